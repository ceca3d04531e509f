package io.pisad.homing;

import io.pisad.model.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Whether HOMING is getting anywhere. Progress is any of: the mean level 1 dB over the best so far, the estimate's error
 * 10 % under the best, the estimate 10 m nearer than ever.
 */
final class Progress {
    private final Settings.Homing settings;
    private final long startNs;
    private long betterNs;
    private double bestDbm = Double.NEGATIVE_INFINITY;
    private double bestErrorM = Double.POSITIVE_INFINITY;
    private double bestDistanceM = Double.POSITIVE_INFINITY;

    Progress(Settings.Homing settings, long startNs) {
        this.settings = settings;
        this.startNs = startNs;
        betterNs = startNs;
    }

    /** Takes the present figures; says why HOMING should end, or null. */
    @Nullable
    String stalled(long nowNs, double meanDbm, double distanceM, double errorM) {
        if (meanDbm >= bestDbm + 1) {
            bestDbm = meanDbm;
            betterNs = nowNs;
        }
        if (errorM <= 0.9 * bestErrorM) {
            bestErrorM = errorM;
            betterNs = nowNs;
        }
        if (distanceM <= bestDistanceM - 10) {
            bestDistanceM = distanceM;
            betterNs = nowNs;
        }
        if ((nowNs - startNs) / 1e9 >= settings.ceilingS()) {
            return "homing took " + Math.round(settings.ceilingS()) + " s";
        }
        return (nowNs - betterNs) / 1e9 >= settings.noProgressS() ? "no progress" : null;
    }
}
