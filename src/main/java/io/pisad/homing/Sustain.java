package io.pisad.homing;

/** A condition that counts only once it has held for a while without a break. */
final class Sustain {
    private static final long NEVER = Long.MIN_VALUE;

    private final double sustainS;
    private long sinceNs = NEVER;

    Sustain(double sustainS) {
        this.sustainS = sustainS;
    }

    /** Takes the condition at a time; says whether it has held long enough. */
    boolean holds(boolean condition, long nowNs) {
        if (!condition) {
            sinceNs = NEVER;
            return false;
        }
        sinceNs = sinceNs == NEVER ? nowNs : sinceNs;
        return (nowNs - sinceNs) / 1e9 >= sustainS;
    }
}
