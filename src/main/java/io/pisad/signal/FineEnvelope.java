package io.pisad.signal;

/** The last steps of the envelope, to say when a pulse found on the readings began. */
final class FineEnvelope {
    private final float[] power;
    private final int mask;
    private long count;

    FineEnvelope(int steps) {
        power = new float[Integer.highestOneBit(Math.max(1, steps)) << 1];
        mask = power.length - 1;
    }

    void reset() {
        count = 0;
    }

    void add(float stepPower) {
        power[(int) count++ & mask] = stepPower;
    }

    /** Steps since the restart. */
    long count() {
        return count;
    }

    /**
     * The start of the window with the most energy, which is its likeliest place, among those that begin at most a quarter
     * of its length from {@code about}.
     */
    long strongest(long about, int steps) {
        int reach = Math.max(1, steps / 4);
        long oldest = Math.max(0, count - power.length);
        long from = Math.max(oldest, about - reach);
        long last = Math.min(count - steps, about + reach);
        double sum = 0;
        for (long n = from; n < from + steps; n++) {
            sum += power[(int) n & mask];
        }
        double most = sum;
        long best = from;
        for (long n = from; n < last; n++) {
            sum += (double) power[(int) (n + steps) & mask] - power[(int) n & mask];
            if (sum > most) {
                most = sum;
                best = n + 1;
            }
        }
        return best;
    }
}
