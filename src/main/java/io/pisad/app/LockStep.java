package io.pisad.app;

import io.pisad.model.Event;
import io.pisad.model.Recorded;
import io.pisad.model.Tick;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual time: one thread publishes every event, then waits until all of it is decided and on disk before time goes
 * on. The same inputs give the same events in the same order, whatever the machine does.
 */
final class LockStep {
    /** What happens outside the daemon while time goes on. */
    interface Surroundings {
        /** Lets the world go on to that time. */
        void step(long toNs);

        /** Datagrams for our link since the last call. */
        List<byte[]> toPayload();
    }

    /** Nothing outside: a recording is replayed. */
    static final Surroundings NOTHING = new Surroundings() {
        @Override
        public void step(long toNs) {}

        @Override
        public List<byte[]> toPayload() {
            return List.of();
        }
    };

    private static final int SUBSTEPS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pisad pisad;
    private final VirtualClock clock;
    private final Surroundings surroundings;
    private final long startNs;
    private long ticks;

    LockStep(Pisad pisad, VirtualClock clock, Surroundings surroundings) {
        this.pisad = pisad;
        this.clock = clock;
        this.surroundings = surroundings;
        startNs = clock.nowNs();
        pisad.startStages();
        pisad.listener.announceStart();
    }

    /** Publishes an event of the driver's own. */
    void offer(Event event) {
        if (!pisad.ring.offer(event)) {
            settle();
            if (!pisad.ring.offer(event)) {
                throw new IllegalStateException("the ring refuses events although it is empty");
            }
        }
    }

    /**
     * One tick period: the world, the radio, the tick, the decision, the record, the links.
     *
     * @return false once the radio's stream has ended
     * @throws IOException when the source fails
     */
    boolean tick() throws IOException {
        long fromNs = clock.nowNs();
        boolean more = true;
        for (int i = 1; i <= SUBSTEPS; i++) {
            long now = fromNs + Tick.PERIOD_NS * i / SUBSTEPS;
            clock.set(now);
            surroundings.step(now);
            for (byte[] datagram : surroundings.toPayload()) {
                pisad.station.reader(0).feed(datagram, datagram.length, now);
            }
            more = pisad.listener.readUntil(now);
        }
        offer(new Tick(clock.nowNs(), ticks++));
        settle();
        pisad.station.sender().step(clock.nowNs());
        return more;
    }

    long ticks() {
        return ticks;
    }

    /** Virtual seconds since the start. */
    double elapsedS() {
        return (clock.nowNs() - startNs) * 1e-9;
    }

    private void settle() {
        do {
            for (Recorded answer = pisad.recorded().poll();
                    answer != null;
                    answer = pisad.recorded().poll()) {
                offer(new Recorded(clock.nowNs(), answer.rowId())); // stamped here: not by when the disk was done
            }
            if (!pisad.ring.settle(PATIENCE)) {
                throw new IllegalStateException("the stages did not finish a tick within " + PATIENCE);
            }
            Throwable failure = pisad.failure();
            if (failure != null) {
                throw new IllegalStateException("a stage failed: " + failure, failure);
            }
            awaitHistory();
        } while (!pisad.recorded().isEmpty());
    }

    private void awaitHistory() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!pisad.history.settled()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the mission file did not take the rows within " + PATIENCE + ": "
                        + pisad.history.problem().orElse("no error was reported"));
            }
            LockSupport.parkNanos(this, 20_000);
        }
    }
}
