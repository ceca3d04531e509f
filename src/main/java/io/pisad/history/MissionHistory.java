package io.pisad.history;

import io.pisad.model.Clock;
import io.pisad.model.EventSink;
import io.pisad.model.Recorder;
import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The record of one mission: takes rows from the homing thread and puts them on disk in their order.
 *
 * <p>{@link #run()} is the thread {@code pisad-history}, the only user of the file. A durable row is a transaction of
 * its own, answered by {@code Recorded} once it is synced; other rows are committed together, at the latest after a
 * second of wall time or in front of the next durable row. While the disk fails rows are kept and the write is tried
 * again: {@link #problem()} says so, and no {@code Recorded} is sent.
 */
public final class MissionHistory implements Recorder, Runnable, AutoCloseable {
    private static final long WAKE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long DRAIN_NS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long CLOSE_NS = TimeUnit.MILLISECONDS.toNanos(1_200);

    private final RowQueue queue = new RowQueue();
    private final RowWriter writer;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile @Nullable Thread worker;

    /**
     * Prepares the folder, and the mission file when the header says {@code beginNow}.
     *
     * @param directory where missions lie; made when missing
     * @param header asked when the mission begins: now, or at the first durable row (an order)
     * @param clock the time {@code Recorded} carries
     * @param recordedSink the ring's entrance; a refused {@code Recorded} is offered again until it is taken
     * @throws IOException naming the folder or the file that cannot be made
     */
    public MissionHistory(Path directory, Supplier<MissionHeader> header, Clock clock, EventSink recordedSink)
            throws IOException {
        this(directory, at -> FileStore.create(directory, at), header, clock, recordedSink);
    }

    private MissionHistory(
            Path directory,
            MissionStore.Beginner beginner,
            Supplier<MissionHeader> header,
            Clock clock,
            EventSink recordedSink)
            throws IOException {
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new IOException("missions cannot be written to folder " + directory);
        }
        writer = new RowWriter(queue, beginner, header, clock, recordedSink);
        if (header.get().beginNow()) {
            writer.begin();
        }
    }

    /**
     * Queues a row; homing thread only.
     *
     * @return false if the row may be dropped and the bound for such rows is reached
     * @throws IllegalStateException if more durable rows wait than the queue holds: nothing may move any more
     */
    @Override
    public boolean record(Row row) {
        boolean taken = queue.offer(row);
        if (row.durable() || queue.batchIsFull()) {
            LockSupport.unpark(worker);
        }
        return taken;
    }

    /** Rows queued or in work; 0 means that all are on disk and every {@code Recorded} has been taken. */
    @Override
    public int pending() {
        return queue.pending();
    }

    /**
     * Whether no durable row waits and there is room for many others: what a driver in virtual time waits for after
     * each tick, since waiting for {@link #pending()} to be 0 would cost up to a second of wall time.
     */
    public boolean settled() {
        return queue.settled();
    }

    /** Rows refused because the bound was reached. */
    public long dropped() {
        return queue.dropped();
    }

    /** Rows that came before the mission began and are not stored. */
    public long unstored() {
        return queue.unstored();
    }

    /** What is wrong with the disk now, in one line; empty when the last write succeeded. */
    public Optional<String> problem() {
        return Optional.ofNullable(writer.problem());
    }

    /** The mission file, once the mission has begun. */
    public Optional<Path> path() {
        return Optional.ofNullable(writer.path());
    }

    /** The loop of the thread {@code pisad-history}; returns after {@link #close()}. */
    @Override
    public void run() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        worker = Thread.currentThread();
        while (!closing) {
            if (!writer.step(System.nanoTime(), false)) {
                LockSupport.parkNanos(this, writer.answersWaiting() ? WAKE_NS / 50 : WAKE_NS);
            }
        }
        finish();
    }

    /** Commits what is queued, without a checkpoint, and closes the file; returns within 1.2 s in any case. */
    @Override
    public void close() {
        closing = true;
        if (started.compareAndSet(false, true)) {
            finish();
            return;
        }
        LockSupport.unpark(worker);
        try {
            if (!finished.await(CLOSE_NS, TimeUnit.NANOSECONDS)) {
                writer.report(pending() + " rows were not on disk when the program closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        long start = System.nanoTime();
        while (pending() > 0 && System.nanoTime() - start < DRAIN_NS) {
            if (!writer.step(System.nanoTime(), true)) {
                LockSupport.parkNanos(this, WAKE_NS);
            }
        }
        writer.close();
        finished.countDown();
    }
}
