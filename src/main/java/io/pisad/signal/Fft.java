package io.pisad.signal;

/**
 * In-order fast Fourier transform of a power of two, radix 4 (one radix-2 pass where needed), Stockham's self-sorting
 * form: every inner loop runs over consecutive floats, so that the compiler can vectorise it.
 *
 * <p>Forward, unscaled: {@code X[k] = sum x[n] e^{-2 pi i k n / N}}. Source of the form: C. Van Loan, Computational
 * Frameworks for the Fast Fourier Transform, 1.7. The plain sum in {@code tests/support} is its oracle.
 */
final class Fft {
    /** Runs shorter than this do not fill vector registers: the other loop goes inside. */
    private static final int SHORT = 16;

    private final int size;
    private final float[] cos;
    private final float[] sin;
    private float[] re;
    private float[] im;
    private float[] nextRe;
    private float[] nextIm;

    Fft(int size) {
        this.size = size;
        cos = new float[size];
        sin = new float[size];
        for (int k = 0; k < size; k++) {
            cos[k] = (float) StrictMath.cos(2 * StrictMath.PI * k / size);
            sin[k] = (float) -StrictMath.sin(2 * StrictMath.PI * k / size);
        }
        re = new float[size];
        im = new float[size];
        nextRe = new float[size];
        nextIm = new float[size];
    }

    /** Real parts: input before {@link #transform}, spectrum after it. */
    float[] re() {
        return re;
    }

    /** Imaginary parts, likewise. */
    float[] im() {
        return im;
    }

    /** Transforms what was put into {@link #re} and {@link #im}; ask for the arrays again afterwards. */
    void transform() {
        int stride = 1;
        int length = size;
        for (; length >= 4; length /= 4, stride *= 4) {
            if (stride < SHORT) {
                shortRuns(re, im, nextRe, nextIm, length / 4, stride, cos, sin);
            } else {
                longRuns(re, im, nextRe, nextIm, length / 4, stride, cos, sin);
            }
            swap();
        }
        if (length == 2) {
            radix2(re, im, nextRe, nextIm, stride);
            swap();
        }
    }

    private static void shortRuns(
            float[] re, float[] im, float[] outRe, float[] outIm, int quarter, int s, float[] cos, float[] sin) {
        int b = s * quarter;
        for (int q = 0; q < s; q++) {
            for (int p = 0; p < quarter; p++) {
                int w = p * s;
                butterfly(
                        re,
                        im,
                        outRe,
                        outIm,
                        w + q,
                        b,
                        4 * w + q,
                        s,
                        cos[w],
                        sin[w],
                        cos[2 * w],
                        sin[2 * w],
                        cos[3 * w],
                        sin[3 * w]);
            }
        }
    }

    private static void longRuns(
            float[] re, float[] im, float[] outRe, float[] outIm, int quarter, int s, float[] cos, float[] sin) {
        for (int p = 0; p < quarter; p++) {
            int w = p * s;
            longRun(
                    re,
                    im,
                    outRe,
                    outIm,
                    w,
                    s * quarter,
                    4 * w,
                    s,
                    cos[w],
                    sin[w],
                    cos[2 * w],
                    sin[2 * w],
                    cos[3 * w],
                    sin[3 * w]);
        }
    }

    private static void longRun(
            float[] re,
            float[] im,
            float[] outRe,
            float[] outIm,
            int a,
            int b,
            int o,
            int s,
            float w1r,
            float w1i,
            float w2r,
            float w2i,
            float w3r,
            float w3i) {
        for (int q = 0; q < s; q++) {
            butterfly(re, im, outRe, outIm, a + q, b, o + q, s, w1r, w1i, w2r, w2i, w3r, w3i);
        }
    }

    /** Four inputs from {@code a}, {@code b} apart, to four outputs from {@code o}, {@code s} apart. */
    private static void butterfly(
            float[] re,
            float[] im,
            float[] outRe,
            float[] outIm,
            int a,
            int b,
            int o,
            int s,
            float w1r,
            float w1i,
            float w2r,
            float w2i,
            float w3r,
            float w3i) {
        float sumAcRe = re[a] + re[a + 2 * b];
        float sumAcIm = im[a] + im[a + 2 * b];
        float difAcRe = re[a] - re[a + 2 * b];
        float difAcIm = im[a] - im[a + 2 * b];
        float sumBdRe = re[a + b] + re[a + 3 * b];
        float sumBdIm = im[a + b] + im[a + 3 * b];
        float difBdRe = re[a + b] - re[a + 3 * b];
        float difBdIm = im[a + b] - im[a + 3 * b];
        outRe[o] = sumAcRe + sumBdRe;
        outIm[o] = sumAcIm + sumBdIm;
        float xr = difAcRe + difBdIm; // a - c - i (b - d)
        float xi = difAcIm - difBdRe;
        outRe[o + s] = xr * w1r - xi * w1i;
        outIm[o + s] = xr * w1i + xi * w1r;
        xr = sumAcRe - sumBdRe;
        xi = sumAcIm - sumBdIm;
        outRe[o + 2 * s] = xr * w2r - xi * w2i;
        outIm[o + 2 * s] = xr * w2i + xi * w2r;
        xr = difAcRe - difBdIm; // a - c + i (b - d)
        xi = difAcIm + difBdRe;
        outRe[o + 3 * s] = xr * w3r - xi * w3i;
        outIm[o + 3 * s] = xr * w3i + xi * w3r;
    }

    private static void radix2(float[] re, float[] im, float[] outRe, float[] outIm, int half) {
        for (int q = 0; q < half; q++) {
            outRe[q] = re[q] + re[half + q];
            outIm[q] = im[q] + im[half + q];
            outRe[half + q] = re[q] - re[half + q];
            outIm[half + q] = im[q] - im[half + q];
        }
    }

    private void swap() {
        float[] r = re;
        re = nextRe;
        nextRe = r;
        float[] i = im;
        im = nextIm;
        nextIm = i;
    }
}
