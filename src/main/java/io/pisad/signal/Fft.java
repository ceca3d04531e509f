package io.pisad.signal;

/**
 * In-order fast Fourier transform of a power of two, radix 4 (one radix-2 pass where needed), Stockham's self-sorting
 * form: every inner loop runs over consecutive floats, so that the compiler can vectorise it.
 *
 * <p>Forward, unscaled: {@code X[k] = sum x[n] e^{-2 pi i k n / N}}. Source of the form: C. Van Loan, Computational
 * Frameworks for the Fast Fourier Transform, 1.7. The plain sum in {@code tests/support} is its oracle.
 */
final class Fft {
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
            for (int p = 0; p < length / 4; p++) {
                radix4(re, im, nextRe, nextIm, length / 4, stride, p, cos, sin);
            }
            swap();
        }
        if (length == 2) {
            radix2(re, im, nextRe, nextIm, stride);
            swap();
        }
    }

    private static void radix4(
            float[] re, float[] im, float[] outRe, float[] outIm, int quarter, int s, int p, float[] cos, float[] sin) {
        float w1r = cos[p * s];
        float w1i = sin[p * s];
        float w2r = cos[2 * p * s];
        float w2i = sin[2 * p * s];
        float w3r = cos[3 * p * s];
        float w3i = sin[3 * p * s];
        int a = s * p;
        int b = a + s * quarter;
        int c = b + s * quarter;
        int d = c + s * quarter;
        int o = 4 * s * p;
        for (int q = 0; q < s; q++) {
            float sumAcRe = re[a + q] + re[c + q];
            float sumAcIm = im[a + q] + im[c + q];
            float difAcRe = re[a + q] - re[c + q];
            float difAcIm = im[a + q] - im[c + q];
            float sumBdRe = re[b + q] + re[d + q];
            float sumBdIm = im[b + q] + im[d + q];
            float difBdRe = re[b + q] - re[d + q];
            float difBdIm = im[b + q] - im[d + q];
            outRe[o + q] = sumAcRe + sumBdRe;
            outIm[o + q] = sumAcIm + sumBdIm;
            float xr = difAcRe + difBdIm; // a - c - i (b - d)
            float xi = difAcIm - difBdRe;
            outRe[o + s + q] = xr * w1r - xi * w1i;
            outIm[o + s + q] = xr * w1i + xi * w1r;
            xr = sumAcRe - sumBdRe;
            xi = sumAcIm - sumBdIm;
            outRe[o + 2 * s + q] = xr * w2r - xi * w2i;
            outIm[o + 2 * s + q] = xr * w2i + xi * w2r;
            xr = difAcRe - difBdIm; // a - c + i (b - d)
            xi = difAcIm + difBdRe;
            outRe[o + 3 * s + q] = xr * w3r - xi * w3i;
            outIm[o + 3 * s + q] = xr * w3i + xi * w3r;
        }
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
