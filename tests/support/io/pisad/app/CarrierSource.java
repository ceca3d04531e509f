package io.pisad.app;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import java.util.Random;

/** White noise at -40 dBFS over 250 kHz, with a steady tone at +50 kHz or without, for so many seconds. */
final class CarrierSource implements IqSource {
    private static final double RATE_HZ = 250_000;
    private static final double NOISE_DBFS = -40;
    private static final double OFFSET_HZ = 50_000;
    private static final int TABLE = 1 << 20;

    private final float[] noise = new float[2 * TABLE];
    private final Random random;
    private final long total;
    private final double amplitude;
    private long position;
    private volatile boolean silent;

    /** The tone stands so far over the noise in 25 kHz; NaN for no tone. */
    CarrierSource(long seed, double seconds, double snrDb) {
        random = new Random(seed);
        total = (long) (seconds * RATE_HZ);
        double sigma = Math.sqrt(Math.pow(10, NOISE_DBFS / 10) / 2);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (sigma * random.nextGaussian());
        }
        amplitude = Double.isNaN(snrDb) ? 0 : Math.sqrt(Math.pow(10, (NOISE_DBFS - 10 + snrDb) / 10));
    }

    /** Switches the tone off or on again. */
    void silent(boolean now) {
        silent = now;
    }

    @Override
    public IqStream stream() {
        return new IqStream("carrier", "cf32", RATE_HZ, 433.87e6, 1, 0, false, total, false);
    }

    @Override
    public boolean read(IqBlock block, int maxSamples) {
        int count = (int) Math.min(Math.min(maxSamples, block.capacity()), total - position);
        block.samples = count;
        block.firstSample = position;
        block.lostBefore = 0;
        block.dbmOffsetDb = 0;
        double strength = silent ? 0 : amplitude;
        int from = random.nextInt(TABLE);
        for (int i = 0; i < count; i++) {
            int at = 2 * ((from + i) & (TABLE - 1));
            double phase = 2 * Math.PI * ((position + i) % 5) * OFFSET_HZ / RATE_HZ;
            block.iq[2 * i] = noise[at] + (float) (strength * Math.cos(phase));
            block.iq[2 * i + 1] = noise[at + 1] + (float) (strength * Math.sin(phase));
        }
        position += count;
        return count > 0;
    }

    @Override
    public void close() {}
}
