package io.pisad.sdr;

import io.pisad.model.IqBlock;
import io.pisad.model.RadioState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Listens to a HackRF on the test's thread and remembers what the watcher was told. */
final class HackRfEar implements AutoCloseable {
    static final double CHANNEL_HZ = 433.92e6;

    /** What the watcher was told, as "STATE detail", oldest first. */
    final List<String> told = new ArrayList<>();

    final IqBlock block = new IqBlock(65_536);
    final HackRfSource source;
    private final HackRfSettings settings;

    @Nullable
    RadioState state;

    long reads;
    long samples;
    long lost;
    long longestReadNs;
    private double powerI;
    private double powerQ;
    private long powerSamples;

    HackRfEar(HackRfSettings settings, List<String> library) {
        this.settings = settings;
        source = new HackRfSource(settings, System::nanoTime, this::take, library);
    }

    /** Rate, 16 dB LNA, 16 dB VGA, amplifier off, default offset. */
    static HackRfSettings settings(double rateHz) {
        return settings(rateHz, 16, 16, false);
    }

    static HackRfSettings settings(double rateHz, int lnaDb, int vgaDb, boolean amp) {
        double offsetHz = HackRfSettings.defaultLoOffsetHz(rateHz);
        return new HackRfSettings(java.util.Optional.empty(), CHANNEL_HZ, 25e3, rateHz, lnaDb, vgaDb, amp, offsetHz);
    }

    private void take(RadioState now, String detail, long received, long lostSoFar) {
        state = now;
        told.add(now + " " + detail);
    }

    /** Reads once; adds to the counts and to the correlation with the channel. */
    void read() {
        long fromNs = System.nanoTime();
        if (!source.read(block, block.capacity())) {
            throw new IllegalStateException("the stream ended");
        }
        longestReadNs = Math.max(longestReadNs, System.nanoTime() - fromNs);
        reads++;
        samples += block.samples;
        lost += block.lostBefore;
    }

    /** Reads until the condition holds or the time is up; returns whether it holds. */
    boolean until(BooleanSupplier condition, double seconds) {
        long endNs = System.nanoTime() + (long) (seconds * 1e9);
        while (!condition.getAsBoolean() && System.nanoTime() < endNs) {
            read();
        }
        return condition.getAsBoolean();
    }

    /** Reads until the radio is heard; returns whether it is. */
    boolean listening(double seconds) {
        return until(() -> state == RadioState.LISTENING, seconds);
    }

    boolean toldThat(String text) {
        return told.stream().anyMatch(line -> line.contains(text));
    }

    /** Level of the tone in the channel over the next samples, dBFS. */
    double toneDbfs(int wanted) {
        powerI = 0;
        powerQ = 0;
        powerSamples = 0;
        double turns = settings.loOffsetHz() / settings.sampleRateHz();
        while (powerSamples < wanted) {
            read();
            for (int i = 0; i < block.samples; i++) {
                double a = -2 * Math.PI * ((block.firstSample + i) * turns % 1);
                double c = Math.cos(a);
                double s = Math.sin(a);
                powerI += block.iq[2 * i] * c - block.iq[2 * i + 1] * s;
                powerQ += block.iq[2 * i] * s + block.iq[2 * i + 1] * c;
            }
            powerSamples += block.samples;
        }
        return 10 * Math.log10((powerI * powerI + powerQ * powerQ) / ((double) powerSamples * powerSamples));
    }

    @Override
    public void close() {
        source.close();
    }
}
