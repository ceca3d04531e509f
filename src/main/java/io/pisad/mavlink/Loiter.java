package io.pisad.mavlink;

import io.pisad.model.FailsafeAction;

/** AUTO.LOITER that PX4 is owed: commanded until the link takes it, and no longer than PX4 waits for set-points. */
final class Loiter {
    /** PX4 goes home by itself when it heard no set-point for so long. */
    private static final long PATIENCE_NS = 1_900_000_000L;

    private static final long RETRY_NS = 10_000_000L;

    private final ModeOrders modes;
    private boolean waits;
    private long untilNs;
    private long triedNs;

    Loiter(ModeOrders modes) {
        this.modes = modes;
    }

    /** It is due from now on. */
    void due(long nowNs) {
        waits = true;
        untilNs = nowNs + PATIENCE_NS;
        triedNs = nowNs - RETRY_NS;
    }

    boolean waits() {
        return waits;
    }

    void forget() {
        waits = false;
    }

    /** Tries, unless a failsafe is under way: its mode must not be overruled. */
    void step(boolean mayBrake, long nowNs) {
        if (waits && nowNs - triedNs >= RETRY_NS) {
            triedNs = nowNs;
            waits = nowNs <= untilNs
                    && mayBrake
                    && !modes.underWay(nowNs)
                    && !modes.command(FailsafeAction.LOITER, nowNs);
        }
    }
}
