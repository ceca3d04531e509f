package io.pisad.signal;

import io.pisad.model.IqBlock;
import io.pisad.model.Pulse;
import io.pisad.model.SignalReading;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/** Prints how many samples per second one core puts through the channel meter: {@code java io.pisad.signal.MeterThroughput}. */
public final class MeterThroughput {
    private MeterThroughput() {}

    /** Runs each plan for about a second after a second of warming up. */
    public static void main(String[] args) {
        for (double rateHz : new double[] {250e3, 2e6, 8e6, 20e6}) {
            for (double bandwidthHz : new double[] {25e3, 100e3}) {
                measure(rateHz, bandwidthHz, 1);
                System.out.printf(
                        Locale.ROOT,
                        "%5.2f Msps, %3.0f kHz channel: %6.1f Msamples/s%n",
                        rateHz / 1e6,
                        bandwidthHz / 1e3,
                        measure(rateHz, bandwidthHz, 1.5) / 1e6);
            }
        }
    }

    /** Time this thread had a core, so that other work on the machine does not count. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double measure(double rateHz, double bandwidthHz, double seconds) {
        var meter = new ChannelMeter(new ChannelPlan(rateHz, rateHz / 5, bandwidthHz, 1e-3, 1), 0, new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {}

            @Override
            public void pulse(Pulse pulse) {}
        });
        var random = new Random(1);
        var block = new IqBlock(1 << 17);
        for (int n = 0; n < block.iq.length; n++) {
            block.iq[n] = (float) (0.05 * random.nextGaussian());
        }
        block.samples = block.capacity();
        long begun = cpuNs();
        long fed = 0;
        while (cpuNs() - begun < seconds * 1e9) {
            block.firstSample = fed;
            meter.feed(block);
            fed += block.samples;
        }
        return fed * 1e9 / (cpuNs() - begun);
    }
}
