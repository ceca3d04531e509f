package io.pisad.signal;

/**
 * Power in the channel in fine steps: a band-pass filter, evaluated once per step, squared.
 *
 * <p>Windowed sinc (Blackman) (even number of taps) of 5/bandwidth length, moved to the channel by complex taps, its width set so that its
 * noise bandwidth is the channel's; a tone at the channel's centre keeps its power. It is evaluated every 0.8/bandwidth,
 * at most 50 us; wide channels are then averaged to steps of 20 us, which bounds what a pulse of 1 s takes to remember.
 */
final class Envelope {
    private static final double LONGEST_STEP_S = 50e-6;
    private static final double SHORTEST_STEP_S = 20e-6;

    private final int hop;
    private final int averaged;
    private final float[] tapRe;
    private final float[] tapIm;
    private final float[] power;
    private int nextEnd;
    private int count;
    private int firstEnd;

    Envelope(ChannelPlan plan) {
        double rate = plan.sampleRateHz();
        hop = Math.max(1, (int) (rate * Math.min(LONGEST_STEP_S, 0.8 / plan.bandwidthHz())));
        averaged = Math.max(1, (int) Math.round(SHORTEST_STEP_S * rate / hop));
        int length = 2 * Math.max(5, (int) Math.round(2.5 * rate / plan.bandwidthHz()));
        double[] taps = lowPass(length, plan.bandwidthHz() / rate);
        tapRe = new float[length];
        tapIm = new float[length];
        for (int n = 0; n < length; n++) {
            double phase = 2 * StrictMath.PI * plan.offsetHz() / rate * (n - (length - 1) / 2.0);
            tapRe[n] = (float) (taps[n] * StrictMath.cos(phase));
            tapIm[n] = (float) (taps[n] * -StrictMath.sin(phase)); // correlated with the tone it lets through
        }
        power = new float[plan.periodSamples() / step() + 2];
    }

    /** Samples from one step to the next. */
    int step() {
        return hop * averaged;
    }

    /** Independent values of the channel's power in one step, in a long mean, on white noise. */
    double shapePerStep() {
        return averaged * Independence.perStep(tapRe, tapIm, hop);
    }

    /** Samples that one step looks at. */
    int length() {
        return tapRe.length + (averaged - 1) * hop;
    }

    /** Starts afresh with the samples from index {@code valid} of the buffer on. */
    void reset(int valid) {
        nextEnd = valid + length();
    }

    /** Filters up to index {@code end} of the buffer; the steps are then in {@link #power}. */
    int run(float[] re, float[] im, int end) {
        count = 0;
        firstEnd = nextEnd;
        for (; nextEnd <= end; nextEnd += step()) {
            float sum = 0;
            for (int n = 0; n < averaged; n++) {
                sum += powerAt(re, im, nextEnd - n * hop - tapRe.length);
            }
            power[count++] = sum / averaged;
        }
        return count;
    }

    /** The steps of the last run. */
    float[] power() {
        return power;
    }

    /** Buffer index just after the samples of step {@code n} of the last run. */
    int endOf(int n) {
        return firstEnd + n * step();
    }

    /** Tells that the buffer was moved down by {@code samples}. */
    void slide(int samples) {
        nextEnd -= samples;
    }

    private float powerAt(float[] re, float[] im, int at) {
        float a = 0; // two taps at a time: no addition waits for the one before
        float b = 0;
        float c = 0;
        float d = 0;
        float a2 = 0;
        float b2 = 0;
        float c2 = 0;
        float d2 = 0;
        for (int n = 0; n < tapRe.length; n += 2) {
            float xr = re[at + n];
            float xi = im[at + n];
            a += tapRe[n] * xr;
            b += tapIm[n] * xi;
            c += tapRe[n] * xi;
            d += tapIm[n] * xr;
            xr = re[at + n + 1];
            xi = im[at + n + 1];
            a2 += tapRe[n + 1] * xr;
            b2 += tapIm[n + 1] * xi;
            c2 += tapRe[n + 1] * xi;
            d2 += tapIm[n + 1] * xr;
        }
        float i = (a + a2) - (b + b2);
        float q = (c + c2) + (d + d2);
        return i * i + q * q;
    }

    /** Low-pass taps of sum 1 whose noise bandwidth is {@code bandwidth} of the sample rate, found by bisection. */
    private static double[] lowPass(int length, double bandwidth) {
        double low = 0;
        double high = 1;
        var taps = new double[length];
        for (int turn = 0; turn < 40; turn++) {
            double width = (low + high) / 2;
            double sum = 0;
            double squares = 0;
            for (int n = 0; n < length; n++) {
                double x = StrictMath.PI * width * (n - (length - 1) / 2.0);
                double sinc = x == 0 ? 1 : StrictMath.sin(x) / x;
                taps[n] = sinc * Window.blackman(n, length);
                sum += taps[n];
            }
            for (int n = 0; n < length; n++) {
                taps[n] /= sum;
                squares += taps[n] * taps[n];
            }
            if (squares < bandwidth) {
                low = width;
            } else {
                high = width;
            }
        }
        return taps;
    }
}
