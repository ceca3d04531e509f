package io.pisad.ring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Analyst;
import io.pisad.model.Event;
import io.pisad.model.SignalPicture;
import io.pisad.model.Tick;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ring with its real threads. */
final class EventRingIT {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    /** An analyst that marks a tick's picture with the tick's time. */
    private static class Echo implements Analyst {
        @Override
        public @Nullable SignalPicture onEvent(Event event) {
            return event instanceof Tick tick ? picture(tick.atNs()) : null;
        }

        @Override
        public void close() {}
    }

    static SignalPicture picture(long atNs) {
        double nan = Double.NaN;
        return new SignalPicture(
                atNs, 0, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, false, 0, null, List.of(), null, null);
    }

    @Test
    void everyPictureReachesTheDeciderInItsOwnEventsSlot() {
        List<Long> seen = new ArrayList<>();
        var ring = new EventRing(thrown -> {});
        ring.start(new Echo(), (event, picture) -> {
            assertThat(picture).isNotNull();
            assertThat(picture.atNs()).isEqualTo(event.atNs());
            seen.add(event.atNs());
        });
        for (long i = 0; i < 10_000; i++) {
            assertThat(ring.offer(new Tick(i, i))).isTrue();
        }
        assertThat(ring.settle(SECONDS)).isTrue();
        ring.close();
        assertThat(ring.failure()).isNull();
        assertThat(seen).hasSize(10_000).isSorted();
        assertThat(ring.tickTimes().getTotalCount()).isEqualTo(10_000);
    }

    @Test
    void aFullRingRefusesAndCountsWithoutBlockingThePublisher() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var ring = new EventRing(thrown -> {});
        ring.start(new Echo(), (event, picture) -> {
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        int accepted = 0;
        while (ring.offer(new Tick(accepted, accepted))) {
            accepted++;
        }
        assertThat(accepted).isEqualTo(EventRing.SLOTS);
        assertThat(ring.offer(new Tick(accepted, accepted))).isFalse();
        assertThat(ring.refusals().ticks()).isEqualTo(2);
        assertThat(ring.refusals().total()).isEqualTo(2);
        assertThat(ring.refusals().readings()).isZero();
        gate.countDown();
        assertThat(ring.settle(SECONDS)).isTrue();
        assertThat(ring.offer(new Tick(0, 0))).isTrue();
        ring.close();
    }

    @Test
    void aThrowingStageReportsOnceAndNothingIsDecidedAfterwards() {
        var reported = new AtomicReference<Throwable>();
        List<Long> decided = new ArrayList<>();
        var ring = new EventRing(reported::set);
        ring.start(
                new Echo() {
                    @Override
                    public @Nullable SignalPicture onEvent(Event event) {
                        if (event.atNs() == 100) {
                            throw new IllegalStateException("analysis broke");
                        }
                        return super.onEvent(event);
                    }
                },
                (event, picture) -> decided.add(event.atNs()));
        for (long i = 0; i < 1000; i++) {
            ring.offer(new Tick(i, i));
        }
        assertThat(ring.settle(SECONDS)).isTrue();
        ring.close();
        assertThat(reported.get()).hasMessage("analysis broke");
        assertThat(decided).allMatch(atNs -> atNs < 100);
        assertThat(ring.failure()).isSameAs(reported.get());
    }

    /** The Disruptor's own blocking strategies would burn the whole wait here. */
    @Test
    void theSecondStageParksWhileTheFirstIsBusy() throws InterruptedException {
        var ids = new AtomicLong();
        var ring = new EventRing(thrown -> {});
        ring.start(
                new Echo() {
                    @Override
                    public @Nullable SignalPicture onEvent(Event event) {
                        if (event.atNs() == 1) {
                            sleep(400);
                        }
                        return super.onEvent(event);
                    }
                },
                (event, picture) -> ids.set(currentThreadId()));
        ring.offer(new Tick(0, 0));
        assertThat(ring.settle(SECONDS)).isTrue();
        var beans = ManagementFactory.getThreadMXBean();
        long id = ids.get();
        long before = beans.getThreadCpuTime(id);
        ring.offer(new Tick(1, 1));
        assertThat(ring.settle(SECONDS)).isTrue();
        long burned = beans.getThreadCpuTime(id) - before;
        ring.close();
        assertThat(burned).as("CPU of the waiting stage during 400 ms, ns").isLessThan(200_000_000L);
    }

    @SuppressWarnings("deprecation") // threadId() is Java 19
    private static long currentThreadId() {
        return Thread.currentThread().getId();
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
