package io.pisad.sdr;

/**
 * Places sample numbers on the monotonic clock from the arrivals of their transfers.
 *
 * <p>A transfer cannot arrive before its last sample was taken, only later: the earliest arrival seen is the truth. The
 * estimate follows earlier arrivals at once and later ones by at most 50 ppm, more than two crystals can differ, so that
 * neither drift nor a busy host moves the samples. Pure arithmetic; used by one thread.
 */
final class SampleClock {
    private static final double MOST_DRIFT = 50e-6;

    private static final int DEVICE_BYTES = 32 << 10;
    /** More than the radio and its transfers can hold back: what is later than this for as long as that never comes. */
    private static final double OVERDUE_NS = 50e6;

    private static final long OVERDUE_FOR_NS = 1_000_000_000L;

    private final double nsPerSample;
    private boolean begun;
    private double originNs;
    private long lastSample;
    private long sinceNs;
    private double leastLateNs = Double.POSITIVE_INFINITY;

    SampleClock(double sampleRateHz) {
        nsPerSample = 1e9 / sampleRateHz;
    }

    /** Samples up to (not including) this one had arrived at this time. */
    void arrived(long endSample, long arrivedNs) {
        double earliest = arrivedNs - endSample * nsPerSample;
        if (!begun || earliest < originNs) {
            originNs = earliest;
        } else {
            originNs = Math.min(earliest, originNs + (endSample - lastSample) * nsPerSample * MOST_DRIFT);
        }
        if (!begun) {
            sinceNs = arrivedNs;
        }
        begun = true;
        lastSample = endSample;
        leastLateNs = Math.min(leastLateNs, earliest - originNs);
    }

    /**
     * How many samples were lost that nobody counted: every arrival for a second was later than the radio can hold samples
     * back. 0 most of the time; ask after each arrival and, when it is more, number the samples on by so many.
     */
    long overdue(long arrivedNs) {
        if (arrivedNs - sinceNs < OVERDUE_FOR_NS) {
            return 0;
        }
        double lateNs = leastLateNs;
        sinceNs = arrivedNs;
        leastLateNs = Double.POSITIVE_INFINITY;
        return lateNs > OVERDUE_NS && lateNs < Double.POSITIVE_INFINITY ? Math.round(lateNs / nsPerSample) : 0;
    }

    /** Monotonic time of a sample; 0 before the first arrival. */
    long atNs(long sample) {
        return begun ? Math.round(originNs + sample * nsPerSample) : 0;
    }

    /**
     * Earliest monotonic time at which a sample can have been taken: its arrival may have been later by what the radio's own
     * 32 KiB buffer holds.
     */
    long takenNs(long sample) {
        return atNs(sample - DEVICE_BYTES / 2);
    }

    /** How many samples were never taken between the next one expected and a run that arrived at this time. */
    long missing(long nextSample, long samples, long arrivedNs) {
        double firstNs = arrivedNs - samples * nsPerSample;
        return Math.max(0, Math.round((firstNs - originNs) / nsPerSample) - nextSample);
    }
}
