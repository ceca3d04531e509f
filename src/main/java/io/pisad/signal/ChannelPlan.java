package io.pisad.signal;

/**
 * What a {@link ChannelMeter} measures.
 *
 * @param sampleRateHz complex samples per second, 1 kHz to 200 MHz
 * @param offsetHz centre of the channel from the centre of the band
 * @param bandwidthHz noise bandwidth of the channel
 * @param readingPeriodS length of one reading, {@link #shortestPeriodS} to 1 s
 * @param railHigh the largest value of a converter sample; the smallest is -1
 */
public record ChannelPlan(
        double sampleRateHz, double offsetHz, double bandwidthHz, double readingPeriodS, float railHigh) {

    /** Narrower channels need longer readings: a frame must resolve the channel. */
    private static final double PERIODS_PER_BANDWIDTH = 5;

    /** Checks every value; a message names the value and its allowed range. */
    public ChannelPlan {
        require("sample rate", sampleRateHz, 1e3, 200e6, "Hz");
        require("reading period", readingPeriodS, 64 / sampleRateHz, 1, "s");
        require("bandwidth", bandwidthHz, PERIODS_PER_BANDWIDTH / readingPeriodS, 0.8 * sampleRateHz, "Hz");
        double farthest = (sampleRateHz - bandwidthHz) / 2;
        require("channel offset", offsetHz, -farthest, farthest, "Hz");
        require("rail", railHigh, 1e-9, 1e9, "of full scale");
    }

    /** The shortest reading period in seconds that can resolve a channel of this width: at least 1 ms. */
    public static double shortestPeriodS(double bandwidthHz) {
        return Math.max(1e-3, PERIODS_PER_BANDWIDTH / bandwidthHz);
    }

    /** Samples in one reading. */
    int periodSamples() {
        return (int) Math.round(sampleRateHz * readingPeriodS);
    }

    private static void require(String name, double value, double low, double high, String unit) {
        double slack = 1e-9 * Math.abs(high);
        if (!(value >= low - slack && value <= high + slack)) { // also refuses NaN
            throw new IllegalArgumentException(
                    name + " " + value + " " + unit + " is outside " + low + " to " + high + " " + unit);
        }
    }
}
