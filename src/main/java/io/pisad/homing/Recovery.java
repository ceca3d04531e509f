package io.pisad.homing;

import org.jspecify.annotations.Nullable;

/**
 * What is flown before an approach that gets nowhere ends: back to where the beacon was loudest since it began, then around
 * that place on a widening spiral. Where the beacon fades on the way, or the fence stops the vehicle, the spiral begins
 * there or turns the other way round.
 */
final class Recovery {
    private static final double REACHED_M = 8;
    /** From one turn of the spiral to the next. */
    private static final double WIDER_M = 40;
    /** What a level counts at least in the running average; what comes a second after the one before counts alone. */
    private static final double LEAST_SHARE = 0.2;

    private static final double LOUDEST_DB = 60;
    private static final double FRESH_S = 1;
    private static final double STOPPED_MPS = 0.5;
    private static final double STOPPED_S = 5;

    private long heardNs = Long.MIN_VALUE;
    private double averageDb = Double.NaN;
    private double mostDb = Double.NEGATIVE_INFINITY;
    private @Nullable Point loudest;

    private @Nullable Point centre;
    private boolean reached;
    private boolean interrupted;
    private int turn = 1;
    private long movedNs;

    /** Remembers where the beacon is loudest; at every tick of the approach. */
    void hear(long nowNs, Here here, Fade fade) {
        boolean news = fade.heardNs() > heardNs;
        double apartS = heardNs == Long.MIN_VALUE ? 0 : (fade.heardNs() - heardNs) / 1e9;
        heardNs = Math.max(heardNs, fade.heardNs());
        if (!news || (nowNs - heardNs) / 1e9 > FRESH_S || Double.isNaN(fade.overDb())) {
            return;
        }
        double overDb = Math.min(LOUDEST_DB, fade.overDb());
        averageDb = Double.isNaN(averageDb)
                ? overDb
                : averageDb + Math.min(1, Math.max(LEAST_SHARE, apartS)) * (overDb - averageDb);
        if (averageDb > mostDb) {
            mostDb = averageDb;
            loudest = here.point();
        }
    }

    /** Begins; false when the beacon was heard nowhere. */
    boolean begin(long nowNs) {
        centre = loudest;
        reached = false;
        interrupted = false;
        movedNs = nowNs;
        return centre != null;
    }

    boolean active() {
        return centre != null;
    }

    void end() {
        centre = null;
    }

    /** The strategy leads out of a fade meanwhile. */
    void interrupt() {
        interrupted = true;
    }

    /** While active. The spiral is Archimedes': r = b phi, its course is off the tangent by atan(b / r). */
    Velocity steer(long nowNs, Here here, double speedMps) {
        Point around = centre;
        if (around == null) {
            return Velocity.ZERO;
        }
        boolean moves = here.velocity().speedMps() > Math.min(STOPPED_MPS, speedMps / 2);
        movedNs = interrupted || moves ? nowNs : movedNs;
        boolean stopped = (nowNs - movedNs) / 1e9 > STOPPED_S;
        if (interrupted || stopped) {
            turn = -turn;
            around = reached ? around : stopped ? ahead(here, around) : here.point();
            reached = true;
            movedNs = nowNs;
            interrupted = false;
        }
        centre = around;
        double distanceM = here.point().distanceM(around);
        double inDeg = here.point().bearingDeg(around);
        reached |= distanceM < REACHED_M;
        double outDeg = StrictMath.toDegrees(StrictMath.atan2(WIDER_M / (2 * StrictMath.PI), distanceM));
        return Velocity.towards(reached ? inDeg + turn * (90 + outDeg) : inDeg, speedMps);
    }

    /** A little on towards a place that cannot be reached: both ways round lead away from what is between. */
    private static Point ahead(Here here, Point place) {
        return here.point().after(Velocity.towards(here.point().bearingDeg(place), REACHED_M), 1);
    }
}
