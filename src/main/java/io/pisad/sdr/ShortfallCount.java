package io.pisad.sdr;

/**
 * How many samples the radio discarded, from the counters it keeps ({@code hackrf_m0_state}).
 *
 * <p>The radio counts shortfalls (runs of discarded samples) and the length of the longest one, not their sum. One new
 * longest shortfall is therefore exact. For several between two looks the sum lies between 32 bytes each and the longest
 * each; within those bounds it is estimated from the bytes that are missing from the radio's byte counter, which stands
 * still during a shortfall, over the monotonic time between the looks. Pure arithmetic.
 */
final class ShortfallCount {
    /** What the radio discards at a time. */
    private static final long UNIT_BYTES = 32;

    private final double bytesPerNs;
    private int shortfalls;
    private long longestBytes;
    private int countedBytes;
    private long atNs;

    /** @param startNs monotonic time at which the stream began, with all counters 0 */
    ShortfallCount(double sampleRateHz, long startNs) {
        bytesPerNs = 2 * sampleRateHz * 1e-9;
        atNs = startNs;
    }

    /**
     * Takes the counters of one look.
     *
     * @param newShortfalls {@code num_shortfalls} since the stream began
     * @param newLongestBytes {@code longest_shortfall} since then
     * @param newCountedBytes {@code m0_count}: bytes stored, modulo 2^32
     * @param nowNs monotonic time of the look
     * @return samples lost since the last look
     */
    long lostSamples(int newShortfalls, long newLongestBytes, int newCountedBytes, long nowNs) {
        long runs = Integer.toUnsignedLong(newShortfalls - shortfalls);
        long growth = newLongestBytes - longestBytes;
        long lostBytes;
        if (runs == 0) {
            lostBytes = growth; // a shortfall that was going on at the last look
        } else {
            long least = UNIT_BYTES * (runs - 1) + (growth > 0 ? newLongestBytes : UNIT_BYTES);
            long most = runs * newLongestBytes;
            double storedBytes = Integer.toUnsignedLong(newCountedBytes - countedBytes);
            long missing = Math.round((nowNs - atNs) * bytesPerNs - storedBytes);
            lostBytes = Math.max(least, Math.min(most, missing));
        }
        shortfalls = newShortfalls;
        longestBytes = newLongestBytes;
        countedBytes = newCountedBytes;
        atNs = nowNs;
        return lostBytes / 2;
    }
}
