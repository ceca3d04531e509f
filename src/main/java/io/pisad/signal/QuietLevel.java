package io.pisad.signal;

/**
 * The level of the channel when nothing pulses in it: the lowest reading of the last second, times what such a minimum
 * lies under the mean on noise. A steady carrier or a narrow interferer in the channel raises it, pulses do not.
 */
final class QuietLevel {
    private static final int BUCKETS = 32;

    /** Standard normal quantile of 1/1000: the lowest of the thousand readings of a second. */
    private static final double LOWEST = -3.09;

    private final double[] lowest = new double[BUCKETS];
    private final int readingsPerBucket;
    private final double unbias;
    private int readings;

    /** @param shape independent values in a reading */
    QuietLevel(double periodS, double shape) {
        readingsPerBucket = Math.max(1, (int) Math.ceil(1 / (periodS * (BUCKETS - 1))));
        double ninth = 1 / (9 * shape); // Wilson-Hilferty
        double root = 1 - ninth + LOWEST * Math.sqrt(ninth);
        unbias = 1 / (root * root * root);
        reset();
    }

    /** Forgets everything, as after a gain step. */
    void reset() {
        java.util.Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        readings = 0;
    }

    /** The quiet level, infinite before the first reading. */
    double power() {
        double least = Double.POSITIVE_INFINITY;
        for (double value : lowest) {
            least = Math.min(least, value);
        }
        return least * unbias;
    }

    /** Takes the mean envelope power of one reading. */
    void add(double meanPower) {
        int bucket = readings / readingsPerBucket % BUCKETS;
        if (readings % readingsPerBucket == 0) {
            lowest[bucket] = Double.POSITIVE_INFINITY;
        }
        lowest[bucket] = Math.min(lowest[bucket], meanPower);
        readings = (readings + 1) % (readingsPerBucket * BUCKETS);
    }
}
