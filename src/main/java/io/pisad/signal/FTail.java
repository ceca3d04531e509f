package io.pisad.signal;

/**
 * How far noise strays: the ratio of two mean powers of the same noise, exceeded with a small probability.
 *
 * <p>The energy of white Gaussian noise over n independent complex values is gamma distributed with shape n (half a
 * chi-square with 2n degrees of freedom: Urkowitz, "Energy detection of unknown deterministic signals", Proc. IEEE 55,
 * 1967). Over a base that was itself measured on m values the ratio of the means is F distributed with 2n and 2m degrees
 * of freedom, and {@code P(ratio > x) = I_z(m, n)}, {@code z = m / (m + n x)}, with the regularised incomplete beta
 * function I (Abramowitz and Stegun 26.6.2). I is the continued fraction 26.5.8, by Lentz's method.
 */
final class FTail {
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 20_000;

    private FTail() {}

    /**
     * The ratio that noise exceeds with that probability.
     *
     * @param shape independent complex values of the numerator
     * @param baseShape those of the denominator
     * @param probability under 0.4
     */
    static double ratio(double shape, double baseShape, double probability) {
        double low = 0;
        double high = 1;
        while (exceeds(shape, baseShape, StrictMath.exp(high)) > probability && high < 64) {
            low = high;
            high *= 2;
        }
        for (int turn = 0; turn < 50; turn++) {
            double middle = (low + high) / 2;
            if (exceeds(shape, baseShape, StrictMath.exp(middle)) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return StrictMath.exp(high);
    }

    /** The probability that noise exceeds a ratio of 1 or more. */
    static double exceeds(double shape, double baseShape, double ratio) {
        double z = baseShape / (baseShape + shape * ratio);
        double log = logGamma(shape + baseShape)
                - logGamma(shape)
                - logGamma(baseShape)
                + baseShape * StrictMath.log(z)
                + shape * StrictMath.log1p(-z);
        return StrictMath.exp(log) / baseShape * fraction(baseShape, shape, z);
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-13) {
                break;
            }
        }
        return h;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series, after a shift to where it is exact. */
    private static double logGamma(double k) {
        double shift = 0;
        double x = k;
        while (x < 12) {
            shift += StrictMath.log(x);
            x++;
        }
        double inverse = 1 / (x * x);
        double series = (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680))) / x;
        return (x - 0.5) * StrictMath.log(x) - x + 0.5 * StrictMath.log(2 * StrictMath.PI) + series - shift;
    }
}
