package io.pisad.history;

import io.pisad.model.Row;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One order, two bounds: the way of the rows from the homing thread to the history thread.
 *
 * <p>A row counts until it is on disk (a durable one until it is answered), not only until it leaves the queue.
 */
final class RowQueue {
    /** Durable rows are a few per minute; so many waiting means the disk has been dead for hours. */
    static final int DURABLE_BOUND = 65_536;
    /** About 90 s at 11 rows a second. */
    static final int DROPPABLE_BOUND = 1_024;
    /** Committed at once when so many wait: a few ms of telemetry, some 30 ms of set-points, before a durable row. */
    static final int BATCH = 512;

    private final ConcurrentLinkedQueue<Row> rows = new ConcurrentLinkedQueue<>();
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicInteger droppable = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unstored = new AtomicLong();

    /**
     * Adds a row without waiting.
     *
     * @return false if it was dropped
     * @throws IllegalStateException if it is durable and there is no room
     */
    boolean offer(Row row) {
        AtomicInteger count = row.durable() ? durable : droppable;
        int bound = row.durable() ? DURABLE_BOUND : DROPPABLE_BOUND;
        if (count.get() >= bound) {
            if (row.durable()) {
                throw new IllegalStateException("history: " + bound + " durable rows wait for the disk, no room left");
            }
            dropped.incrementAndGet();
            return false;
        }
        count.incrementAndGet();
        rows.add(row);
        return true;
    }

    /** The next row, still counted; null when there is none. */
    @Nullable
    Row poll() {
        return rows.poll();
    }

    /** Rows that may be dropped are on disk. */
    void stored(int count) {
        droppable.addAndGet(-count);
    }

    /** A row came before the mission and is not stored. */
    void passed(Row row) {
        unstored.incrementAndGet();
        (row.durable() ? durable : droppable).decrementAndGet();
    }

    /** A durable row is on disk and its answer was taken. */
    void answered() {
        durable.decrementAndGet();
    }

    int pending() {
        return durable.get() + droppable.get();
    }

    boolean settled() {
        return durable.get() == 0 && !batchIsFull();
    }

    boolean batchIsFull() {
        return droppable.get() >= BATCH;
    }

    long dropped() {
        return dropped.get();
    }

    long unstored() {
        return unstored.get();
    }
}
