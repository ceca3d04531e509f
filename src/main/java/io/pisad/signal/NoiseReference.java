package io.pisad.signal;

/**
 * The noise in the channel's bandwidth, from the bins on both sides of it.
 *
 * <pre>
 *            guard (up to 4 bw)      gap  channel  gap      guard (up to 4 bw)
 *  ... |------------------------------|   |=======|   |------------------------------| ...
 *                      DC +-2 bins left out         the outer 5 % of the band on each side left out
 * </pre>
 *
 * <p>It is the median over the guard bins of the mean power over the reading's frames, so neither a line nor the
 * other tone of a wide signal moves it, divided by what that median is on white noise (Wilson-Hilferty). Four bandwidths
 * on each side: many bins make it steady, and a strong signal's skirts stay the minority.
 */
final class NoiseReference {
    private static final double GUARD_BANDWIDTHS = 4;
    private static final double DC_BINS = 2.01;
    private static final double GAP_BINS = 2.5;
    private static final double USED_BAND = 0.45;
    private static final int FEWEST_BINS = 4;

    /** Correlation of |X|^2 between Hann bins 1 and 2 apart: (2/3)^2, (1/6)^2. */
    private static final double[] BIN_CORRELATION = {4 / 9.0, 1 / 36.0};

    private final int[] bins;
    private final float[] sorted;
    private final double scale;
    private final double relativeVariance;

    /**
     * @param frameVariance relative variance of a bin's mean power over the frames of one reading
     */
    NoiseReference(Part part, int size, double frameVariance) {
        ChannelPlan plan = part.plan();
        double binHz = plan.sampleRateHz() / size;
        double near = plan.bandwidthHz() / 2 + GAP_BINS * binHz;
        double far = near + GUARD_BANDWIDTHS * plan.bandwidthHz();
        bins = java.util.stream.IntStream.range(-size / 2, size / 2)
                .filter(k -> {
                    double away = Math.abs(k * binHz - plan.offsetHz());
                    return away >= near
                            && away <= far
                            && Math.abs(part.inBandHz(k * binHz)) > DC_BINS * binHz
                            && Math.abs(part.inBandHz(k * binHz)) <= USED_BAND * part.bandHz();
                })
                .map(k -> Math.floorMod(k, size))
                .toArray();
        if (bins.length < FEWEST_BINS) {
            throw new IllegalArgumentException("bandwidth " + plan.bandwidthHz() + " Hz at " + plan.offsetHz()
                    + " Hz leaves no room for a noise reference in " + plan.sampleRateHz()
                    + " Hz: take at most " + plan.sampleRateHz() / 2 + " Hz");
        }
        sorted = new float[bins.length];
        double shape = 1 / frameVariance; // a mean of frames is gamma distributed, mean 1
        double cube = 1 - 1 / (9 * shape);
        double median = cube * cube * cube;
        scale = plan.bandwidthHz() / binHz / median;
        double inflation = 1;
        for (double correlation : BIN_CORRELATION) {
            inflation += 2 * StrictMath.asin(correlation) / StrictMath.asin(1);
        }
        double density = gammaDensityTimesX(shape, median * shape);
        relativeVariance = inflation / (4 * bins.length * density * density);
    }

    /** The noise in the channel, from bin powers (mean over frames, scaled so that white noise N sums to N). */
    double power(float[] binPower) {
        for (int n = 0; n < bins.length; n++) {
            sorted[n] = binPower[bins[n]];
        }
        return scale * Median.of(sorted, sorted.length);
    }

    /** The bins it looks at. */
    int[] bins() {
        return bins;
    }

    /** How far the 10th percentile of the reference in dB lies under its mean power, on white noise. */
    double p10BiasDb() {
        double ninth = relativeVariance / 9; // Wilson-Hilferty for a gamma of that variance
        double root = 1 - ninth - 1.2815515655 * Math.sqrt(ninth);
        return -Window.db(root * root * root);
    }

    /** x f(x) of the gamma density with unit scale: x^k e^-x / Gamma(k), Stirling's series for Gamma. */
    private static double gammaDensityTimesX(double k, double x) {
        double series = 1 / (12 * k) - 1 / (360 * k * k * k);
        double logGamma = (k - 0.5) * StrictMath.log(k) - k + 0.5 * StrictMath.log(2 * StrictMath.PI) + series;
        return StrictMath.exp(k * StrictMath.log(x) - x - logGamma);
    }
}
