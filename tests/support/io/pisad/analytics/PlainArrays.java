package io.pisad.analytics;

import java.util.Arrays;

/** The queries' figures in plain arrays: the simple arithmetic that checks the SQL. */
final class PlainArrays {
    private PlainArrays() {}

    /** A line y over x. */
    record Line(double slope, double r2) {}

    /** A plane z over x and y with the standard errors of its slopes. */
    record Plane(double eastDbPerM, double northDbPerM, double r2, double eastSd, double northSd) {}

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Sample standard deviation. */
    static double spread(double[] values) {
        return Math.sqrt(product(values, values) / (values.length - 1));
    }

    /** Linear interpolation between the two nearest ranks, rank q (n - 1). */
    static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double rank = q * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    static Line line(double[] x, double[] y) {
        double slope = product(x, y) / product(x, x);
        return new Line(slope, slope * product(x, y) / product(y, y));
    }

    /** Solves the normal equations of z = a + b x + c y by Cramer's rule on centred sums. */
    static Plane plane(double[] x, double[] y, double[] z) {
        double xx = product(x, x);
        double yy = product(y, y);
        double xy = product(x, y);
        double xz = product(x, z);
        double yz = product(y, z);
        double det = xx * yy - xy * xy;
        double b = (xz * yy - yz * xy) / det;
        double c = (yz * xx - xz * xy) / det;
        double a = mean(z) - b * mean(x) - c * mean(y);
        double residuals = 0;
        for (int i = 0; i < z.length; i++) {
            double r = z[i] - a - b * x[i] - c * y[i];
            residuals += r * r;
        }
        double variance = residuals / (z.length - 3);
        return new Plane(
                b, c, 1 - residuals / product(z, z), Math.sqrt(variance * yy / det), Math.sqrt(variance * xx / det));
    }

    /** Sum of the products of the deviations from the means. */
    static double product(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum;
    }
}
