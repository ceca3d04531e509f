package io.pisad.signal;

import java.util.Arrays;

/**
 * Windowed frames of one reading: power in the channel and in the guard bins.
 *
 * <p>Frame size: the largest power of two up to 0.6 of the reading period (bins of 1.7 to 3.3 kHz at 1 ms). Longer
 * frames would smear a pulse over two readings, shorter ones the channel's edges; at 25 kHz a channel is 8 to 15 bins
 * wide. Frames overlap by half at least, reaching back into the previous reading, so every sample has its weight. The
 * channel's edge bins count by the part that lies inside: the weights sum to the bandwidth exactly.
 */
final class Spectrum {
    private final int size;
    private final int[] starts;
    private final float[] window;
    private final Fft fft;
    private final int[] channelBins;
    private final float[] channelWeights;
    private final NoiseReference reference;
    private final float[] guardPower;
    private final double frameScale;
    private final double hop;

    private int frames;
    private double channelSum;
    private double peak;

    Spectrum(Part part) {
        ChannelPlan plan = part.plan();
        int period = plan.periodSamples();
        size = size(period);
        int count = (2 * period + size - 1) / size;
        starts = new int[count];
        hop = (double) period / count;
        for (int n = 0; n < count; n++) {
            starts[n] = (int) ((n + 1L) * period / count) - size;
        }
        window = Window.hann(size);
        double energy = 0;
        for (float w : window) {
            energy += (double) w * w;
        }
        frameScale = 1 / (energy * size);
        fft = new Fft(size);
        double binHz = plan.sampleRateHz() / size;
        double low = (plan.offsetHz() - plan.bandwidthHz() / 2) / binHz;
        double high = (plan.offsetHz() + plan.bandwidthHz() / 2) / binHz;
        int first = (int) Math.floor(low + 0.5);
        int last = (int) Math.ceil(high - 0.5);
        channelBins = new int[last - first + 1];
        channelWeights = new float[channelBins.length];
        for (int k = first; k <= last; k++) {
            channelBins[k - first] = Math.floorMod(k, size);
            channelWeights[k - first] = (float) (Math.min(high, k + 0.5) - Math.max(low, k - 0.5));
        }
        reference = new NoiseReference(part, size, frameVariance(count, period, energy));
        guardPower = new float[size];
    }

    /** Samples in one frame of a reading of so many. */
    static int size(int period) {
        return Math.max(16, Integer.highestOneBit((int) (0.6 * period)));
    }

    /** Samples in one frame. */
    int size() {
        return size;
    }

    NoiseReference noise() {
        return reference;
    }

    float[] window() {
        return window;
    }

    /** Frames of a whole reading. */
    int framesPerReading() {
        return starts.length;
    }

    /** Samples from frame to frame. */
    double hop() {
        return hop;
    }

    /** Independent values of the channel's power in a reading, in a long mean, on white noise. */
    double channelShape() {
        var weights = new double[size];
        for (int n = 0; n < channelBins.length; n++) {
            weights[channelBins[n]] = channelWeights[n];
        }
        return starts.length * Independence.perFrame(window, hop, weights);
    }

    /** The guard bins of the last reading, summed over its frames; times {@link #frameScale} it is power. */
    float[] guardPower() {
        return guardPower;
    }

    double frameScale() {
        return frameScale / frames;
    }

    /**
     * Measures the frames of one reading.
     *
     * @param origin where in {@code re} and {@code im} the reading begins
     * @param valid where the samples that may be used begin, at most {@code origin}
     * @param end where the reading ends
     * @return whether a frame fitted
     */
    boolean measure(float[] re, float[] im, int origin, int valid, int end) {
        frames = 0;
        channelSum = 0;
        peak = 0;
        Arrays.fill(guardPower, 0);
        for (int start : starts) {
            int at = origin + start;
            if (at >= valid && at + size <= end) {
                frame(re, im, at);
            }
        }
        if (frames == 0 && end - size >= valid) {
            frame(re, im, end - size);
        }
        return frames > 0;
    }

    /** Mean power in the channel over the frames. */
    double channelPower() {
        return channelSum * frameScale / frames;
    }

    /** Channel power of the strongest frame. */
    double peakPower() {
        return peak * frameScale;
    }

    /** Noise in the channel's bandwidth, from the guard bins. */
    double referencePower() {
        return reference.power(guardPower) * frameScale / frames;
    }

    private void frame(float[] re, float[] im, int at) {
        float[] inRe = fft.re();
        float[] inIm = fft.im();
        for (int n = 0; n < size; n++) {
            inRe[n] = re[at + n] * window[n];
            inIm[n] = im[at + n] * window[n];
        }
        fft.transform();
        float[] outRe = fft.re();
        float[] outIm = fft.im();
        double channel = 0;
        for (int n = 0; n < channelBins.length; n++) {
            int k = channelBins[n];
            channel += channelWeights[n] * (outRe[k] * outRe[k] + outIm[k] * outIm[k]);
        }
        for (int k : reference.bins()) {
            guardPower[k] += outRe[k] * outRe[k] + outIm[k] * outIm[k];
        }
        frames++;
        channelSum += channel;
        peak = Math.max(peak, channel);
    }

    /** Relative variance of the mean of a bin's power over overlapping frames (Welch 1967, eq. 12). */
    private double frameVariance(int count, int period, double energy) {
        double hop = (double) period / count;
        double sum = 1;
        for (int j = 1; j < count && j * hop < size; j++) {
            int lag = (int) Math.round(j * hop);
            double product = 0;
            for (int n = lag; n < size; n++) {
                product += (double) window[n] * window[n - lag];
            }
            double correlation = product / energy;
            sum += 2.0 * (count - j) / count * correlation * correlation;
        }
        return sum / count;
    }
}
