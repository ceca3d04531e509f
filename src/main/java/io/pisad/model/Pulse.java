package io.pisad.model;

/**
 * One pulse in the beacon's channel, found on the fine envelope; published when it has ended.
 *
 * @param atNs monotonic time at which the pulse was known to have ended
 * @param startNs monotonic time of its rising edge (half power of its plateau)
 * @param startSample sample index of the rising edge in the stream
 * @param widthNs width at half power
 * @param meanDbfs mean channel power between the edges, signal plus noise
 * @param peakDbfs strongest envelope step
 * @param referenceDbfs the simultaneous noise reference in the channel's bandwidth
 * @param dbmOffsetDb what to add to a dBFS value to get dBm
 * @param clipped whether more than 0.1 % of its samples were at a rail: never a level for guidance
 * @param hopping whether the guard bins showed as many bursts as the channel in the last minute: a visit of a hopping
 *     signal, no beacon
 */
public record Pulse(
        long atNs,
        long startNs,
        long startSample,
        long widthNs,
        double meanDbfs,
        double peakDbfs,
        double referenceDbfs,
        double dbmOffsetDb,
        boolean clipped,
        boolean hopping)
        implements Event {

    /** One of which no hopping is known. */
    public Pulse(
            long atNs,
            long startNs,
            long startSample,
            long widthNs,
            double meanDbfs,
            double peakDbfs,
            double referenceDbfs,
            double dbmOffsetDb,
            boolean clipped) {
        this(atNs, startNs, startSample, widthNs, meanDbfs, peakDbfs, referenceDbfs, dbmOffsetDb, clipped, false);
    }

    /** The same as a visit of a hopping signal, or not. */
    public Pulse withHopping(boolean visit) {
        return new Pulse(
                atNs, startNs, startSample, widthNs, meanDbfs, peakDbfs, referenceDbfs, dbmOffsetDb, clipped, visit);
    }

    /** Mean level in dBm (uncalibrated unless {@link IqStream#calibrated()}). */
    public double rssiDbm() {
        return meanDbfs + dbmOffsetDb;
    }
}
