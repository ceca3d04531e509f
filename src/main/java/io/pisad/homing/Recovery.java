package io.pisad.homing;

import io.pisad.model.SignalPicture.Track;
import org.jspecify.annotations.Nullable;

/** What is flown before an approach that gets nowhere ends: back to the loudest place, then around it on a widening spiral. */
final class Recovery {
    private static final double REACHED_M = 8;
    /** From one turn of the spiral to the next. */
    private static final double WIDER_M = 40;

    private final Point best;
    private boolean reached;

    private Recovery(Point best) {
        this.best = best;
    }

    /** To the loudest place of a track; null when it has no place. */
    static @Nullable Recovery to(Track track) {
        Recovery recovery = null;
        double mostDbm = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < track.length(); i++) {
            if (track.rssiDbm()[i] > mostDbm) {
                mostDbm = track.rssiDbm()[i];
                recovery = new Recovery(new Point(track.eastM()[i], track.northM()[i]));
            }
        }
        return recovery;
    }

    /** The spiral is Archimedes': r = b phi, its course is off the tangent by atan(b / r). */
    Velocity steer(Here here, double speedMps) {
        double distanceM = here.point().distanceM(best);
        double inDeg = here.point().bearingDeg(best);
        reached |= distanceM < REACHED_M;
        double outDeg = StrictMath.toDegrees(StrictMath.atan2(WIDER_M / (2 * StrictMath.PI), distanceM));
        return Velocity.towards(reached ? inDeg + 90 + outDeg : inDeg, speedMps);
    }
}
