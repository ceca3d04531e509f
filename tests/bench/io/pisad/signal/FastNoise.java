package io.pisad.signal;

/**
 * White Gaussian noise faster than a meter eats it: quantiles from a table of 4096 by the bits of SplitMix64. The tails
 * end at 3.7 standard deviations, which no sum over a hundred samples can tell.
 */
final class FastNoise {
    private static final int BITS = 12;
    private static final float[] QUANTILE = quantiles();

    private long state;

    FastNoise(long seed) {
        state = seed * 0x9E3779B97F4A7C15L + 0x1234567;
    }

    /** Fills interleaved values with a standard deviation of {@code sigma} each. */
    void fill(float[] values, int count, float sigma) {
        for (int n = 0; n < count; n += 5) {
            long bits = next();
            for (int k = n; k < Math.min(count, n + 5); k++) {
                values[k] = sigma * QUANTILE[(int) bits & (1 << BITS) - 1];
                bits >>>= BITS;
            }
        }
    }

    /** Uniform in 0-1. */
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static float[] quantiles() {
        int size = 1 << BITS;
        var table = new float[size];
        double squares = 0;
        var exact = new double[size];
        for (int n = 0; n < size; n++) {
            exact[n] = quantile((n + 0.5) / size);
            squares += exact[n] * exact[n];
        }
        for (int n = 0; n < size; n++) {
            table[n] = (float) (exact[n] / Math.sqrt(squares / size));
        }
        return table;
    }

    /** Standard normal quantile, by bisection of the integral (Simpson). */
    private static double quantile(double p) {
        double low = -6;
        double high = 6;
        for (int turn = 0; turn < 40; turn++) {
            double middle = (low + high) / 2;
            if (below(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double below(double x) {
        int steps = 200;
        double h = x / steps;
        double sum = 0;
        for (int n = 0; n < steps; n += 2) {
            sum += density(n * h) + 4 * density((n + 1) * h) + density((n + 2) * h);
        }
        return 0.5 + sum * h / 3;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
