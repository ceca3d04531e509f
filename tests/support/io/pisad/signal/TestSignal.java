package io.pisad.signal;

import io.pisad.model.IqBlock;
import java.util.Random;

/** A signal put together from parts; levels in dBFS, times in seconds, the same for the same seed. */
final class TestSignal {
    final double rateHz;
    final float[] iq;
    private final Random random;

    TestSignal(double rateHz, double seconds, long seed) {
        this.rateHz = rateHz;
        iq = new float[2 * (int) Math.round(rateHz * seconds)];
        random = new Random(seed);
    }

    /** White noise of this power over the whole band. */
    TestSignal noise(double dbfs) {
        double sigma = Math.sqrt(Math.pow(10, dbfs / 10) / 2);
        for (int n = 0; n < iq.length; n++) {
            iq[n] += (float) (sigma * random.nextGaussian());
        }
        return this;
    }

    /** A tone from one time to another. */
    TestSignal tone(double offsetHz, double dbfs, double fromS, double toS) {
        double amplitude = Math.pow(10, dbfs / 20);
        for (int n = (int) Math.round(fromS * rateHz); n < Math.min(iq.length / 2, Math.round(toS * rateHz)); n++) {
            double phase = 2 * Math.PI * offsetHz / rateHz * n;
            iq[2 * n] += (float) (amplitude * Math.cos(phase));
            iq[2 * n + 1] += (float) (amplitude * Math.sin(phase));
        }
        return this;
    }

    /** Two tones alternating at random, continuous phase. */
    TestSignal fsk(double lowHz, double highHz, double bitS, double dbfs, double fromS, double toS) {
        double amplitude = Math.pow(10, dbfs / 20);
        double phase = 0;
        double offsetHz = lowHz;
        int bit = (int) (bitS * rateHz);
        for (int n = (int) (fromS * rateHz); n < (int) (toS * rateHz); n++) {
            if (n % bit == 0) {
                offsetHz = random.nextBoolean() ? lowHz : highHz;
            }
            phase += 2 * Math.PI * offsetHz / rateHz;
            iq[2 * n] += (float) (amplitude * Math.cos(phase));
            iq[2 * n + 1] += (float) (amplitude * Math.sin(phase));
        }
        return this;
    }

    /** A constant added to every sample. */
    TestSignal dc(double i, double q) {
        for (int n = 0; n < iq.length; n += 2) {
            iq[n] += (float) i;
            iq[n + 1] += (float) q;
        }
        return this;
    }

    /** A piece as a block of the stream. */
    IqBlock block(int from, int count) {
        var block = new IqBlock(count);
        System.arraycopy(iq, 2 * from, block.iq, 0, 2 * count);
        block.samples = count;
        block.firstSample = from;
        return block;
    }

    /** Number of samples. */
    int samples() {
        return iq.length / 2;
    }
}
