package io.pisad.sim;

import java.util.function.IntConsumer;

/** When which message is due; the defaults are what PISAD asks of a real vehicle. */
final class Streams {
    private static final int[] IDS = {0, 33, 32, 30, 24, 1, 2, 242};
    private static final long[] DEFAULT_MS = {1_000, 100, 100, 100, 200, 500, 1_000, 2_000};

    private final long[] intervalNs = new long[IDS.length];
    private final long[] dueNs = new long[IDS.length];

    Streams(long startNs) {
        for (int n = 0; n < IDS.length; n++) {
            intervalNs[n] = DEFAULT_MS[n] * 1_000_000;
            dueNs[n] = startNs + n * 10_000_000L; // spread, as on a serial line
        }
    }

    /** Hands every message that is due to {@code send}. */
    void step(long atNs, IntConsumer send) {
        for (int n = 0; n < IDS.length; n++) {
            if (intervalNs[n] > 0 && atNs >= dueNs[n]) {
                dueNs[n] = Math.max(dueNs[n] + intervalNs[n], atNs + 1);
                send.accept(IDS[n]);
            }
        }
    }

    /**
     * Sets an interval in microseconds, 0 = default, -1 = off.
     *
     * @return false for a message that is not streamed, or an interval that is no number
     */
    boolean set(int id, double micros, long atNs) {
        for (int n = 0; n < IDS.length; n++) {
            if (IDS[n] == id && micros >= -1) {
                intervalNs[n] = micros == 0 ? DEFAULT_MS[n] * 1_000_000 : (long) (micros * 1_000);
                dueNs[n] = Math.min(dueNs[n], atNs + Math.max(0, intervalNs[n]));
                return true;
            }
        }
        return false;
    }
}
