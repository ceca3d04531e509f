package io.pisad.ring;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.pisad.model.Analyst;
import io.pisad.model.Decider;
import io.pisad.model.Event;
import io.pisad.model.EventSink;
import io.pisad.model.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The ring between the threads where events are born and the two that think: analyst, then decider.
 *
 * <pre>
 * sdr, links, tick, history --offer--> [16,384 slots] --> pisad-analytics --> pisad-homing
 * </pre>
 *
 * <p>{@link #offer} may be called by any thread and never blocks. The stages' threads are started by {@link #start} and
 * ended by {@link #close}.
 */
public final class EventRing implements EventSink, AutoCloseable {
    /** Slots: 1.6 s of events at ten times the normal rate. */
    public static final int SLOTS = 16_384;

    /** The second stage sees the first one's progress after at most this many events. */
    private static final int BATCH = 64;

    private static final long SETTLE_PARK_NS = 20_000;
    private static final EventTranslatorOneArg<Slot, Event> PUT = (slot, sequence, event) -> {
        slot.event = event;
        slot.picture = null;
    };

    private final RingBuffer<Slot> slots = RingBuffer.createMultiProducer(Slot::new, SLOTS, new ParkingWaitStrategy());
    private final Refusals refusals = new Refusals();
    private final Histogram tickTimes = new ConcurrentHistogram(3);
    private final BatchEventProcessor<Slot> analystStage;
    private final BatchEventProcessor<Slot> deciderStage;
    private final Consumer<Throwable> onFailure;
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Analyst analyst;
    private volatile @Nullable Decider decider;
    private volatile @Nullable Throwable failure;

    /**
     * Makes a ring that takes events; {@link #start} gives it its two stages.
     *
     * @param onFailure called once, on the failing stage's thread, when a stage throws: closes the valve and reports;
     *     must not block
     */
    public EventRing(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
        analystStage = stage(this::analyse);
        deciderStage = stage(this::decide, analystStage.getSequence());
        slots.addGatingSequences(deciderStage.getSequence());
    }

    private void analyse(Slot slot, long sequence, boolean endOfBatch) {
        Event event = slot.event;
        Analyst stage = analyst;
        if (failure == null && event != null && stage != null) {
            slot.takenNs = System.nanoTime();
            slot.picture = stage.onEvent(event);
        }
    }

    private void decide(Slot slot, long sequence, boolean endOfBatch) {
        Event event = slot.event;
        Decider stage = decider;
        if (failure == null && event != null && stage != null) {
            stage.onEvent(event, slot.picture);
            if (event instanceof Tick) {
                tickTimes.recordValue(System.nanoTime() - slot.takenNs);
            }
        }
    }

    private BatchEventProcessor<Slot> stage(EventHandler<Slot> handler, Sequence... behind) {
        var processor =
                new BatchEventProcessorBuilder().setMaxBatchSize(BATCH).build(slots, slots.newBarrier(behind), handler);
        processor.setExceptionHandler(new ExceptionHandler<>() {
            @Override
            public void handleEventException(Throwable thrown, long sequence, @Nullable Slot slot) {
                fail(thrown);
            }

            @Override
            public void handleOnStartException(Throwable thrown) {
                fail(thrown);
            }

            @Override
            public void handleOnShutdownException(Throwable thrown) {
                fail(thrown);
            }
        });
        return processor;
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
            onFailure.accept(thrown);
        }
    }

    /** Starts both stages on their threads. Once. */
    public void start(Analyst firstStage, Decider secondStage) {
        analyst = firstStage;
        decider = secondStage;
        threads.add(new Thread(analystStage, "pisad-analytics"));
        threads.add(new Thread(deciderStage, "pisad-homing"));
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    @Override
    public boolean offer(Event event) {
        boolean published = slots.tryPublishEvent(PUT, event);
        if (!published) {
            refusals.count(event);
        }
        return published;
    }

    /** Events refused because the ring was full. */
    public Refusals refusals() {
        return refusals;
    }

    /** Work of both stages on a tick, from the first taking it to the second being done, in nanoseconds. */
    public Histogram tickTimes() {
        return tickTimes.copy();
    }

    /** What ended a stage, or null while both work. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Events published and not yet decided. */
    public long pending() {
        return slots.getCursor() - deciderStage.getSequence().get();
    }

    /**
     * Waits until everything published so far has passed the last stage.
     *
     * @return false when the time-out came first
     */
    public boolean settle(Duration timeout) {
        long published = slots.getCursor();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (deciderStage.getSequence().get() < published) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(this, SETTLE_PARK_NS);
        }
        return true;
    }

    /** Lets the stages work off what is published, for at most one second, and ends them. */
    @Override
    public void close() {
        if (threads.isEmpty()) {
            return;
        }
        settle(Duration.ofSeconds(1));
        analystStage.halt();
        deciderStage.halt();
        try {
            for (Thread thread : threads) {
                thread.join(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
