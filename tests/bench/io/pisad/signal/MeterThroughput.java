package io.pisad.signal;

import io.pisad.model.IqBlock;
import io.pisad.model.Pulse;
import io.pisad.model.SignalReading;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Samples per second that one core puts through the whole channel meter (DC removal, frames, reference, envelope,
 * pulses), beside two peers: whole-band power alone, and the plain double-precision sum of the channel's bins.
 *
 * <p>{@code tests/bench/jmh.sh MeterThroughput} ({@code -prof gc} is in it): an operation is one sample, so the score in
 * ops/us is Msamples/s, and {@code gc.alloc.rate.norm} is bytes per sample. The requirement is 40 Msamples/s (twice 20
 * Msps) and under 1 B per sample with the 25 kHz channel.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeterThroughput {
    private static final int SAMPLES = 1 << 17;

    /** Sample rate in Hz. */
    @Param({"8000000", "20000000"})
    public double rateHz;

    /** Noise bandwidth of the channel in Hz. */
    @Param("25000")
    public double bandwidthHz;

    private final IqBlock block = new IqBlock(SAMPLES);

    @SuppressWarnings("NullAway.Init")
    private ChannelMeter meter;

    @SuppressWarnings("NullAway.Init")
    private BandPower band;

    @SuppressWarnings("NullAway.Init")
    private PlainMeter plain;

    private double sum;

    /** White noise, as the radio delivers it: blocks of 131072. */
    @Setup
    public void make() {
        var random = new Random(1);
        for (int n = 0; n < block.iq.length; n++) {
            block.iq[n] = (float) (0.05 * random.nextGaussian());
        }
        block.samples = SAMPLES;
        var plan = new ChannelPlan(rateHz, rateHz / 5, bandwidthHz, 1e-3, 1);
        meter = new ChannelMeter(plan, 0, new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {
                sum += reading.channelDbfs();
            }

            @Override
            public void pulse(Pulse pulse) {
                sum += pulse.meanDbfs();
            }
        });
        band = new BandPower(1);
        plain = new PlainMeter(plan);
    }

    /** The daemon's meter. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double channelMeter() {
        meter.feed(block);
        block.firstSample += SAMPLES;
        return sum;
    }

    /** Peer: whole-band power only, no channel. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double wholeBandPower() {
        band.feed(block);
        return band.samples();
    }

    /** Peer: channel power only, straightforward: per bin one double-precision sum, no reference, no envelope. */
    @Benchmark
    @OperationsPerInvocation(SAMPLES)
    public double plainChannelPower() {
        return plain.power(block);
    }

    /** Hann frames end to end, each bin of the channel as the textbook writes it. */
    private static final class PlainMeter {
        private final int size;
        private final int[] bins;
        private final double[] window;
        private final double[] cos;
        private final double[] sin;

        PlainMeter(ChannelPlan plan) {
            size = Integer.highestOneBit((int) (0.6 * plan.periodSamples()));
            double binHz = plan.sampleRateHz() / size;
            int first = (int) Math.round((plan.offsetHz() - plan.bandwidthHz() / 2) / binHz);
            int count = (int) Math.round(plan.bandwidthHz() / binHz);
            bins = java.util.stream.IntStream.range(first, first + count).toArray();
            window = new double[size];
            cos = new double[size];
            sin = new double[size];
            for (int n = 0; n < size; n++) {
                cos[n] = Math.cos(2 * Math.PI * n / size);
                sin[n] = -Math.sin(2 * Math.PI * n / size);
                window[n] = 0.5 - 0.5 * cos[n];
            }
        }

        double power(IqBlock block) {
            double power = 0;
            for (int at = 0; at + size <= block.samples; at += size) {
                for (int k : bins) {
                    double re = 0;
                    double im = 0;
                    for (int n = 0; n < size; n++) {
                        double i = window[n] * block.iq[2 * (at + n)];
                        double q = window[n] * block.iq[2 * (at + n) + 1];
                        int angle = k * n & size - 1;
                        re += i * cos[angle] - q * sin[angle];
                        im += i * sin[angle] + q * cos[angle];
                    }
                    power += re * re + im * im;
                }
            }
            return power;
        }
    }
}
