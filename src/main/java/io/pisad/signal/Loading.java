package io.pisad.signal;

import io.pisad.model.Gain;

/**
 * How loaded the converter was for 100 ms.
 *
 * @param atNs time in the stream: samples over rate, lost ones included
 * @param gain in force all the time
 * @param quietDbfs power of the whole band in the quietest millisecond, DC removed: the floor even between pulses; negative
 *     infinity when the converter showed a constant
 * @param peakDbfs what 0.1 % of the samples exceed with I or Q in the busiest millisecond, amplitude over full scale (128)
 */
public record Loading(long atNs, Gain gain, double quietDbfs, double peakDbfs) {
    /** Peaks from here up (90 % of full scale) are near the rail or at it. */
    public static final double RAIL_DBFS = -1;

    /** Whether the converter clips, or nearly so. */
    public boolean full() {
        return peakDbfs >= RAIL_DBFS;
    }
}
