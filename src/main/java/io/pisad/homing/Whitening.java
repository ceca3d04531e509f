package io.pisad.homing;

/**
 * Makes correlated residuals independent under one {@link Correlation}: the Cholesky factor of the correlation matrix of
 * the track's cells, grown by a row per cell, and the whitened constant and levels.
 *
 * <p>O(n^2) per cell. Sums are those of generalised least squares.
 */
final class Whitening {
    private final Correlation correlation;
    private final double[][] rows;
    private final double[] ones;
    private final double[] levels;
    private int count;
    private double sum11;
    private double sum1y;
    private double sumYy;
    private double logDet;

    Whitening(Correlation correlation, int most) {
        this.correlation = correlation;
        rows = new double[most][];
        ones = new double[most];
        levels = new double[most];
    }

    int count() {
        return count;
    }

    double sum11() {
        return sum11;
    }

    double sum1y() {
        return sum1y;
    }

    double sumYy() {
        return sumYy;
    }

    /** Logarithm of the determinant of the correlation matrix. */
    double logDet() {
        return logDet;
    }

    /** Grows by the newest cell. */
    void grow(Cells cells) {
        int i = count;
        double[] row = new double[i + 1];
        double rest = correlation.alone(cells.weight[i]);
        double one = 1;
        double level = cells.levelDb[i];
        for (int j = 0; j < i; j++) {
            double e = cells.eastM[i] - cells.eastM[j];
            double n = cells.northM[i] - cells.northM[j];
            double sum = correlation.between(Math.sqrt(e * e + n * n));
            double[] other = rows[j];
            for (int k = 0; k < j; k++) {
                sum -= row[k] * other[k];
            }
            row[j] = sum / other[j];
            rest -= row[j] * row[j];
            one -= row[j] * ones[j];
            level -= row[j] * levels[j];
        }
        row[i] = Math.sqrt(Math.max(rest, 1e-6));
        rows[i] = row;
        ones[i] = one / row[i];
        levels[i] = level / row[i];
        sum11 += ones[i] * ones[i];
        sum1y += ones[i] * levels[i];
        sumYy += levels[i] * levels[i];
        logDet += 2 * StrictMath.log(row[i]);
        count++;
    }

    /** The whitened value of the cell {@code i} of a series whose earlier ones are whitened already. */
    double whiten(double value, double[] whitened, int i) {
        double[] row = rows[i];
        double rest = value;
        for (int j = 0; j < i; j++) {
            rest -= row[j] * whitened[j];
        }
        return rest / row[i];
    }

    double one(int i) {
        return ones[i];
    }

    double level(int i) {
        return levels[i];
    }
}
