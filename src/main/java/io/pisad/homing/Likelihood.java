package io.pisad.homing;

import java.util.Arrays;

/**
 * The levels' likelihood given the beacon's place, with power, exponent, variance and correlation of the residuals
 * integrated out.
 *
 * <p>Model: {@code level = P0 - 10 n log10(d) + e}, e Gaussian with variance s^2 and one of the {@link Correlation}s. P0
 * and n have normal priors and integrate in closed form (generalised least squares with a conjugate prior; Rasmussen and
 * Williams, Gaussian Processes for Machine Learning, section 2.7); s and the correlation are summed over a small grid.
 */
final class Likelihood {
    static final Correlation[] CORRELATIONS = {
        new Correlation(0, 1), new Correlation(0.9, 12), new Correlation(0.9, 25), new Correlation(0.9, 50)
    };
    private static final double[] SD_DB = {1, 2, 3, 4.5, 6.5, 9.5};
    private static final double POWER_MEAN_DBM = -40;
    private static final double POWER_SD_DB = 40;
    static final double EXPONENT_MEAN = 2.3;
    private static final double EXPONENT_SD = 0.5;
    /** A combination that holds less of the posterior is left out until all are looked at again. */
    private static final double LEAST_SHARE = 1e-4;

    private static final int LOOK_AGAIN = 16;
    private static final double NEGLIGIBLE_LOG = -30;

    final Whitening[] whitenings;
    private final double[] share = new double[CORRELATIONS.length * SD_DB.length];
    private final double[] logs = new double[share.length];
    private int looks;

    Likelihood(int mostCells) {
        whitenings = Arrays.stream(CORRELATIONS)
                .map(c -> new Whitening(c, mostCells))
                .toArray(Whitening[]::new);
    }

    /** Takes the newest cell; before any place does. */
    void grow(Cells cells) {
        for (Whitening whitening : whitenings) {
            whitening.grow(cells);
        }
        if (looks < LOOK_AGAIN || looks % LOOK_AGAIN == 0) {
            Arrays.fill(share, 1);
        }
        looks++;
    }

    /** Logarithm of the likelihood of a place, up to a constant. */
    double logOf(Place place) {
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logs.length; c++) {
            double sd = SD_DB[c % SD_DB.length];
            logs[c] = share[c] < LEAST_SHARE ? Double.NEGATIVE_INFINITY : logOf(place, c / SD_DB.length, sd * sd);
            best = Math.max(best, logs[c]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += log > best + NEGLIGIBLE_LOG ? StrictMath.exp(log - best) : 0;
        }
        return best + StrictMath.log(sum);
    }

    /** Weighs the combinations by the places' masses; standard deviation of one half-second mean, root mean square. */
    double weigh(Iterable<Place> places, double leastMass) {
        double[] sum = new double[share.length];
        double total = 0;
        for (Place place : places) {
            if (place.mass >= leastMass) {
                double all = logOf(place);
                total += place.mass;
                for (int c = 0; c < logs.length; c++) {
                    sum[c] += place.mass * StrictMath.exp(logs[c] - all);
                }
            }
        }
        double variance = 0;
        for (int c = 0; c < sum.length && total > 0; c++) {
            share[c] = sum[c] / total;
            double sd = SD_DB[c % SD_DB.length];
            variance += share[c] * sd * sd;
        }
        return Math.sqrt(variance);
    }

    private double logOf(Place place, int m, double variance) {
        Whitening w = whitenings[m];
        double ofPower = variance / (POWER_SD_DB * POWER_SD_DB);
        double ofExponent = variance / (EXPONENT_SD * EXPONENT_SD);
        double a = w.sum11() + ofPower;
        double b = place.sum1g[m];
        double c = place.sumGg[m] + ofExponent;
        double p = w.sum1y() + ofPower * POWER_MEAN_DBM;
        double q = place.sumGy[m] + ofExponent * EXPONENT_MEAN;
        double det = a * c - b * b;
        double squares = w.sumYy()
                + ofPower * POWER_MEAN_DBM * POWER_MEAN_DBM
                + ofExponent * EXPONENT_MEAN * EXPONENT_MEAN
                - (c * p * p - 2 * b * p * q + a * q * q) / det;
        return -(w.count() - 2) * StrictMath.log(variance) / 2
                - w.logDet() / 2
                - squares / (2 * variance)
                - StrictMath.log(det) / 2;
    }
}
