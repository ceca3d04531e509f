package io.pisad.homing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A square of ground that may hold a beacon that stands still, heard by a law. */
final class Place {
    /** What has its centre that near to the track, where a level was measured, was flown over. */
    private static final double OVER_M = 18;

    private static final double SMALL_HALF_M = 10;

    final Law law;
    final double eastM;
    final double northM;
    final double halfM;
    final LeastSquares sums;
    final double logPrior;
    /** Whether the track led over it; of a large square that is never said. */
    boolean flownOver;

    /** The four quarters, null for a leaf. */
    Place @Nullable [] quarters;
    /** Logarithm of the posterior mass, up to a constant. */
    double logMass;
    /** Share of the posterior. */
    double mass;

    Place(Law law, double eastM, double northM, double halfM, double logPrior, int models, int most) {
        this.law = law;
        this.eastM = eastM;
        this.northM = northM;
        this.halfM = halfM;
        this.logPrior = logPrior;
        sums = new LeastSquares(models, most);
    }

    Spot spot() {
        return new Spot(law, eastM, northM, halfM, mass, flownOver);
    }

    /** The quarters of a square that is not a leaf. */
    Place[] quarters() {
        return Objects.requireNonNull(quarters, "a leaf has none");
    }

    /** Takes the cell {@code i}, the next one. */
    void grow(Cells cells, int i, Whitening[] models) {
        flownOver |= halfM <= SMALL_HALF_M && cells.apartM(i, eastM, northM) < OVER_M;
        sums.grow(cells.lossDb(law, i, eastM, northM), i, models);
    }
}
