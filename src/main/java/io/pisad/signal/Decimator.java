package io.pisad.signal;

/**
 * Takes a part of the band to a lower sample rate: moves it to 0 Hz, filters, keeps every so many-th sample.
 *
 * <p>Kaiser-windowed sinc, 75 dB, flat over the part that is wanted to 0.01 dB; what would fold into that part is gone,
 * what folds beside it is not. Length by Kaiser's formula (Kaiser 1974): (A - 7.95) / (14.36 df). The part is moved by a
 * whole number of 1024ths of the rate, so that a table of 1024 phasors does it without drift. One thread; allocates nothing.
 */
final class Decimator {
    private static final int TABLE = 1024;
    private static final double ATTENUATION_DB = 75;

    private final int factor;
    private final double movedHz;
    private final float[] taps;
    private final float[] cos = new float[TABLE];
    private final float[] sin = new float[TABLE];
    private final float[] re;
    private final float[] im;
    private int filled;
    private int phase;

    /**
     * @param factor every so many-th sample is kept
     * @param centreHz middle of the wanted part
     * @param halfWidthHz the wanted part reaches so far to either side; under half the new rate
     * @param mostSamples longest run given to {@link #run}
     */
    Decimator(double rateHz, int factor, double centreHz, double halfWidthHz, int mostSamples) {
        this.factor = factor;
        long turns = Math.round(centreHz / rateHz * TABLE);
        movedHz = turns * rateHz / TABLE;
        double edgeHz = halfWidthHz + Math.abs(centreHz - movedHz);
        double transition = (rateHz / factor - 2 * edgeHz) / rateHz;
        taps = lowPass(transition, 0.5 / factor);
        for (int n = 0; n < TABLE; n++) {
            double angle = -2 * StrictMath.PI * Math.floorMod(turns * n, (long) TABLE) / TABLE;
            cos[n] = (float) StrictMath.cos(angle);
            sin[n] = (float) StrictMath.sin(angle);
        }
        re = new float[taps.length + factor + mostSamples];
        im = new float[taps.length + factor + mostSamples];
        reset();
    }

    /** What 0 Hz of the output was in the input. */
    double movedHz() {
        return movedHz;
    }

    /** Output samples after a reset that do not yet rest on a full filter. */
    int settling() {
        return (taps.length - 1 + factor - 1) / factor;
    }

    /** Middle of the filter of output 0, in input samples from the first after a reset; output n is factor n later. */
    double firstMiddle() {
        return factor - 1 - (taps.length - 1) / 2.0;
    }

    /** Starts afresh, as if nothing had been heard before. */
    void reset() {
        java.util.Arrays.fill(re, 0, taps.length - 1, 0);
        java.util.Arrays.fill(im, 0, taps.length - 1, 0);
        filled = taps.length - 1;
        phase = 0;
    }

    /**
     * Takes input samples; each whole {@code factor} of them since the reset gives one output sample.
     *
     * @param inRe real parts, {@code count} from {@code from} on
     * @param outRe where the output goes, from {@code to} on
     * @return output samples written
     */
    int run(float[] inRe, float[] inIm, int from, int count, float[] outRe, float[] outIm, int to) {
        int kept = filled;
        for (int done = 0; done < count; ) { // in pieces between the ends of the table
            int n = Math.min(count - done, TABLE - phase);
            move(inRe, inIm, from + done, n);
            done += n;
            phase = phase + n & TABLE - 1;
        }
        int written = 0;
        int at = 0;
        // The buffer begins with taps - 1 samples of the past; an output is due when a whole factor follows them.
        while (at + taps.length - 1 + factor <= filled) {
            filter(at + factor - 1, outRe, outIm, to + written);
            written++;
            at += factor;
        }
        System.arraycopy(re, at, re, 0, filled - at);
        System.arraycopy(im, at, im, 0, filled - at);
        filled -= at;
        assert filled >= taps.length - 1 && kept >= taps.length - 1;
        return written;
    }

    private void move(float[] inRe, float[] inIm, int from, int count) {
        for (int n = 0; n < count; n++) {
            float i = inRe[from + n];
            float q = inIm[from + n];
            float c = cos[phase + n];
            float s = sin[phase + n];
            re[filled + n] = i * c - q * s;
            im[filled + n] = i * s + q * c;
        }
        filled += count;
    }

    private void filter(int first, float[] outRe, float[] outIm, int to) {
        float a = 0; // two taps at a time: no addition waits for the one before
        float b = 0;
        float c = 0;
        float d = 0;
        int last = taps.length - 1;
        for (int n = 0; n < last; n += 2) {
            float one = taps[n];
            float two = taps[n + 1];
            a += one * re[first + n];
            b += one * im[first + n];
            c += two * re[first + n + 1];
            d += two * im[first + n + 1];
        }
        outRe[to] = a + c;
        outIm[to] = b + d;
    }

    /** Taps of sum 1, an even number of them, cut-off at {@code cutOff} of the rate. */
    private static float[] lowPass(double transition, double cutOff) {
        int length = 2 * (int) Math.ceil((ATTENUATION_DB - 7.95) / (14.36 * transition) / 2 + 0.5);
        double beta = 0.1102 * (ATTENUATION_DB - 8.7);
        double[] exact = new double[length];
        double sum = 0;
        for (int n = 0; n < length; n++) {
            double x = n - (length - 1) / 2.0;
            double angle = 2 * StrictMath.PI * cutOff * x;
            double edge = 2 * x / (length - 1);
            exact[n] = StrictMath.sin(angle) / angle * bessel(beta * Math.sqrt(Math.max(0, 1 - edge * edge)));
            sum += exact[n];
        }
        float[] taps = new float[length];
        for (int n = 0; n < length; n++) {
            taps[n] = (float) (exact[n] / sum);
        }
        return taps;
    }

    /** Modified Bessel function of the first kind, order 0: its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / 2 / k) * (x / 2 / k);
            sum += term;
        }
        return sum;
    }
}
