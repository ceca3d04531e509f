package io.pisad.analytics;

import java.util.Arrays;

/** Mean and spread by Welford's recurrence (Technometrics 4, 1962), and a quantile. */
final class Sums {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    long count() {
        return count;
    }

    /** NaN of nothing. */
    double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Sum of the squared deviations from the mean. */
    double squares() {
        return squares;
    }

    /** Sample standard deviation, NaN of fewer than two. */
    double deviation() {
        return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
    }

    /** Linear between the two nearest ranks, rank q (n - 1), of the first n values, which it sorts; NaN of none. */
    static double quantile(double[] values, int n, double q) {
        if (n == 0) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, n);
        double rank = q * (n - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, n - 1);
        return values[below] + (rank - below) * (values[above] - values[below]);
    }
}
