package io.pisad.homing;

import java.util.Arrays;

/**
 * The sums of generalised least squares for one hypothesis of how far the beacon was from each cell, per correlation. Memory
 * grows with the cells: thousands of hypotheses begin in one tick.
 */
final class LeastSquares {
    private static final int FIRST = 32;

    final double[] sumGg;
    final double[] sum1g;
    final double[] sumGy;
    private final double[][] whitened;
    private final int most;

    LeastSquares(int models, int most) {
        sumGg = new double[models];
        sum1g = new double[models];
        sumGy = new double[models];
        whitened = new double[models][Math.min(most, FIRST)];
        this.most = most;
    }

    /**
     * Takes the cell {@code i}, the next one.
     *
     * @param lossDb -10 log10 of its distance
     */
    void grow(double lossDb, int i, Whitening[] models) {
        reserve(i + 1);
        for (int m = 0; m < models.length; m++) {
            double g = models[m].whiten(lossDb, whitened[m], i);
            whitened[m][i] = g;
            sumGg[m] += g * g;
            sum1g[m] += g * models[m].one(i);
            sumGy[m] += g * models[m].level(i);
        }
    }

    private void reserve(int cells) {
        int had = whitened[0].length;
        for (int m = 0; m < whitened.length && cells > had; m++) {
            whitened[m] = Arrays.copyOf(whitened[m], Math.min(most, Math.max(cells, 2 * had)));
        }
    }

    /** Becomes the same as another of so many cells. */
    void copy(LeastSquares other, int cells) {
        reserve(cells);
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
