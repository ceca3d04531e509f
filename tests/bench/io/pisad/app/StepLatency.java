package io.pisad.app;

import io.pisad.config.ConfigFile;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.HackRfStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * NFR2: from a level step in the samples to the decision that uses it, in real time, with its parts.
 *
 * <p>The stand-in HackRF switches its carrier on the monotonic clock, 0.37 s in every 1.57 s, so the time of each rise is
 * known to a sample; the step counts as used when the picture of a decided tick shows it (1 dB up; before, the average has decayed by 30 dB). Prints percentiles.
 * Command: {@code tests/bench/latency.sh [SECONDS]}.
 */
final class StepLatency {
    private static final double WIDTH_S = 0.37;
    private static final double PERIOD_S = 1.57;

    private StepLatency() {}

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 60;
        HackRfStandIn radio = HackRfStandIn.plugged();
        radio.command("pulse " + WIDTH_S + " " + PERIOD_S, "level -60");
        for (double rateHz : new double[] {8e6, 2e6}) {
            measure(radio, rateHz, seconds);
        }
        radio.command("defaults");
    }

    private static void measure(HackRfStandIn radio, double rateHz, double seconds) throws Exception {
        Path folder = Files.createTempDirectory("latency");
        Settings settings = ConfigFile.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "radio.source", "hackrf",
                                "radio.beacon", "continuous",
                                "receiver.sample_rate_hz", String.format(Locale.ROOT, "%.0f", rateHz),
                                "receiver.automatic_gain", "false",
                                "link.endpoints", "",
                                "history.directory", folder.toString()))
                .settings();
        long startNs = System.nanoTime();
        var header = Headers.of("run", settings, OptionalLong.empty(), startNs, Instant.now(), "bench");
        var total = new Histogram(10_000_000_000L, 3);
        var pisad = new Pisad(
                settings,
                watcher -> new HackRfSource(Radios.hackRf(settings), System::nanoTime, watcher, radio.library()),
                List.of(),
                header,
                System::nanoTime,
                startNs,
                false);
        try (pisad) {
            pisad.startLive();
            while (pisad.listener.readings() < 5000) { // 5 s to warm up
                LockSupport.parkNanos(1_000_000);
            }
            watch(pisad, total, System.nanoTime() + (long) (seconds * 1e9));
        }
        print(rateHz, total, pisad);
    }

    private static void watch(Pisad pisad, Histogram total, long endNs) {
        SignalPicture before = null;
        long counted = 0;
        while (System.nanoTime() < endNs) {
            SignalPicture now = pisad.log.picture();
            if (now != null && (before == null || now.atNs() != before.atNs())) {
                long seenNs = System.nanoTime();
                long rise = (long) Math.floor(seenNs * 1e-9 / PERIOD_S);
                if (before != null && now.rssiDbm() - before.rssiDbm() > 1 && rise != counted) {
                    counted = rise;
                    total.recordValue(Math.max(0, seenNs - (long) (rise * PERIOD_S * 1e9)));
                }
                before = now;
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private static void print(double rateHz, Histogram total, Pisad pisad) {
        System.out.printf(Locale.ROOT, "%.0f Msps, %d steps%n", rateHz / 1e6, total.getTotalCount());
        System.out.printf(Locale.ROOT, "  one block of samples          %6.1f ms%n", 131_072 / rateHz * 1e3);
        line("  delivered to published", pisad.listener.publishTimes());
        line("  tick to decision", pisad.ring.tickTimes());
        line("  level step to decision", total);
    }

    private static void line(String what, Histogram times) {
        System.out.printf(
                Locale.ROOT,
                "%-30s p50 %6.2f  p99 %6.2f  max %6.2f ms%n",
                what,
                times.getValueAtPercentile(50) * 1e-6,
                times.getValueAtPercentile(99) * 1e-6,
                times.getMaxValue() * 1e-6);
    }
}
