package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.IqBlock;
import io.pisad.model.Pulse;
import io.pisad.model.RadioState;
import io.pisad.model.SignalReading;
import io.pisad.sdr.HackRfSettings;
import io.pisad.sdr.HackRfSource;
import io.pisad.signal.ChannelMeter;
import io.pisad.signal.ChannelPlan;
import io.pisad.signal.ConverterLoad;
import io.pisad.signal.Loading;
import io.pisad.signal.ReadingSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A radio on the bench: measures the carrier in the channel at one gain after the other. Used by one thread. */
final class LevelBench implements AutoCloseable {
    private static final double MEASURE_S = 0.4;
    private static final double PATIENCE_S = 8;
    private static final int CHUNK = 20;

    private final HackRfSource source;
    private final ChannelPlan plan;
    private final IqBlock block;
    private final double rateHz;
    private String told = "no answer from the radio";
    private boolean listening;

    LevelBench(HackRfSettings settings, double bandwidthHz, List<String> libraries) {
        source = new HackRfSource(settings, System::nanoTime, this::changed, libraries);
        rateHz = settings.sampleRateHz();
        plan = new ChannelPlan(
                rateHz,
                settings.loOffsetHz(),
                bandwidthHz,
                ChannelPlan.shortestPeriodS(bandwidthHz),
                source.stream().railHigh());
        block = new IqBlock((int) (rateHz / 100));
    }

    private void changed(RadioState state, String detail, long receivedSamples, long lostSamples) {
        listening = state == RadioState.LISTENING;
        told = detail;
    }

    /** The radio's serial number; empty before the first measurement. */
    String serial() {
        return source.serial();
    }

    /**
     * Sets the gain and measures for 0.4 s.
     *
     * @throws IOException when the radio does not deliver samples of that gain
     */
    Level measure(Gain gain) throws IOException {
        source.request(gain);
        long giveUpNs = System.nanoTime() + (long) (PATIENCE_S * 1e9);
        while (!gain.equals(read().gain)) {
            require(System.nanoTime() < giveUpNs);
        }
        List<SignalReading> readings = new ArrayList<>();
        var meter = new ChannelMeter(plan, 0, new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {
                readings.add(reading);
            }

            @Override
            public void pulse(Pulse pulse) {}
        });
        var load = new ConverterLoad(rateHz);
        double peakDbfs = Double.NEGATIVE_INFINITY;
        double bandDbfs = Double.NEGATIVE_INFINITY;
        for (long samples = 0; samples < MEASURE_S * rateHz; samples += block.samples) {
            read();
            require(listening && System.nanoTime() < giveUpNs);
            meter.feed(block);
            Loading loading = load.feed(block);
            if (loading != null) {
                peakDbfs = Math.max(peakDbfs, loading.peakDbfs());
                bandDbfs = Math.max(bandDbfs, loading.quietDbfs());
            }
        }
        return level(readings, peakDbfs, bandDbfs);
    }

    private IqBlock read() {
        source.read(block, block.capacity());
        return block;
    }

    private void require(boolean good) throws IOException {
        if (!good) {
            throw new IOException(told);
        }
    }

    private static Level level(List<SignalReading> readings, double peakDbfs, double bandDbfs) {
        double signal = mean(readings, r -> power(r.channelDbfs()) - power(r.referenceDbfs()));
        double noise = mean(readings, r -> power(r.referenceDbfs()));
        double squares = 0;
        int chunks = readings.size() / CHUNK;
        for (int n = 0; n < chunks; n++) {
            var chunk = readings.subList(n * CHUNK, (n + 1) * CHUNK);
            double off = mean(chunk, r -> power(r.channelDbfs()) - power(r.referenceDbfs())) / signal - 1;
            squares += off * off;
        }
        double error = Math.sqrt(squares / (chunks - 1) / chunks) * 10 / Math.log(10);
        return new Level(db(signal), error, db(signal / noise), peakDbfs, db(power(bandDbfs) - signal));
    }

    private static double mean(List<SignalReading> readings, ToDoubleFunction<SignalReading> of) {
        return readings.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private static double power(double db) {
        return StrictMath.pow(10, db / 10);
    }

    private static double db(double power) {
        return power > 0 ? 10 * StrictMath.log10(power) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public void close() {
        source.close();
    }

    /**
     * A carrier as it was measured.
     *
     * @param dbfs its power, noise subtracted
     * @param errorDb standard error of that, from 20 ms means
     * @param snrDb over the noise in the channel
     * @param peakDbfs of the converter
     * @param restDbfs power of the rest of the band
     */
    record Level(double dbfs, double errorDb, double snrDb, double peakDbfs, double restDbfs) {}
}
