package io.pisad.app;

import io.pisad.model.Clock;
import io.pisad.model.EventSink;
import io.pisad.model.Tick;
import java.util.concurrent.locks.LockSupport;

/** The loop of {@code pisad-tick}: 20 beats a second, on time; beats missed by a stall are skipped, not made up. */
final class TickLoop implements Runnable {
    private final Clock clock;
    private final EventSink sink;
    private volatile boolean stopping;
    private volatile long ticks;

    TickLoop(Clock clock, EventSink sink) {
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public void run() {
        long next = clock.nowNs();
        long number = 0;
        while (!stopping) {
            long now = clock.nowNs();
            if (now < next) {
                LockSupport.parkNanos(this, next - now);
                continue;
            }
            sink.offer(new Tick(now, number++));
            ticks = number;
            next = Math.max(next + Tick.PERIOD_NS, now + Tick.PERIOD_NS / 2);
        }
    }

    /** Ticks offered so far. */
    long ticks() {
        return ticks;
    }

    void stop() {
        stopping = true;
    }
}
