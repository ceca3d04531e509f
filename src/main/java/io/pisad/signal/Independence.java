package io.pisad.signal;

/**
 * How many independent complex values a long mean of power is worth per step, on white noise: the shape of its gamma
 * distribution, {@code mean^2 / variance}.
 *
 * <p>For Gaussian noise the covariance of two squared magnitudes is the squared magnitude of the covariance (Isserlis),
 * so that of overlapping windowed frames and of filtered steps follows from window and taps alone (Welch 1967, eq. 12,
 * with the neighbouring bins).
 */
final class Independence {
    private static final int REACH_BINS = 8;

    private Independence() {}

    /**
     * Per frame, for a weighted sum of bins.
     *
     * @param window of the frames, the frame's size long
     * @param hop samples from frame to frame
     * @param weights by bin
     */
    static double perFrame(float[] window, double hop, double[] weights) {
        int size = window.length;
        double energy = 0;
        for (float w : window) {
            energy += (double) w * w;
        }
        var pairs = new double[REACH_BINS + 1];
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += weights[k];
            for (int apart = 0; apart <= REACH_BINS && weights[k] != 0; apart++) {
                pairs[apart] += weights[k] * weights[(k + apart) % size];
            }
        }
        double variance = 0;
        for (int j = 0; j * hop < size; j++) {
            int lag = (int) Math.round(j * hop);
            for (int apart = 0; apart <= REACH_BINS; apart++) {
                double re = 0;
                double im = 0;
                for (int n = lag; n < size; n++) {
                    double product = (double) window[n] * window[n - lag];
                    double phase = 2 * StrictMath.PI * ((long) apart * n % size) / size;
                    re += product * StrictMath.cos(phase);
                    im += product * StrictMath.sin(phase);
                }
                double same = (j == 0 ? 1 : 2) * (apart == 0 ? 1 : 2);
                variance += same * pairs[apart] * (re * re + im * im) / (energy * energy);
            }
        }
        return sum * sum / variance;
    }

    /** Per step, for the squared output of a filter taken every {@code hop} samples. */
    static double perStep(float[] tapRe, float[] tapIm, int hop) {
        double energy = 0;
        double variance = 0;
        for (int lag = 0; lag < tapRe.length; lag += hop) {
            double re = 0;
            double im = 0;
            for (int n = lag; n < tapRe.length; n++) {
                re += (double) tapRe[n] * tapRe[n - lag] + (double) tapIm[n] * tapIm[n - lag];
                im += (double) tapIm[n] * tapRe[n - lag] - (double) tapRe[n] * tapIm[n - lag];
            }
            if (lag == 0) {
                energy = re;
            }
            variance += (lag == 0 ? 1 : 2) * (re * re + im * im) / (energy * energy);
        }
        return 1 / variance;
    }
}
