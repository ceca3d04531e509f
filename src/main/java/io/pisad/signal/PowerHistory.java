package io.pisad.signal;

/**
 * The last readings of a channel and of the guard bins beside it as running sums, so that the mean over any window is
 * one subtraction. Readings are counted from the last restart.
 */
final class PowerHistory {
    private final double[] channel;
    private final double[] guard;
    private final int mask;
    private long count;

    /** @param readings how many it must hold */
    PowerHistory(int readings) {
        int kept = Integer.highestOneBit(Math.max(1, readings)) << 1;
        channel = new double[kept];
        guard = new double[kept];
        mask = kept - 1;
    }

    /** Forgets everything. */
    void reset() {
        count = 0;
        channel[0] = 0;
        guard[0] = 0;
    }

    void add(double channelPower, double guardPower) {
        int here = (int) count & mask;
        int next = (int) (count + 1) & mask;
        channel[next] = channel[here] + channelPower;
        guard[next] = guard[here] + guardPower;
        count++;
    }

    /** Readings since the restart. */
    long count() {
        return count;
    }

    /** Mean power of the channel from one reading to before another. */
    double mean(long from, long to) {
        return (channel[(int) to & mask] - channel[(int) from & mask]) / (to - from);
    }

    /** The same of the guard bins. */
    double guardMean(long from, long to) {
        return (guard[(int) to & mask] - guard[(int) from & mask]) / (to - from);
    }

    /**
     * Power of a window over the channel's own mean in the readings before: what is always in the channel is no news, so
     * a floor that is not flat does no harm here.
     *
     * @param base how many readings before the window are the base
     * @param most what the base is at most: among dense pulses its mean is not noise
     * @param guardQuiet quiet level of the guard bins: what they rose over it (a gain step) raises that limit too
     */
    double ratio(long from, long to, int base, double most, double guardQuiet) {
        double limit = most * Math.max(1, guardMean(from - base, from) / guardQuiet);
        return mean(from, to) / Math.min(limit, mean(from - base, from));
    }

    /** By what the guard bins rose in a window, 1 at least: a wide signal and a gain step raise the channel and them. */
    double rise(long from, long to, int base) {
        return Math.max(1, guardMean(from, to) / guardMean(from - base, from));
    }
}
