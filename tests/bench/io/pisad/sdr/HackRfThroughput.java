package io.pisad.sdr;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Prints what the stand-in radio and the HackRF source cost together, and what was lost: {@code java
 * io.pisad.sdr.HackRfThroughput [MSPS] [SECONDS]}. The radio discards as a real one does: no patience.
 */
public final class HackRfThroughput {
    private HackRfThroughput() {}

    /** Listens after two seconds of warming up. */
    public static void main(String[] args) throws Exception {
        double rateHz = args.length > 0 ? Double.parseDouble(args[0]) * 1e6 : 20e6;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 20;
        HackRfStandIn radio = HackRfStandIn.plugged();
        radio.command("patience 0");
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (HackRfEar ear = new HackRfEar(HackRfEar.settings(rateHz), radio.library())) {
            ear.until(() -> false, 2);
            long samples = ear.samples;
            long lost = ear.lost;
            long cpuNs = machine.getProcessCpuTime();
            long fromNs = System.nanoTime();
            ear.until(() -> false, seconds);
            double passedNs = System.nanoTime() - fromNs;
            System.out.printf(
                    Locale.ROOT,
                    "%.1f Msps: %.3f Msps received, %d samples lost, %.1f %% of a core%n",
                    rateHz / 1e6,
                    (ear.samples - samples) / passedNs * 1e3,
                    ear.lost - lost,
                    100 * (machine.getProcessCpuTime() - cpuNs) / passedNs);
            ear.told.forEach(System.out::println);
        }
    }
}
