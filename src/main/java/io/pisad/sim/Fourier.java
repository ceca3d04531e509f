package io.pisad.sim;

/** The discrete Fourier transform of a square of complex numbers, side a power of two; no scaling. */
final class Fourier {
    private final int side;
    private final double[] cos;
    private final double[] sin;

    Fourier(int side) {
        if (Integer.bitCount(side) != 1) {
            throw new IllegalArgumentException("side is " + side + "; allowed are powers of two");
        }
        this.side = side;
        cos = new double[side / 2];
        sin = new double[side / 2];
        for (int k = 0; k < side / 2; k++) {
            cos[k] = StrictMath.cos(2 * StrictMath.PI * k / side);
            sin[k] = -StrictMath.sin(2 * StrictMath.PI * k / side);
        }
    }

    /** Transforms in place, rows one after the other, then columns. */
    void square(double[] re, double[] im) {
        for (int i = 0; i < side; i++) {
            line(re, im, i * side, 1);
        }
        for (int i = 0; i < side; i++) {
            line(re, im, i, side);
        }
    }

    /** Radix 2, decimation in time (Cooley, Tukey 1965). */
    private void line(double[] re, double[] im, int from, int stride) {
        for (int i = 1, j = 0; i < side; i++) {
            int bit = side >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, from + i * stride, from + j * stride);
                swap(im, from + i * stride, from + j * stride);
            }
        }
        for (int size = 2; size <= side; size <<= 1) {
            int half = size / 2;
            int step = side / size;
            for (int block = 0; block < side; block += size) {
                for (int k = 0; k < half; k++) {
                    int a = from + (block + k) * stride;
                    int b = a + half * stride;
                    double c = cos[k * step];
                    double s = sin[k * step];
                    double r = re[b] * c - im[b] * s;
                    double m = re[b] * s + im[b] * c;
                    re[b] = re[a] - r;
                    im[b] = im[a] - m;
                    re[a] += r;
                    im[a] += m;
                }
            }
        }
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
