package io.pisad.signal;

import io.pisad.model.Gain;
import io.pisad.model.IqBlock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How loaded the converter is: the whole band, before any channel, every 100 ms.
 *
 * <p>Looks at about two million samples a second whatever the rate is, in pieces of 1 ms, so that a pulse as short counts.
 * Samples of unknown gain and losses start it afresh. Used by one thread; allocates one record per 100 ms.
 */
public final class ConverterLoad {
    private static final double LOOKED_AT_HZ = 2e6;
    private static final int PIECES = 100;
    private static final int STEPS = 128;
    private static final double OVER_SHARE = 0.001;

    private final double rateHz;
    private final int stride;
    private final int pieceSamples;
    private final int[] histogram = new int[STEPS + 1];
    private int seen;
    private int pieces;
    private double sumI;
    private double sumQ;
    private double squares;
    private double quiet;
    private int peak;
    private @Nullable Gain gain;
    private long nextSample;

    /** For a stream of this rate. */
    public ConverterLoad(double sampleRateHz) {
        rateHz = sampleRateHz;
        stride = (int) Math.max(1, Math.round(sampleRateHz / LOOKED_AT_HZ));
        pieceSamples = (int) Math.max(16, Math.round(sampleRateHz / stride / 1000));
        restart();
    }

    /** Takes the next block; returns the load of the last 100 ms where they end in it (the last such), otherwise null. */
    public @Nullable Loading feed(IqBlock block) {
        if (block.gain == null || !block.gain.equals(gain) || block.firstSample != nextSample) {
            gain = block.gain;
            restart();
        }
        nextSample = block.firstSample + block.samples;
        Loading loading = null;
        for (int n = 0; gain != null && n < block.samples; n += stride) {
            add(block.iq[2 * n], block.iq[2 * n + 1]);
            if (seen == pieceSamples) {
                endPiece();
                if (pieces == PIECES) {
                    double amplitude = (double) peak / STEPS;
                    loading = new Loading(
                            Math.round((block.firstSample + n) * 1e9 / rateHz),
                            gain,
                            Window.db(Math.max(0, quiet)),
                            2 * Window.db(amplitude));
                    restart();
                }
            }
        }
        return loading;
    }

    private void add(float i, float q) {
        sumI += i;
        sumQ += q;
        squares += (double) i * i + (double) q * q;
        histogram[(int) Math.min(STEPS, Math.max(Math.abs(i), Math.abs(q)) * STEPS)]++;
        seen++;
    }

    private void endPiece() {
        double meanI = sumI / seen;
        double meanQ = sumQ / seen;
        quiet = Math.min(quiet, squares / seen - meanI * meanI - meanQ * meanQ);
        int over = histogram[STEPS];
        int level = STEPS;
        while (level > 0 && over <= OVER_SHARE * seen) {
            over += histogram[--level];
        }
        peak = Math.max(peak, level);
        pieces++;
        beginPiece();
    }

    private void beginPiece() {
        Arrays.fill(histogram, 0);
        seen = 0;
        sumI = 0;
        sumQ = 0;
        squares = 0;
    }

    private void restart() {
        pieces = 0;
        quiet = Double.POSITIVE_INFINITY;
        peak = 0;
        beginPiece();
    }
}
