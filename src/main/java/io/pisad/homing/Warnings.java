package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.VehicleState;

/**
 * Tells the ground of a battery that runs low, of a beacon that is followed though no longer detected, and whether height is
 * known above home only; nothing hangs on it.
 */
final class Warnings {
    private static final double[] LEVELS_PERCENT = {30, 25};
    /** A battery must be so much over a level before that is told again. */
    private static final double AGAIN_PERCENT = 5;

    private static final double WEAK_AGAIN_S = 60;

    private final Scribe scribe;
    private final boolean[] told = new boolean[LEVELS_PERCENT.length];
    private boolean overGround;
    private long weakNs = Long.MIN_VALUE;

    Warnings(Scribe scribe) {
        this.scribe = scribe;
    }

    void onVehicle(VehicleState vehicle) {
        var battery = vehicle.battery();
        if (battery != null) {
            charge(battery.percent());
        }
        boolean now = !Double.isNaN(Fence.clearanceM(vehicle, vehicle.atNs()));
        if (now != overGround) {
            overGround = now;
            scribe.tell(
                    now ? Severity.INFO : Severity.WARNING,
                    now ? "height: over ground counts too" : "height: above home only, ground unknown");
        }
    }

    /** The beacon is followed and heard, but under what keeps a detection: told once a minute. */
    void weak(double snrDb, long nowNs) {
        if (weakNs == Long.MIN_VALUE || (nowNs - weakNs) / 1e9 >= WEAK_AGAIN_S) {
            weakNs = nowNs;
            scribe.tell(Severity.WARNING, "beacon weak, SNR " + Math.round(snrDb) + " dB");
        }
    }

    private void charge(double percent) {
        boolean tell = false;
        for (int i = 0; i < told.length; i++) {
            if (percent >= LEVELS_PERCENT[i] + AGAIN_PERCENT) {
                told[i] = false;
            } else if (percent <= LEVELS_PERCENT[i] && !told[i]) {
                told[i] = true;
                tell = true;
            }
        }
        if (tell) {
            scribe.tell(Severity.WARNING, "battery " + Math.round(percent) + " %");
        }
    }
}
