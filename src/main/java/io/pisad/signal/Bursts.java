package io.pisad.signal;

/** The last bursts of a channel or of the guard groups, in readings. */
final class Bursts {
    private static final int KEPT = 128;

    private final long[] start = new long[KEPT];
    private final long[] end = new long[KEPT];
    private final double[] snr = new double[KEPT];
    private final int[] group = new int[KEPT];
    private int count;

    void clear() {
        count = 0;
    }

    void add(long startReading, long endReading, double burstSnr, int inGroup) {
        int n = count % KEPT;
        start[n] = startReading;
        end[n] = endReading;
        snr[n] = burstSnr;
        group[n] = inGroup;
        count = count + 1 == 2 * KEPT ? KEPT : count + 1;
    }

    private int kept() {
        return Math.min(count, KEPT);
    }

    /** Bursts of that strength that ended since then. */
    int since(long reading, double strength) {
        int found = 0;
        for (int n = 0; n < kept(); n++) {
            found += end[n] >= reading && snr[n] >= strength ? 1 : 0;
        }
        return found;
    }

    /** Whether one of them was at that time and not 10 dB weaker. */
    private boolean covers(long from, long to, double strength) {
        for (int n = 0; n < kept(); n++) {
            if (start[n] <= to && end[n] >= from && 10 * snr[n] >= strength) {
                return true;
            }
        }
        return false;
    }

    /** Whether these, less those that are the other's skirts, are as many as the other's, in several groups. */
    boolean asManyAs(Bursts other, long sinceReading, int slack, double strength) {
        int found = 0;
        int groups = 0;
        for (int n = 0; n < kept(); n++) {
            boolean counts = end[n] >= sinceReading && snr[n] >= strength;
            if (counts && !other.covers(start[n] - slack, end[n] + slack, snr[n])) {
                found++;
                groups |= 1 << group[n];
            }
        }
        return found >= Math.max(1, other.since(sinceReading, strength)) && Integer.bitCount(groups) > 1;
    }
}
