package io.pisad.sim;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated radio: the world publishes the beacon's amplitude for every millisecond, the reader's thread makes the
 * samples from it. A sample depends on its index and the seed only, never on how it was read.
 *
 * <p>Keeps the last 65 s; a reader further behind has lost samples, as with a real radio.
 */
final class SimRadio {
    static final int SAMPLES_PER_MS = 250;
    private static final int INTERFERER_KHZ = 3;
    private static final int KEPT_MS = 1 << 16;

    private final SimSettings settings;
    private final Draws levels;
    private final double startCycles;
    private final float[] tone = new float[2 * SAMPLES_PER_MS];
    private final float[] otherTone = new float[2 * SAMPLES_PER_MS];
    private final float[] amplitude = new float[KEPT_MS];
    private final float[] interference = new float[KEPT_MS];
    private @Nullable NoiseTable noise;
    private long publishedMs;
    private long nextSample;
    private boolean closed;
    private double levelDbm;

    SimRadio(SimSettings settings) {
        this.settings = settings;
        levels = new Draws(settings.seed(), 5);
        startCycles = new Draws(settings.seed(), 6).uniform(0);
        levelDbm = settings.receivedDbm(Math.hypot(settings.rangeM(), settings.heightM()));
        turn(tone, settings.channelOffsetHz());
        turn(otherTone, settings.channelOffsetHz() + INTERFERER_KHZ * 1000);
    }

    private static void turn(float[] tone, double hz) {
        for (int n = 0; n < SAMPLES_PER_MS; n++) {
            double angle = 2 * StrictMath.PI * hz * n / SimSettings.SAMPLE_RATE_HZ;
            tone[2 * n] = (float) StrictMath.cos(angle);
            tone[2 * n + 1] = (float) StrictMath.sin(angle);
        }
    }

    /** Adds the next millisecond with the beacon at this slant distance; NaN: it is not heard. */
    synchronized void publish(double slantM) {
        double level = settings.levelNoiseDb() * levels.normal(publishedMs / 500);
        double dbm = settings.receivedDbm(Math.max(slantM, 0.1)) + level;
        publish(dbm, slantM > 0 && transmits(settings.beacon(), publishedMs), Double.NEGATIVE_INFINITY);
    }

    /** Adds the next millisecond with the beacon on or off, and somebody else at that mean level, both in dBm. */
    synchronized void publish(double dbm, boolean on, double otherDbm) {
        levelDbm = dbm;
        int slot = (int) (publishedMs % KEPT_MS);
        amplitude[slot] = on ? (float) fullScaleRms(dbm) : 0;
        interference[slot] = (float) fullScaleRms(otherDbm);
        publishedMs++;
    }

    /** Newest level of the beacon at the antenna while it transmits, dBm. */
    synchronized double levelDbm() {
        return levelDbm;
    }

    /** Wakes a reader that waits for samples. */
    synchronized void wake() {
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    IqStream stream(boolean live) {
        return new IqStream(
                "simulated radio",
                "sim",
                SimSettings.SAMPLE_RATE_HZ,
                settings.centerHz(),
                1,
                settings.dbmOffsetDb(),
                true,
                -1,
                live);
    }

    synchronized boolean read(IqBlock block, int maxSamples, boolean live) throws InterruptedException {
        NoiseTable table = noise();
        while (live && !closed && nextSample >= publishedMs * SAMPLES_PER_MS) {
            wait();
        }
        block.samples = 0;
        if (closed) {
            return false;
        }
        long oldest = Math.max(0, publishedMs - KEPT_MS) * SAMPLES_PER_MS;
        block.lostBefore = Math.max(0, oldest - nextSample);
        nextSample += block.lostBefore;
        block.firstSample = nextSample;
        block.dbmOffsetDb = settings.dbmOffsetDb();
        long available = publishedMs * SAMPLES_PER_MS - nextSample;
        int samples = (int) Math.min(available, Math.min(maxSamples, block.capacity()));
        while (block.samples < samples) {
            int within = (int) (nextSample % SAMPLES_PER_MS);
            int length = Math.min(SAMPLES_PER_MS - within, samples - block.samples);
            fill(table, block.iq, 2 * block.samples, nextSample / SAMPLES_PER_MS, within, length);
            block.samples += length;
            nextSample += length;
        }
        return true;
    }

    /** Takes 0.1 s to make, so only for a radio somebody listens to. */
    synchronized NoiseTable noise() {
        NoiseTable table = noise;
        if (table == null) {
            double rms = fullScaleRms(settings.noiseDbm(SimSettings.SAMPLE_RATE_HZ));
            table = new NoiseTable(settings.seed(), rms);
            noise = table;
        }
        return table;
    }

    private void fill(NoiseTable noise, float[] iq, int at, long ms, int within, int length) {
        float level = amplitude[(int) (ms % KEPT_MS)];
        float other = interference[(int) (ms % KEPT_MS)]; // a whole number of its cycles fits a millisecond
        double cycles = startCycles + settings.channelOffsetHz() * ms / 1000;
        double angle = 2 * StrictMath.PI * (cycles - StrictMath.floor(cycles));
        float re0 = (float) StrictMath.cos(angle);
        float im0 = (float) StrictMath.sin(angle);
        float re = level * (float) StrictMath.cos(angle);
        float im = level * (float) StrictMath.sin(angle);
        int one = noise.start(ms, 0) + 2 * within;
        int two = noise.start(ms, 1) + 2 * within;
        int turn = 2 * within;
        float[] table = noise.iq;
        for (int n = 0; n < 2 * length; n += 2) {
            float i = re * tone[turn + n] - im * tone[turn + n + 1] + table[one + n] + table[two + n];
            float q = re * tone[turn + n + 1] + im * tone[turn + n] + table[one + n + 1] + table[two + n + 1];
            i += other * (re0 * otherTone[turn + n] - im0 * otherTone[turn + n + 1]);
            q += other * (re0 * otherTone[turn + n + 1] + im0 * otherTone[turn + n]);
            iq[at + n] = Math.max(-1f, Math.min(1f, i));
            iq[at + n + 1] = Math.max(-1f, Math.min(1f, q));
        }
    }

    private double fullScaleRms(double dbm) {
        return StrictMath.pow(10, (dbm - settings.dbmOffsetDb()) / 20);
    }

    /** Pulses of 30 ms every second from 137 ms on; bursts of 0.5 s every 50 s from 5.137 s on. */
    private static boolean transmits(BeaconKind kind, long ms) {
        return switch (kind) {
            case CONTINUOUS -> true;
            case PULSED -> Math.floorMod(ms - 137, 1_000L) < 30;
            case BURST -> Math.floorMod(ms - 5_137, 50_000L) < 500;
            case UNKNOWN -> false;
        };
    }
}
