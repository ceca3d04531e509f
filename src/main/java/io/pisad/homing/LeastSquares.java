package io.pisad.homing;

/** The sums of generalised least squares for one hypothesis of how far the beacon was from each cell, per correlation. */
final class LeastSquares {
    final double[] sumGg;
    final double[] sum1g;
    final double[] sumGy;
    private final double[][] whitened;

    LeastSquares(int models, int most) {
        sumGg = new double[models];
        sum1g = new double[models];
        sumGy = new double[models];
        whitened = new double[models][most];
    }

    /**
     * Takes the cell {@code i}, the next one.
     *
     * @param lossDb -10 log10 of its distance
     */
    void grow(double lossDb, int i, Whitening[] models) {
        for (int m = 0; m < models.length; m++) {
            double g = models[m].whiten(lossDb, whitened[m], i);
            whitened[m][i] = g;
            sumGg[m] += g * g;
            sum1g[m] += g * models[m].one(i);
            sumGy[m] += g * models[m].level(i);
        }
    }

    /** Becomes the same as another of so many cells. */
    void copy(LeastSquares other, int cells) {
        for (int m = 0; m < sumGg.length; m++) {
            sumGg[m] = other.sumGg[m];
            sum1g[m] = other.sum1g[m];
            sumGy[m] = other.sumGy[m];
            System.arraycopy(other.whitened[m], 0, whitened[m], 0, cells);
        }
    }

    /** Forgets all cells. */
    void clear() {
        for (int m = 0; m < sumGg.length; m++) {
            sumGg[m] = 0;
            sum1g[m] = 0;
            sumGy[m] = 0;
        }
    }
}
