package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Prior;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The closed form against the density of the levels as one big Gaussian, in plain dense algebra. */
final class LikelihoodTest {
    private static final int CELLS = 14;

    private static final Law LAW = new Law(Prior.WIDE);

    private final Cells cells = new Cells(CELLS);
    private final Likelihood likelihood = new Likelihood(CELLS, Prior.WIDE);

    @Test
    void differsBetweenPlacesAsTheDenseGaussianDoes() {
        var random = new Random(4);
        Place here = new Place(LAW, 120, -40, 5, 0, Likelihood.CORRELATIONS.length, CELLS);
        Place there = new Place(LAW, -60, 210, 5, 0, Likelihood.CORRELATIONS.length, CELLS);
        for (int i = 0; i < CELLS; i++) {
            var cell = new Cell(10 * i, 3 * i * (i % 3), 30, -80 + 5 * random.nextGaussian(), 1 + i % 4, 2 * i);
            cells.add(cell);
            likelihood.grow(cells);
            here.grow(cells, i, likelihood.whitenings);
            there.grow(cells, i, likelihood.whitenings);
        }
        double expected = dense(here) - dense(there);
        assertThat(likelihood.logOf(here.sums) - likelihood.logOf(there.sums)).isCloseTo(expected, within(1e-6));
        assertThat(Math.abs(expected)).as("the places differ").isGreaterThan(0.1);
    }

    /** Sum over correlations and deviations of N(y; mean, s^2 R + priors' covariance), in logarithms. */
    private double dense(Place place) {
        double[] sds = Likelihood.SD_DB;
        double sum = 0;
        for (Correlation correlation : Likelihood.CORRELATIONS) {
            for (double sd : sds) {
                sum += Math.exp(dense(place, correlation, sd) + 100);
            }
        }
        return Math.log(sum) - 100;
    }

    private double dense(Place place, Correlation correlation, double sd) {
        double[][] k = new double[CELLS][CELLS];
        double[] y = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            double gi = cells.lossDb(LAW, i, place.eastM, place.northM);
            y[i] = cells.levelDb[i] + 40 - 2.3 * gi;
            for (int j = 0; j < CELLS; j++) {
                double gj = cells.lossDb(LAW, j, place.eastM, place.northM);
                double apartM = Math.hypot(cells.eastM[i] - cells.eastM[j], cells.northM[i] - cells.northM[j]);
                double r = i == j ? correlation.alone(cells.weight[i]) : correlation.between(apartM);
                k[i][j] = sd * sd * r + 40 * 40 + 0.5 * 0.5 * gi * gj;
            }
        }
        return gaussian(k, y);
    }

    /** -y' K^-1 y / 2 - log det K / 2 by elimination. */
    private static double gaussian(double[][] k, double[] y) {
        double log = 0;
        for (int p = 0; p < CELLS; p++) {
            for (int i = p + 1; i < CELLS; i++) {
                double factor = k[i][p] / k[p][p];
                for (int j = p; j < CELLS; j++) {
                    k[i][j] -= factor * k[p][j];
                }
                y[i] -= factor * y[p];
            }
            log -= Math.log(k[p][p]) / 2 + y[p] * y[p] / k[p][p] / 2;
        }
        return log;
    }
}
