package io.pisad.signal;

/**
 * Single pulses near the energy-detection limit: the mean power of windows of several lengths against the noise.
 *
 * <p>Threshold. A window of w readings holds n = w s independent values (s: {@link Independence}); its mean over that of
 * the readings before it is F distributed ({@link FTail}). It is tested at every eighth of its length, so in an hour there
 * are {@code 3600 s / (w/8)} tests of each length; each test may err with the budget divided by the number of lengths and
 * of its tests (Bonferroni: neighbouring windows overlap, so the true rate is lower, by about a fifth at these odds).
 * The base is raised by what the guard bins rose in the window.
 * An eighth costs 0.3 dB at worst where the pulse lies between two windows, a length off by 2^(1/4) costs 0.4 dB.
 *
 * <p>A run of exceedances is one alarm: windows go into the same run until the likeliest of them (largest
 * {@code n (r - 1 - ln r)}, the log likelihood ratio of a mean r) has ended its own length ago, 20 ms at least; what
 * follows it without a pause of 20 ms belongs to it too.
 */
final class PulseBank {
    private static final int TESTS_PER_WIDTH = 8;

    private final PowerHistory history;
    private final int[] widths;
    private final int[] bases;
    private final double[][] thresholds;
    private final double shape;
    private final int hang;

    private boolean open;
    private double bestScore;
    private long bestStart;
    private long bestEnd;
    private double bestRatio;
    private int bestBase;
    private long lastEnd;

    private long start;
    private int width;
    private double ratio;
    private double noise;

    /**
     * @param widths lengths in readings
     * @param bases lengths of the base in readings, shortest first
     * @param shape independent values per reading
     * @param alarmsPerReading that noise may raise, all lengths together
     * @param hang readings of a pause
     */
    PulseBank(PowerHistory history, int[] widths, int[] bases, double shape, double alarmsPerReading, int hang) {
        this.history = history;
        this.widths = widths;
        this.bases = bases;
        this.shape = shape;
        this.hang = hang;
        thresholds = new double[bases.length][widths.length];
        for (int b = 0; b < bases.length; b++) {
            for (int n = 0; n < widths.length; n++) {
                double perTest = alarmsPerReading * hop(widths[n]) / widths.length;
                thresholds[b][n] = FTail.ratio(shape * widths[n], shape * bases[b], perTest);
            }
        }
        reset();
    }

    /** Forgets everything. */
    void reset() {
        open = false;
        lastEnd = Long.MIN_VALUE / 2;
    }

    private static int hop(int width) {
        return Math.max(1, width / TESTS_PER_WIDTH);
    }

    /**
     * Tests the windows that end with the newest reading but one.
     *
     * @param mostNoise what the noise is at most
     * @param guardQuiet quiet level of the guard bins
     * @return whether a run has ended: its figures stand until the next call
     */
    boolean advance(double mostNoise, double guardQuiet) {
        long now = history.count() - 1; // the guards' frames reach back: they may show a step a reading later
        for (int n = 0; n < widths.length; n++) {
            if (now % hop(widths[n]) == 0) {
                test(n, now, mostNoise, guardQuiet);
            }
        }
        if (!open || now < bestEnd + Math.max(hang, bestEnd - bestStart)) {
            return false;
        }
        open = false;
        boolean fresh = bestStart > lastEnd + hang;
        lastEnd = bestEnd;
        start = bestStart;
        width = (int) (bestEnd - bestStart);
        ratio = bestRatio;
        noise = history.mean(start, bestEnd) / ratio;
        return fresh;
    }

    private void test(int n, long now, double mostNoise, double guardQuiet) {
        long from = now - widths[n];
        if (from < bases[0] || from < lastEnd) {
            return;
        }
        int b = bases.length - 1;
        while (bases[b] > from) {
            b--;
        }
        double here = history.ratio(from, now, bases[b], mostNoise, guardQuiet);
        if (here < thresholds[b][n] * rise(from, now, bases[b])) {
            return;
        }
        double score = shape * widths[n] * (here - 1 - StrictMath.log(here));
        if (!open || score > bestScore) {
            open = true;
            bestScore = score;
            bestStart = from;
            bestEnd = now;
            bestRatio = here;
            bestBase = bases[b];
        }
    }

    private double rise(long from, long to, int base) {
        return Math.max(history.rise(from, to, base), history.rise(from + 1, to + 1, base));
    }

    /** First reading of the likeliest window. */
    long start() {
        return start;
    }

    /** Its length in readings. */
    int width() {
        return width;
    }

    /** Readings before it that were the base. */
    int base() {
        return bestBase;
    }

    /** Its mean power over the noise. */
    double ratio() {
        return ratio;
    }

    /** That noise. */
    double noise() {
        return noise;
    }
}
