package io.pisad.app;

import io.pisad.health.Computer;
import io.pisad.model.Tick;
import io.pisad.model.Vitals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** The loop of {@code pisad-vitals}: measures the computer and the daemon once a second, because that may wait for a disk. */
final class VitalsLoop implements Runnable {
    private static final long PERIOD_NS = 1_000_000_000L;
    private static final long STALE_NS = 5_000_000_000L;
    private static final int LOSS_WINDOW_S = 10;

    private final Computer computer;
    private final LongSupplier decidedTicks;
    private final LongSupplier received;
    private final LongSupplier lost;
    private final Deque<Count> counts = new ArrayDeque<>();
    private volatile Measured newest = new Measured(0, Vitals.UNKNOWN);
    private volatile boolean stopping;

    private record Measured(long atNs, Vitals vitals) {}

    private record Count(long atNs, long ticks, long received, long lost) {}

    VitalsLoop(Computer computer, LongSupplier decidedTicks, LongSupplier received, LongSupplier lost) {
        this.computer = computer;
        this.decidedTicks = decidedTicks;
        this.received = received;
        this.lost = lost;
    }

    /** The newest measurement, unknown when it is too old; any thread, never waits. */
    Vitals newest() {
        return newest(System.nanoTime());
    }

    Vitals newest(long nowNs) {
        Measured latest = newest;
        return nowNs - latest.atNs() <= STALE_NS ? latest.vitals() : Vitals.UNKNOWN;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            measure(System.nanoTime());
            LockSupport.parkNanos(this, PERIOD_NS);
        }
    }

    void measure(long nowNs) {
        var now = new Count(nowNs, decidedTicks.getAsLong(), received.getAsLong(), lost.getAsLong());
        Count second = counts.peekLast();
        Count window = counts.peekFirst();
        counts.addLast(now);
        if (counts.size() > LOSS_WINDOW_S) {
            counts.removeFirst();
        }
        Vitals vitals = second == null || window == null
                ? computer.measure(Double.NaN, Double.NaN)
                : computer.measure(health(second, now), 1000 * (1 - heard(window, now)));
        newest = new Measured(nowNs, vitals);
    }

    /** Of the last second: the smaller of the shares of due ticks decided and of due samples heard, in percent. */
    private static double health(Count before, Count now) {
        double due = (double) (now.atNs() - before.atNs()) / Tick.PERIOD_NS;
        double decided = Math.min(1, (now.ticks() - before.ticks() + 1) / due);
        double heard = heard(before, now);
        return 100 * Math.min(decided, Double.isNaN(heard) ? 0 : heard);
    }

    private static double heard(Count before, Count now) {
        double received = now.received() - before.received();
        double due = received + now.lost() - before.lost();
        return due > 0 ? received / due : Double.NaN;
    }
}
