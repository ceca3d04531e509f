package io.pisad.homing;

import io.pisad.model.SignalPicture.PulsePattern;
import org.jspecify.annotations.Nullable;

/** The last pulses heard at a given strength, and how long their silence may last. */
final class PulseTrain {
    private static final int KEPT = 8;
    private static final double MOST_S = 240;

    private final long[] startNs = new long[KEPT];
    private int count;

    void add(long atNs) {
        startNs[count++ % KEPT] = atNs;
    }

    void forget() {
        count = 0;
    }

    boolean empty() {
        return count == 0;
    }

    /** Start of the newest pulse. */
    long newestNs() {
        return startNs[(count - 1) % KEPT];
    }

    /**
     * Silence that means loss: max(configured, 3.5 x period + jitter), at most 240 s.
     *
     * @param pattern the analysed pattern; without one the distances of the kept pulses count
     * @param unknownPeriodS period to assume while neither says
     */
    double lossTimeS(double configuredS, @Nullable PulsePattern pattern, double unknownPeriodS) {
        double jitterS = pattern == null || Double.isNaN(pattern.jitterS()) ? 0 : pattern.jitterS();
        double used = periodS(pattern, unknownPeriodS);
        return Double.isNaN(used) ? configuredS : Math.min(MOST_S, Math.max(configuredS, 3.5 * used + jitterS));
    }

    /** From one pulse to the next: as analysed, else of the kept pulses, else as assumed. */
    double periodS(@Nullable PulsePattern pattern, double unknownPeriodS) {
        double analysedS = pattern == null ? Double.NaN : pattern.periodS();
        double known = Double.isNaN(analysedS) ? periodS() : analysedS;
        return Double.isNaN(known) ? unknownPeriodS : known;
    }

    /** Shortest distance between kept neighbours, NaN with fewer than two. */
    double periodS() {
        double shortest = Double.NaN;
        for (int k = Math.max(1, count - KEPT + 1); k < count; k++) {
            double distance = (startNs[k % KEPT] - startNs[(k - 1) % KEPT]) / 1e9;
            shortest = Double.isNaN(shortest) ? distance : Math.min(shortest, distance);
        }
        return shortest;
    }

    /** Share of the pulses due in the last periods that was heard, 0-1; NaN without a period. */
    double shareOf(int periods, double periodS, long nowNs) {
        if (Double.isNaN(periodS)) {
            return Double.NaN;
        }
        int found = 0;
        for (int k = Math.max(0, count - KEPT); k < count; k++) {
            found += (nowNs - startNs[k % KEPT]) / 1e9 < (periods + 0.5) * periodS ? 1 : 0;
        }
        int due = Math.min(periods, count);
        return Math.min(1, (double) found / due);
    }
}
