package io.pisad.homing;

/** The standard normal distribution. */
final class Normal {
    private Normal() {}

    /** Probability below x; Abramowitz and Stegun 26.2.17, error under 7.5e-8. */
    static double below(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double density = StrictMath.exp(-x * x / 2) / Math.sqrt(2 * StrictMath.PI);
        double tail = density
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? 1 - tail : tail;
    }
}
