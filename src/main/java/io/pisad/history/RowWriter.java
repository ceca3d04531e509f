package io.pisad.history;

import io.pisad.model.Clock;
import io.pisad.model.EventSink;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows from the queue, writes them in their order and answers the durable ones. History thread only, except
 * {@link #problem()} and {@link #path()}.
 */
final class RowWriter {
    private static final long BATCH_AGE_NS = TimeUnit.MILLISECONDS.toNanos(900);
    private static final long FIRST_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LAST_RETRY_NS = TimeUnit.SECONDS.toNanos(5);

    private final RowQueue queue;
    private final MissionStore.Beginner beginner;
    private final Supplier<MissionHeader> header;
    private final Clock clock;
    private final EventSink sink;

    private final List<Row> batch = new ArrayList<>(RowQueue.BATCH);
    private final ArrayDeque<Recorded> answers = new ArrayDeque<>();
    private @Nullable Row durable;
    private @Nullable MissionStore store;
    private long batchSinceNs;
    private long failedNs;
    private long retryNs;
    private volatile @Nullable Path path;
    private volatile @Nullable String problem;

    RowWriter(
            RowQueue queue,
            MissionStore.Beginner beginner,
            Supplier<MissionHeader> header,
            Clock clock,
            EventSink sink) {
        this.queue = queue;
        this.beginner = beginner;
        this.header = header;
        this.clock = clock;
        this.sink = sink;
    }

    /** Makes the store. */
    MissionStore begin() throws IOException {
        MissionStore begun = beginner.begin(header.get());
        store = begun;
        path = begun.path().orElse(null);
        return begun;
    }

    /**
     * Does what can be done now: answers, then at most one batch and one durable row.
     *
     * @param wallNs time for the batch's age and the pause after a failure; never virtual
     * @param closing whether nothing more will come: batches do not wait, answers that are refused are given up
     * @return whether another call may find work at once
     */
    boolean step(long wallNs, boolean closing) {
        answer(closing);
        if (retryNs > 0 && wallNs - failedNs < (closing ? FIRST_RETRY_NS : retryNs)) {
            return false;
        }
        take(wallNs);
        try {
            boolean wrote = write(wallNs, closing);
            if (wrote) {
                retryNs = 0;
                problem = null;
                answer(closing);
            }
            return wrote;
        } catch (IOException | RuntimeException e) {
            failedNs = wallNs;
            retryNs = Math.min(LAST_RETRY_NS, Math.max(FIRST_RETRY_NS, 2 * retryNs));
            report(Sql.firstLine(e) + "; " + queue.pending() + " rows wait");
            return false;
        }
    }

    /** Whether a {@code Recorded} was refused and waits to be offered again. */
    boolean answersWaiting() {
        return !answers.isEmpty();
    }

    void report(String what) {
        problem = what;
    }

    @Nullable
    String problem() {
        return problem;
    }

    @Nullable
    Path path() {
        return path;
    }

    void close() {
        if (queue.pending() > 0) {
            report(queue.pending() + " rows were not on disk when the program closed");
        }
        if (store != null) {
            store.close();
        }
    }

    /** Fills the batch up to the next durable row. */
    private void take(long wallNs) {
        while (durable == null && batch.size() < RowQueue.BATCH) {
            Row row = queue.poll();
            if (row == null) {
                return;
            }
            if (store == null && !row.begins()) {
                queue.passed(row);
            } else if (row.durable()) {
                durable = row;
            } else {
                if (batch.isEmpty()) {
                    batchSinceNs = wallNs;
                }
                batch.add(row);
            }
        }
    }

    private boolean write(long wallNs, boolean closing) throws IOException {
        Row next = durable;
        boolean due =
                next != null || closing || batch.size() >= RowQueue.BATCH || wallNs - batchSinceNs >= BATCH_AGE_NS;
        boolean wrote = false;
        if (!batch.isEmpty() && due && store != null) {
            store.write(batch);
            queue.stored(batch.size());
            batch.clear();
            wrote = true;
        }
        if (next != null) {
            MissionStore to = store == null ? begin() : store;
            to.write(List.of(next));
            durable = null;
            answers.add(new Recorded(clock.nowNs(), next.id()));
            wrote = true;
        }
        return wrote;
    }

    private void answer(boolean closing) {
        Recorded next;
        while ((next = answers.peek()) != null && (sink.offer(next) || closing)) {
            answers.remove();
            queue.answered();
        }
    }
}
