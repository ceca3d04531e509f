package io.pisad.sim;

/** The error of a position, east and north: Gauss-Markov, one step each 100 ms. */
final class PositionError {
    static final long PERIOD_NS = 100_000_000L;

    double eastM;
    double northM;
    private final double kept;
    private final double kick;
    private final Draws draws;
    private long steps;

    /** @param timeS in which the correlation falls to 1/e */
    PositionError(double sigmaM, double timeS, Draws draws) {
        this.draws = draws;
        kept = StrictMath.exp(-PERIOD_NS / 1e9 / timeS);
        kick = sigmaM * Math.sqrt(1 - kept * kept);
        eastM = sigmaM * draws.normal(0);
        northM = sigmaM * draws.normal(1);
    }

    void step() {
        steps++;
        eastM = kept * eastM + kick * draws.normal(2 * steps);
        northM = kept * northM + kick * draws.normal(2 * steps + 1);
    }
}
