package io.pisad.homing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A square of ground that may hold the beacon: the sums of generalised least squares at its centre, per correlation. */
final class Place {
    /** What has its centre that near to the track, where a level was measured, was flown over. */
    private static final double OVER_M = 18;

    private static final double SMALL_HALF_M = 10;

    final double eastM;
    final double northM;
    final double halfM;
    final double[][] whitened;
    final double[] sumGg;
    final double[] sum1g;
    final double[] sumGy;
    final double logPrior;
    /** Whether the track led over it; of a large square that is never said. */
    boolean flownOver;

    /** The four quarters, null for a leaf. */
    Place @Nullable [] quarters;
    /** Logarithm of the posterior mass, up to a constant. */
    double logMass;
    /** Share of the posterior. */
    double mass;

    Place(double eastM, double northM, double halfM, double logPrior, int models, int most) {
        this.eastM = eastM;
        this.northM = northM;
        this.halfM = halfM;
        this.logPrior = logPrior;
        whitened = new double[models][most];
        sumGg = new double[models];
        sum1g = new double[models];
        sumGy = new double[models];
    }

    Point centre() {
        return new Point(eastM, northM);
    }

    /** The quarters of a square that is not a leaf. */
    Place[] quarters() {
        return Objects.requireNonNull(quarters, "a leaf has none");
    }

    /** Takes the cell {@code i}, the next one. */
    void grow(Cells cells, int i, Whitening[] models) {
        flownOver |= halfM <= SMALL_HALF_M && cells.apartM(i, eastM, northM) < OVER_M;
        double loss = cells.lossDb(i, eastM, northM);
        for (int m = 0; m < models.length; m++) {
            double g = models[m].whiten(loss, whitened[m], i);
            whitened[m][i] = g;
            sumGg[m] += g * g;
            sum1g[m] += g * models[m].one(i);
            sumGy[m] += g * models[m].level(i);
        }
    }
}
