package io.pisad.app;

import io.pisad.app.WireFlight.Cause;
import io.pisad.app.WireFlight.Latency;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * DESIGN section 5 on the wire: from the last byte of the message that shows the change to the last motion byte.
 *
 * <p>Command: {@code tests/bench/wire-times.sh [REPETITIONS [CAUSE...]]}; exit code 1 when a limit is broken. Several
 * daemons fly at once in one process, each with its own vehicle: fewer where the daemon itself must be quick.
 */
final class WireTimes {
    private static final int QUICK_FLIGHTS = 2;
    private static final int PATIENT_FLIGHTS = 3;
    private static final int STOPPED_PROCESSES = 3;

    private WireTimes() {}

    public static void main(String[] args) throws Exception {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        List<String> wanted = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        boolean good = true;
        for (Cause cause : Cause.values()) {
            if (wanted.isEmpty() || wanted.contains(cause.name())) {
                int flights = cause.timeoutS == 0 ? QUICK_FLIGHTS : PATIENT_FLIGHTS;
                good &= report(cause.name(), cause.limitMs, all(flights, repetitions, n -> flown(cause, n)));
            }
        }
        if (wanted.isEmpty() || wanted.contains("KILLED")) {
            good &= report("KILLED", 500, all(PATIENT_FLIGHTS, repetitions, FrozenProcess::thrown));
        }
        if (wanted.isEmpty() || wanted.contains("STOP")) {
            good &= report("STOP", 100, all(STOPPED_PROCESSES, repetitions, FrozenProcess::stopped));
            good &= FrozenProcess.standing(3);
        }
        System.exit(good ? 0 : 1);
    }

    /** Some repetitions, one after the other. */
    private interface Series {
        List<Latency> of(int repetitions) throws Exception;
    }

    private static List<Latency> flown(Cause cause, int repetitions) throws Exception {
        List<Latency> all = new ArrayList<>();
        try (var flight = new WireFlight(Files.createTempDirectory("wire-times"))) {
            for (int i = 0; i < repetitions; i++) {
                all.add(flight.measure(cause));
            }
        }
        return all;
    }

    private static List<Latency> all(int threads, int repetitions, Series series) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Latency>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int share = repetitions / threads + (i < repetitions % threads ? 1 : 0);
                Callable<List<Latency>> part = () -> series.of(share);
                parts.add(pool.submit(part));
            }
            List<Latency> all = new ArrayList<>();
            for (Future<List<Latency>> part : parts) {
                all.addAll(part.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean report(String cause, double limitMs, List<Latency> all) {
        double[] motion = all.stream().mapToDouble(Latency::motionMs).sorted().toArray();
        double[] any = all.stream().mapToDouble(Latency::zeroMs).sorted().toArray();
        System.out.printf(
                "%-9s %d times (must: %.0f ms, goal: %.0f): last velocity p50 %.1f, p99 %.1f, maximum %.1f;"
                        + " last set-point of any kind p50 %.1f, p99 %.1f, maximum %.1f%n",
                cause,
                all.size(),
                limitMs,
                limitMs / 10,
                motion[motion.length / 2],
                motion[(int) (motion.length * 0.99)],
                motion[motion.length - 1],
                any[any.length / 2],
                any[(int) (any.length * 0.99)],
                any[any.length - 1]);
        return any[any.length - 1] <= limitMs;
    }
}
