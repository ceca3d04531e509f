package io.pisad.homing;

import org.jspecify.annotations.Nullable;

/** A search path that knows how far it has come, so that it goes on where it was left. */
interface Pattern {
    /** The wanted velocity, or null when the whole path is flown. */
    @Nullable
    Velocity steer(Here here);

    /** Remembers the place where it is left, to be flown to first when it goes on. */
    void leave(Point at);

    /** Whether every point of the path lies inside what guidance may use. */
    boolean fits(Here here, Fence fence);
}
