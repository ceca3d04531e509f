package io.pisad.signal;

import java.util.Arrays;

/**
 * Pulses too weak to be found one by one, by their regularity: epoch folding (Leahy et al. 1983) of the power in windows
 * of a pulse's length, over 20 s.
 *
 * <pre>
 *  power of windows, four to a pulse's length:  x0 x1 x2 x3 x4 x5 ...
 *  for each period P and phase f:  mean of x[f], x[f + P], x[f + 2P], ... (M of them) over the threshold of M windows
 * </pre>
 *
 * <p>Threshold. M windows of n independent values hold M n of them; their mean over the mean of the 20 s is F distributed
 * ({@link FTail}). An hour has 900 folds (one in 4 s) of all periods and phases tried; each may err with the budget over
 * that number (Bonferroni; folds overlap, so the true rate is lower). Periods are a pulse's length over M apart, so
 * that the ends of the train are a quarter of a pulse off at most: drift and a jitter of that size are tolerated.
 *
 * <p>Regularity is what counts: no window counts with more than twice what the mean needs (or three standard deviations
 * of one window), so a few strong bursts among noise are no train. Where the guard bins rise with the train it is none.
 * The work is spread over the readings until the next fold; a run of exceedances is one alarm.
 */
final class TrainFold {
    static final double LENGTH_S = 20;
    static final double EVERY_S = 4;
    private static final double LEAST_LENGTH_S = 8;
    private static final int WINDOWS_PER_WIDTH = 4;
    private static final int FEWEST = 4;
    private static final double GUARD_SHARE = 0.5;

    private final PowerHistory history;
    private final int width;
    private final int hop;
    private final int longest;
    private final int shortest;
    private final int every;
    private final double[] periods;
    private final int perReading;
    private final double[] thresholds;
    private final double[] caps;
    private final float[] x;
    private final float[] folded;

    private long origin;
    private int windows;
    private double base;
    private int next;
    private double bestScore;
    private double bestPeriod;
    private int bestPhase;
    private int bestCount;

    /**
     * @param width a pulse's length in readings
     * @param shortestPeriod in readings
     * @param longestPeriod in readings
     * @param readingsPerS readings in a second
     * @param shape independent values per reading
     * @param alarmsPerFold that noise may raise
     */
    TrainFold(
            PowerHistory history,
            int width,
            double shortestPeriod,
            double longestPeriod,
            double readingsPerS,
            double shape,
            double alarmsPerFold) {
        this.history = history;
        this.width = width;
        hop = Math.max(1, Math.round((float) width / WINDOWS_PER_WIDTH));
        longest = (int) (LENGTH_S * readingsPerS);
        shortest = (int) (LEAST_LENGTH_S * readingsPerS);
        every = (int) (EVERY_S * readingsPerS);
        periods = periods(shortestPeriod / hop, longestPeriod / hop, (double) width / hop, (double) longest / hop);
        perReading = 1 + periods.length / (every - 1);
        x = new float[longest / hop + 1];
        folded = new float[(int) Math.ceil(periods[periods.length - 1])];
        double trials = Arrays.stream(periods).map(Math::ceil).sum();
        int most = (int) (x.length / periods[0]) + 2;
        thresholds = new double[most];
        caps = new double[most];
        for (int m = FEWEST; m < most; m++) {
            double ratio = FTail.ratio(shape * width * m, shape * shortest, alarmsPerFold / trials);
            thresholds[m] = ratio - 1;
            caps[m] = Math.max(2 * (ratio - 1), 3 / Math.sqrt(shape * width));
        }
        reset();
    }

    private static double[] periods(double from, double to, double width, double length) {
        int count = 0;
        var list = new double[1 + (int) Math.ceil(2 + (to - from) / (width * from / length))];
        for (double p = from; ; p += width * p / length) {
            list[count++] = Math.min(p, to);
            if (p >= to) {
                return Arrays.copyOf(list, count);
            }
        }
    }

    /** Forgets everything. */
    void reset() {
        next = periods.length;
        windows = 0;
    }

    /**
     * Goes on folding, or begins with the newest 20 s.
     *
     * @return whether a fold has ended with a train in it: its figures stand until the next call
     */
    boolean advance() {
        long now = history.count();
        if (now % every == 0 && now >= shortest) {
            begin(now);
            return false;
        }
        if (next == periods.length) {
            return false;
        }
        for (int n = 0; n < perReading && next < periods.length; n++) {
            fold(periods[next++]);
        }
        return next == periods.length && bestScore >= 1 && !inTheGuards();
    }

    private void begin(long now) {
        int length = (int) Math.min(longest, now);
        origin = now - length;
        windows = (length - width) / hop + 1;
        base = history.mean(origin, now);
        for (int n = 0; n < windows; n++) {
            x[n] = (float) (history.mean(at(n), at(n) + width) / base - 1);
        }
        next = 0;
        bestScore = 0;
    }

    private void fold(double period) {
        int phases = (int) Math.ceil(period);
        int count = (int) ((windows - phases) / period) + 1;
        if (count < FEWEST || windows < phases) {
            return;
        }
        float cap = (float) caps[count];
        Arrays.fill(folded, 0, phases, 0);
        for (int m = 0; m < count; m++) {
            int from = Math.min(windows - phases, (int) Math.round(m * period));
            for (int f = 0; f < phases; f++) {
                folded[f] += Math.min(cap, x[from + f]);
            }
        }
        float least = (float) (count * thresholds[count] * Math.max(1, bestScore));
        for (int f = 0; f < phases; f++) {
            if (folded[f] >= least) {
                least = folded[f];
                bestScore = folded[f] / (count * thresholds[count]);
                bestPeriod = period;
                bestPhase = f;
                bestCount = count;
            }
        }
    }

    private boolean inTheGuards() {
        double whole = history.guardMean(origin, origin + (long) windows * hop);
        double guards = 0;
        for (int m = 0; m < bestCount; m++) {
            guards += (history.guardMean(pulse(m), pulse(m) + width) / whole - 1) / bestCount;
        }
        return guards > GUARD_SHARE * (ratio() - 1);
    }

    private long at(int window) {
        return origin + (long) window * hop;
    }

    private long pulse(int m) {
        return at(Math.min(windows - 1, bestPhase + (int) Math.round(m * bestPeriod)));
    }

    /** First reading of the newest pulse. */
    long start() {
        return pulse(bestCount - 1);
    }

    int width() {
        return width;
    }

    /** From pulse to pulse, in readings. */
    double period() {
        return bestPeriod * hop;
    }

    /** By how much it is over its threshold, 1 at it. */
    double score() {
        return bestScore;
    }

    /** Mean power of the pulses over the noise. */
    double ratio() {
        double sum = 0;
        for (int m = 0; m < bestCount; m++) {
            sum += history.mean(pulse(m), pulse(m) + width) / base / bestCount;
        }
        return sum;
    }

    double noise() {
        return base;
    }
}
