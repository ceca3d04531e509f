package io.pisad.model;

import org.jspecify.annotations.Nullable;

/**
 * A run of consecutive samples, reused from read to read. Owned by the thread that reads the source.
 */
public final class IqBlock {
    /** Interleaved I, Q, scaled to -1..1; the first {@code 2 * samples} are valid. */
    public final float[] iq;

    /** Number of valid complex samples. */
    public int samples;

    /** Index of the first sample in the stream, lost samples included. */
    public long firstSample;

    /** Samples lost between the previous block and this one; never bridged. */
    public long lostBefore;

    /**
     * Monotonic time of the first sample, from a source that is live: the radio's sample clock as its arrivals place it. 0
     * from any other source, whose first sample is at the start and whose time is its sample count.
     */
    public long atNs;

    /** Monotonic time at which the host was given the last of these samples; 0 from a source that is not live. */
    public long arrivedNs;

    /**
     * What to add to dBFS to get dBm for these samples; NaN when their gain is not known, as while a step is under way: they
     * count as received, and no level may be made of them.
     */
    public double dbmOffsetDb;

    /** Gain in force for these samples; null when the source has none to speak of, or while a step is
     * under way. A block never spans a gain step. */
    public @Nullable Gain gain;

    /** Makes an empty block for up to {@code capacity} complex samples. */
    public IqBlock(int capacity) {
        iq = new float[2 * capacity];
    }

    /** How many complex samples fit. */
    public int capacity() {
        return iq.length / 2;
    }
}
