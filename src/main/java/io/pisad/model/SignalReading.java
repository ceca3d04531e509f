package io.pisad.model;

/**
 * The level in the beacon's channel over one reading period (default 1 ms), every sample used.
 *
 * <p>Levels are mean powers in dB relative to full scale (|I+jQ|^2 = 1 is 0 dBFS), DC removed. {@code dBm = dBFS +
 * dbmOffsetDb}. A {@link Quality#SILENT} reading has negative infinite levels.
 *
 * @param atNs monotonic time of the middle of the samples
 * @param firstSample index of the first sample in the stream, lost samples included
 * @param samples number of samples
 * @param channelDbfs power in the beacon's channel
 * @param referenceDbfs noise reference: from the guard bins on both sides, unbiased for white noise, scaled to the
 *     channel's bandwidth
 * @param peakDbfs strongest single frame's channel power in the period
 * @param clippedShare share of samples with I or Q at a rail, 0-1
 * @param dbmOffsetDb what to add to a dBFS value to get dBm: calibration offset less gain; changes at gain steps
 * @param quality what the levels are worth
 */
public record SignalReading(
        long atNs,
        long firstSample,
        int samples,
        double channelDbfs,
        double referenceDbfs,
        double peakDbfs,
        double clippedShare,
        double dbmOffsetDb,
        Quality quality)
        implements Event {

    /** Channel power in dBm (uncalibrated unless {@link IqStream#calibrated()}). */
    public double rssiDbm() {
        return channelDbfs + dbmOffsetDb;
    }

    /** Noise reference in dBm (uncalibrated unless {@link IqStream#calibrated()}). */
    public double referenceDbm() {
        return referenceDbfs + dbmOffsetDb;
    }
}
