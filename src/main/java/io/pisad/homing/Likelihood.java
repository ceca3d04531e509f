package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;

/**
 * The levels' likelihood given the beacon's place, with power, exponent, variance and correlation of the residuals
 * integrated out.
 *
 * <p>Model: {@code level = P0 - 10 n log10(d) + e}, e Gaussian with variance s^2 and one of the {@link Correlation}s. P0
 * and n have normal priors and integrate in closed form (generalised least squares with a conjugate prior; Rasmussen and
 * Williams, Gaussian Processes for Machine Learning, section 2.7); s and the correlation are summed over a small grid.
 */
final class Likelihood {
    /** The first is that of white noise alone. */
    static final Correlation[] CORRELATIONS = {
        new Correlation(0, 1), new Correlation(0.9, 12), new Correlation(0.9, 25), new Correlation(0.9, 50)
    };

    static final double[] SD_DB = {0.7, 1.4, 2.2, 3.3, 4.8, 7, 10};
    /** A combination that holds less of the posterior is left out until all are looked at again. */
    private static final double LEAST_SHARE = 1e-4;

    private static final int LOOK_AGAIN = 16;
    private static final double NEGLIGIBLE_LOG = -30;

    final Whitening[] whitenings;
    private final Correlation[] correlations;
    private final double[] share;
    private final double[] logs;
    private final Prior prior;
    private int looks;

    Likelihood(int mostCells, Prior prior) {
        this.prior = prior;
        correlations = prior.shadowing() ? CORRELATIONS : Arrays.copyOf(CORRELATIONS, 1);
        share = new double[correlations.length * SD_DB.length];
        logs = new double[share.length];
        whitenings = Arrays.stream(correlations)
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
    double logOf(LeastSquares place) {
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logs.length; c++) {
            logs[c] =
                    share[c] < LEAST_SHARE ? Double.NEGATIVE_INFINITY : logOf(place, c / SD_DB.length, varianceDb2(c));
            best = Math.max(best, logs[c]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += log > best + NEGLIGIBLE_LOG ? StrictMath.exp(log - best) : 0;
        }
        return best + StrictMath.log(sum);
    }

    /** Weighs the combinations by the places' masses. */
    void weigh(Iterable<Place> places, double leastMass) {
        weighBy(weigher -> {
            for (Place place : places) {
                if (place.mass >= leastMass) {
                    weigher.accept(place.sums, place.mass);
                }
            }
        });
    }

    /** Weighs the combinations by hypotheses with their masses. */
    void weighBy(Consumer<ObjDoubleConsumer<LeastSquares>> hypotheses) {
        double[] sum = new double[share.length];
        double[] total = new double[1];
        hypotheses.accept((sums, mass) -> {
            double all = logOf(sums);
            total[0] += mass;
            for (int c = 0; c < logs.length; c++) {
                sum[c] += mass * StrictMath.exp(logs[c] - all);
            }
        });
        for (int c = 0; c < sum.length && total[0] > 0; c++) {
            share[c] = sum[c] / total[0];
        }
    }

    /** Expected variance of the residual of the mean of so many seconds in one place, by the newest weights. */
    double varianceOfMeanDb2(double means) {
        double variance = 0;
        for (int c = 0; c < share.length; c++) {
            variance += share[c] * varianceDb2(c) * correlations[c / SD_DB.length].alone(means);
        }
        return variance;
    }

    private static double varianceDb2(int combination) {
        double sd = SD_DB[combination % SD_DB.length];
        return sd * sd;
    }

    private double logOf(LeastSquares place, int m, double variance) {
        Whitening w = whitenings[m];
        double ofPower = variance / (prior.powerSdDb() * prior.powerSdDb());
        double ofExponent = variance / (prior.exponentSd() * prior.exponentSd());
        double a = w.sum11() + ofPower;
        double b = place.sum1g[m];
        double c = place.sumGg[m] + ofExponent;
        double p = w.sum1y() + ofPower * prior.powerDbm();
        double q = place.sumGy[m] + ofExponent * prior.exponent();
        double det = a * c - b * b;
        double squares = w.sumYy()
                + ofPower * prior.powerDbm() * prior.powerDbm()
                + ofExponent * prior.exponent() * prior.exponent()
                - (c * p * p - 2 * b * p * q + a * q * q) / det;
        return -(w.count() - 2) * StrictMath.log(variance) / 2
                - w.logDet() / 2
                - squares / (2 * variance)
                - StrictMath.log(det) / 2;
    }
}
