package io.pisad.signal;

/**
 * The part of the band that is looked at: the whole of it, or what holds the channel and its guard bands, at a rate as
 * low as that allows.
 *
 * @param plan the channel within the part: its rate and offset are the part's
 * @param bandHz sample rate of the band
 * @param factor samples of the band per sample of the part
 * @param movedHz what 0 Hz of the part is in the band
 */
record Part(ChannelPlan plan, double bandHz, int factor, double movedHz) {
    /** Rate of a part over the channel's bandwidth: guards of 4 on each side, and as much again for the filter's slope. */
    private static final double RATE_OVER_BANDWIDTH = 40;

    /** What a wide channel must do with, when the stream is not fast enough for that: the filter is longer then. */
    private static final double LEAST_OVER_BANDWIDTH = 14;

    /** Guards and half the channel, over the bandwidth; the bins beside them need a little more. */
    private static final double HALF_OVER_BANDWIDTH = 4.5;

    private static final double SPARE_BINS = 4;

    static Part whole(ChannelPlan plan) {
        return new Part(plan, plan.sampleRateHz(), 1, 0);
    }

    /** The largest whole factor that divides the reading period and leaves the rate it takes; 1 when there is none. */
    static int factor(ChannelPlan plan) {
        int comfortable = factor(plan, RATE_OVER_BANDWIDTH);
        return comfortable > 1 ? comfortable : factor(plan, LEAST_OVER_BANDWIDTH);
    }

    private static int factor(ChannelPlan plan, double rateOverBandwidth) {
        int most = (int) (plan.sampleRateHz() / (rateOverBandwidth * plan.bandwidthHz()));
        for (int factor = most; factor > 1; factor--) {
            if (plan.periodSamples() % factor == 0) {
                return factor;
            }
        }
        return 1;
    }

    /** What the decimator must keep clean to either side of the channel's centre. */
    static double halfWidthHz(ChannelPlan plan, int factor) {
        double binHz = plan.sampleRateHz() / factor / Spectrum.size(plan.periodSamples() / factor);
        return HALF_OVER_BANDWIDTH * plan.bandwidthHz() + SPARE_BINS * binHz;
    }

    static Part of(ChannelPlan plan, int factor, Decimator decimator) {
        var low = new ChannelPlan(
                plan.sampleRateHz() / factor,
                plan.offsetHz() - decimator.movedHz(),
                plan.bandwidthHz(),
                plan.readingPeriodS(),
                plan.railHigh());
        return new Part(low, plan.sampleRateHz(), factor, decimator.movedHz());
    }

    /** Frequency in the band of a frequency in the part. */
    double inBandHz(double partHz) {
        return partHz + movedHz;
    }
}
