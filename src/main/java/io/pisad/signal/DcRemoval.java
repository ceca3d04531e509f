package io.pisad.signal;

/**
 * Takes the steady DC line out of the samples.
 *
 * <p>The line is the mean so far, and after 0.25 s a first-order average with that time constant, renewed every 64
 * samples: it starts without a transient, has no steps that would click in a narrow channel (a mean per block has), and
 * leaves pulses near 0 Hz whole. What does not fit: a steady carrier within about 1 Hz of the centre is a DC line, too.
 */
final class DcRemoval {
    private static final double TIME_CONSTANT_S = 0.25;
    private static final int CHUNK = 64;

    private final double horizon;
    private double seen;
    private double i;
    private double q;

    DcRemoval(double sampleRateHz) {
        horizon = Math.max(CHUNK, TIME_CONSTANT_S * sampleRateHz);
    }

    /** Forgets the line, as after a gain step. */
    void reset() {
        seen = 0;
    }

    /** Splits {@code count} interleaved samples into {@code re} and {@code im} at {@code to}, less the line. */
    void remove(float[] iq, int from, int count, float[] re, float[] im, int to) {
        for (int done = 0; done < count; done += CHUNK) {
            int n = Math.min(CHUNK, count - done);
            int at = 2 * (from + done);
            float sumI = 0;
            float sumQ = 0;
            float oddI = 0; // two sums each: an addition need not wait for the one before
            float oddQ = 0;
            for (int k = 0; k < n - 1; k += 2) {
                sumI += iq[at + 2 * k];
                sumQ += iq[at + 2 * k + 1];
                oddI += iq[at + 2 * k + 2];
                oddQ += iq[at + 2 * k + 3];
            }
            if (n % 2 == 1) {
                sumI += iq[at + 2 * n - 2];
                sumQ += iq[at + 2 * n - 1];
            }
            sumI += oddI;
            sumQ += oddQ;
            seen = Math.min(seen + n, horizon);
            i += (sumI - n * i) / seen;
            q += (sumQ - n * q) / seen;
            float lineI = (float) i;
            float lineQ = (float) q;
            for (int k = 0; k < n; k++) {
                re[to + done + k] = iq[at + 2 * k] - lineI;
                im[to + done + k] = iq[at + 2 * k + 1] - lineQ;
            }
        }
    }
}
