package io.pisad.signal;

import io.pisad.model.IqBlock;
import java.util.Arrays;

/**
 * Power of the whole band, a health figure: blocks of 1024 consecutive samples, each less its mean.
 *
 * <p>Used by one thread. Blocks of equal samples are digital silence and do not count; the last, partial block is
 * dropped, and so is one cut by lost samples. Powers go into a histogram of 0.002 dB, so memory does not grow.
 */
public final class BandPower {
    private static final int BLOCK = 1024;
    private static final double LOWEST_DBFS = -250;
    private static final double HIGHEST_DBFS = 20;
    private static final double STEP_DB = 0.002;

    /** Standard normal quantile of 0.1, turned round; a block's power is the mean of 1024 exponential variables. */
    private static final double TENTH_PERCENTILE = 1.2815515655;

    private final int[] histogram = new int[(int) ((HIGHEST_DBFS - LOWEST_DBFS) / STEP_DB) + 1];
    private final float railHigh;
    private final float[] block = new float[2 * BLOCK];
    private int filled;
    private long blocks;
    private long samples;
    private long clipped;

    /**
     * @param railHigh the largest value of a converter sample; the smallest is -1
     */
    public BandPower(float railHigh) {
        this.railHigh = railHigh;
    }

    /** Takes the next block of the stream. */
    public void feed(IqBlock input) {
        if (input.lostBefore > 0) {
            filled = 0;
        }
        samples += input.samples;
        clipped += Rails.count(input.iq, 0, input.samples, railHigh);
        for (int at = 0; at < input.samples; ) {
            int n = Math.min(BLOCK - filled, input.samples - at);
            System.arraycopy(input.iq, 2 * at, block, 2 * filled, 2 * n);
            filled += n;
            at += n;
            if (filled == BLOCK) {
                add();
                filled = 0;
            }
        }
    }

    /** 10th percentile of the blocks' power in dBFS, linear between neighbours; NaN without a block. */
    public double p10Dbfs() {
        if (blocks == 0) {
            return Double.NaN;
        }
        double rank = 0.1 * (blocks - 1);
        double low = ranked((long) rank);
        double high = ranked(Math.min(blocks - 1, (long) rank + 1));
        return low + (rank - (long) rank) * (high - low);
    }

    /** Mean noise power in dBFS: the 10th percentile plus what that lies under the mean, on white noise; NaN without a block. */
    public double noiseDbfs() {
        return p10Dbfs() - Window.db(1 - TENTH_PERCENTILE / Math.sqrt(BLOCK));
    }

    /** Share of all samples with I or Q at a rail, 0-1; NaN without a sample. */
    public double clippedFraction() {
        return samples == 0 ? Double.NaN : (double) clipped / samples;
    }

    /** Samples fed. */
    public long samples() {
        return samples;
    }

    /** Forgets everything. */
    public void reset() {
        Arrays.fill(histogram, 0);
        filled = 0;
        blocks = 0;
        samples = 0;
        clipped = 0;
    }

    private void add() {
        double sumI = 0;
        double sumQ = 0;
        double squares = 0;
        boolean silent = true;
        for (int n = 0; n < block.length; n += 2) {
            double i = block[n];
            double q = block[n + 1];
            sumI += i;
            sumQ += q;
            squares += i * i + q * q;
            silent &= block[n] == block[0] && block[n + 1] == block[1];
        }
        if (silent) {
            return;
        }
        double meanI = sumI / BLOCK;
        double meanQ = sumQ / BLOCK;
        double dbfs = Window.db(Math.max(0, squares / BLOCK - meanI * meanI - meanQ * meanQ));
        double bin = (dbfs - LOWEST_DBFS) / STEP_DB;
        histogram[(int) Math.max(0, Math.min(histogram.length - 1, bin))]++;
        blocks++;
    }

    private double ranked(long rank) {
        long seen = 0;
        int bin = 0;
        while (seen + histogram[bin] <= rank) {
            seen += histogram[bin++];
        }
        return LOWEST_DBFS + (bin + 0.5) * STEP_DB;
    }
}
