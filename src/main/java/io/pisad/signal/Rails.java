package io.pisad.signal;

import io.pisad.model.IqBlock;

/** Counts samples at a rail of the converter. */
public final class Rails {
    private Rails() {}

    /** Samples of the block with I or Q at or beyond -1 or {@code railHigh}. */
    public static int count(IqBlock block, float railHigh) {
        return count(block.iq, 0, block.samples, railHigh);
    }

    /** Samples among {@code count} from {@code from} with I or Q at or beyond -1 or {@code railHigh}. */
    static int count(float[] iq, int from, int count, float railHigh) {
        int clipped = 0;
        for (int n = 2 * from; n < 2 * (from + count); n += 2) {
            float low = Math.min(iq[n], iq[n + 1]);
            float high = Math.max(iq[n], iq[n + 1]);
            if (high >= railHigh || low <= -1) {
                clipped++;
            }
        }
        return clipped;
    }
}
