package io.pisad.app;

import io.pisad.app.WireFlight.Cause;
import io.pisad.app.WireFlight.Latency;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * DESIGN section 5 on the wire: from the last byte of the message that shows the change to the last motion byte.
 *
 * <p>Command: {@code tests/bench/wire-times.sh [REPETITIONS [CAUSE...]]}; exit code 1 when a limit is broken.
 */
final class WireTimes {
    private WireTimes() {}

    public static void main(String[] args) throws Exception {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        List<String> wanted = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        boolean good = true;
        try (var flight = new WireFlight(Files.createTempDirectory("wire-times"))) {
            for (Cause cause : Cause.values()) {
                if (wanted.isEmpty() || wanted.contains(cause.name())) {
                    good &= report(flight, cause, repetitions);
                }
            }
        }
        if (wanted.isEmpty() || wanted.contains("KILLED")) {
            good &= FrozenProcess.thrown(Math.max(1, repetitions / 10));
        }
        if (wanted.isEmpty() || wanted.contains("STOP")) {
            good &= FrozenProcess.stopped(3);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean report(WireFlight flight, Cause cause, int repetitions) throws InterruptedException {
        List<Latency> all = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            all.add(flight.measure(cause));
        }
        double[] motion = all.stream().mapToDouble(Latency::motionMs).sorted().toArray();
        double[] zero = all.stream().mapToDouble(Latency::zeroMs).sorted().toArray();
        double worst = motion[motion.length - 1];
        System.out.printf(
                "%-9s %d times: last motion after p50 %.1f ms, p99 %.1f, maximum %.1f (must: %.0f, goal: %.0f%s);"
                        + " last zero velocity p50 %.1f, maximum %.1f%n",
                cause,
                repetitions,
                motion[motion.length / 2],
                motion[(int) (motion.length * 0.99)],
                worst,
                cause.limitMs,
                cause.limitMs / 10,
                cause.timeoutS > 0 ? ", time-out included" : "",
                zero[zero.length / 2],
                zero[zero.length - 1]);
        return worst <= cause.limitMs;
    }
}
