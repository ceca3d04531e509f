package io.pisad.homing;

import io.pisad.model.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Whether HOMING is getting anywhere. Progress is any of: the level, averaged over 20 s, 0.5 dB over its best so far;
 * the estimate's error or the direction's error 10 % under its best; the estimate 10 m nearer than ever; the posterior's
 * entropy {@value #LEARNED_NATS} nats away from where it last was progress. A beacon that is rarely heard has at least
 * {@value #PERIODS} of its periods for the next one. Without progress for that long it is stuck, after as long again it ends.
 */
final class Progress {
    private static final double AVERAGE_S = 20;
    private static final double LEARNED_NATS = 0.1;
    private static final int PERIODS = 8;
    private final Settings.Homing settings;
    private final long startNs;
    private long lastNs;
    private long betterNs;
    private long stuckNs = Long.MAX_VALUE;
    private double stuckLimitS;
    private double levelDbm = Double.NaN;
    private double bestDbm = Double.NEGATIVE_INFINITY;
    private double bestErrorM = Double.POSITIVE_INFINITY;
    private double bestDistanceM = Double.POSITIVE_INFINITY;
    private double entropyNats = Double.POSITIVE_INFINITY;
    private double bestSdDeg = Double.POSITIVE_INFINITY;

    Progress(Settings.Homing settings, long startNs) {
        this.settings = settings;
        this.startNs = startNs;
        lastNs = startNs;
        betterNs = startNs;
    }

    /**
     * Takes the present figures; says why HOMING should end, or null.
     *
     * @param periodS from one pulse to the next, NaN if it has none or none is known
     */
    @Nullable
    String stalled(long nowNs, double meanDbm, @Nullable Here here, @Nullable Estimate estimate, double periodS) {
        average(nowNs, meanDbm);
        boolean better = levelDbm >= bestDbm + 0.5;
        bestDbm = better ? levelDbm : bestDbm;
        if (here != null && estimate != null) {
            double distanceM = here.point().distanceM(estimate.point());
            double sdDeg = estimate.towards().sdDeg();
            better |= estimate.errorM() < 0.9 * bestErrorM
                    || distanceM <= bestDistanceM - 10
                    || sdDeg < 0.9 * bestSdDeg
                    || Math.abs(estimate.entropyNats() - entropyNats) >= LEARNED_NATS;
            if (!(Math.abs(estimate.entropyNats() - entropyNats) < LEARNED_NATS)) {
                entropyNats = estimate.entropyNats();
            }
            bestErrorM = estimate.errorM() < 0.9 * bestErrorM ? estimate.errorM() : bestErrorM;
            bestDistanceM = distanceM <= bestDistanceM - 10 ? distanceM : bestDistanceM;
            bestSdDeg = sdDeg < 0.9 * bestSdDeg ? sdDeg : bestSdDeg;
        }
        betterNs = better ? nowNs : betterNs;
        if ((nowNs - startNs) / 1e9 >= settings.ceilingS()) {
            return "homing took " + Math.round(settings.ceilingS()) + " s";
        }
        double limitS =
                Double.isNaN(periodS) ? settings.noProgressS() : Math.max(settings.noProgressS(), PERIODS * periodS);
        if (better) {
            stuckNs = Long.MAX_VALUE;
        } else if (stuckNs == Long.MAX_VALUE && (nowNs - betterNs) / 1e9 >= limitS) {
            stuckNs = nowNs;
            stuckLimitS = limitS;
        }
        return stuck() && (nowNs - stuckNs) / 1e9 >= stuckLimitS ? "no progress" : null;
    }

    /** Whether there was no progress for so long, when asked last, that something else should be tried. */
    boolean stuck() {
        return stuckNs != Long.MAX_VALUE;
    }

    private void average(long nowNs, double meanDbm) {
        double share = Math.min(1, (nowNs - lastNs) / 1e9 / AVERAGE_S);
        lastNs = nowNs;
        if (!Double.isNaN(meanDbm)) {
            levelDbm = Double.isNaN(levelDbm) ? meanDbm : levelDbm + share * (meanDbm - levelDbm);
        }
    }
}
