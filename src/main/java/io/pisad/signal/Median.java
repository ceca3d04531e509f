package io.pisad.signal;

/** Median by Hoare's selection, in place. */
final class Median {
    private Median() {}

    /** The median of the first {@code count} values, which are reordered; the mean of the middle two if even. */
    static double of(float[] values, int count) {
        int middle = count / 2;
        float upper = select(values, count, middle);
        if (count % 2 == 1) {
            return upper;
        }
        float lower = Float.NEGATIVE_INFINITY;
        for (int n = 0; n < middle; n++) {
            lower = Math.max(lower, values[n]);
        }
        return ((double) lower + upper) / 2;
    }

    private static float select(float[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            float pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (rank <= j) {
                high = j;
            } else if (rank >= i) {
                low = i;
            } else {
                return values[rank];
            }
        }
        return values[rank];
    }
}
