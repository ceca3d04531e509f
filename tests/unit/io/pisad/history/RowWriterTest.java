package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Event;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowWriterTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final RowQueue queue = new RowQueue();
    private final MemoryStore store = new MemoryStore();
    private final List<Event> answers = new ArrayList<>();
    private boolean ringIsFull;
    private long nowNs = 77;
    private final RowWriter writer = new RowWriter(
            queue, header -> store, () -> Rows.header(true), () -> nowNs, event -> !ringIsFull && answers.add(event));

    /** FR12: what is answered is stored. */
    @Test
    void aDurableRowIsStoredBeforeItIsAnswered() throws IOException {
        writer.begin();
        queue.offer(Rows.transition(1));
        writer.step(0, false);
        assertThat(store.rows()).containsExactly(Rows.transition(1));
        assertThat(answers).containsExactly(new Recorded(77, 1));
        assertThat(queue.pending()).isZero();
    }

    @Test
    void everyDurableRowIsATransactionOfItsOwn() throws IOException {
        writer.begin();
        queue.offer(Rows.order(1));
        queue.offer(Rows.transition(2));
        runUntilIdle(0);
        assertThat(store.transactions).containsExactly(List.of(Rows.order(1)), List.of(Rows.transition(2)));
    }

    @Test
    void telemetryWaitsForItsSecondAndIsNotAnswered() throws IOException {
        writer.begin();
        queue.offer(Rows.telemetry(1));
        queue.offer(Rows.setpoint(2));
        runUntilIdle(10);
        assertThat(store.rows()).isEmpty();
        runUntilIdle(10 + SECOND_NS);
        assertThat(store.transactions).containsExactly(List.of(Rows.telemetry(1), Rows.setpoint(2)));
        assertThat(answers).isEmpty();
        assertThat(queue.pending()).isZero();
    }

    @Test
    void aDurableRowTakesTheRowsBeforeItAlongInTheirOrder() throws IOException {
        writer.begin();
        List<Row> rows = List.of(Rows.telemetry(1), Rows.transition(2), Rows.telemetry(3), Rows.order(4));
        rows.forEach(queue::offer);
        runUntilIdle(0);
        assertThat(store.rows()).isEqualTo(rows);
        assertThat(store.transactions).hasSize(4);
    }

    @Test
    void aFullBatchDoesNotWait() throws IOException {
        writer.begin();
        for (int id = 0; id < RowQueue.BATCH; id++) {
            queue.offer(Rows.telemetry(id));
        }
        writer.step(0, false);
        assertThat(store.rows()).hasSize(RowQueue.BATCH);
    }

    @Test
    void aRefusedAnswerIsOfferedAgainAndCountsAsPending() throws IOException {
        writer.begin();
        ringIsFull = true;
        queue.offer(Rows.transition(1));
        runUntilIdle(0);
        assertThat(store.rows()).hasSize(1);
        assertThat(answers).isEmpty();
        assertThat(queue.pending()).isEqualTo(1);
        ringIsFull = false;
        nowNs = 99;
        runUntilIdle(1);
        assertThat(answers).containsExactly(new Recorded(77, 1));
        assertThat(queue.pending()).isZero();
    }

    /** RK8: a failing disk is reported, nothing is announced, and nothing is lost. */
    @Test
    void aFailingDiskKeepsRowsAndAnnouncesNothing() throws IOException {
        writer.begin();
        store.mood = MemoryStore.Mood.FAILS;
        queue.offer(Rows.telemetry(1));
        queue.offer(Rows.transition(2));
        runUntilIdle(0);
        assertThat(writer.problem()).isEqualTo("disk full; 2 rows wait");
        assertThat(answers).isEmpty();
        store.mood = MemoryStore.Mood.WORKS;
        runUntilIdle(SECOND_NS);
        assertThat(store.rows()).containsExactly(Rows.telemetry(1), Rows.transition(2));
        assertThat(answers).hasSize(1);
        assertThat(writer.problem()).isNull();
    }

    @Test
    void theDiskIsTriedLessAndLessOften() throws IOException {
        writer.begin();
        store.mood = MemoryStore.Mood.FAILS;
        queue.offer(Rows.transition(1));
        List<Long> tries = new ArrayList<>();
        for (long ms = 0; ms < 20_000; ms += 50) {
            writer.report("not tried");
            writer.step(ms * 1_000_000, false);
            if (!"not tried".equals(writer.problem())) {
                tries.add(ms);
            }
        }
        assertThat(tries).containsExactly(0L, 100L, 300L, 700L, 1_500L, 3_100L, 6_300L, 11_300L, 16_300L);
    }

    @Test
    void aRowThatWasCommittedAfterAllIsNotDoubled() throws IOException {
        writer.begin();
        store.mood = MemoryStore.Mood.FAILS_AFTER_COMMIT;
        queue.offer(Rows.transition(1));
        runUntilIdle(0);
        assertThat(answers).isEmpty();
        store.mood = MemoryStore.Mood.WORKS;
        runUntilIdle(SECOND_NS);
        assertThat(store.rows()).containsExactly(Rows.transition(1));
        assertThat(answers).hasSize(1);
    }

    @Test
    void beforeTheMissionOnlyTelemetryIsPassedOver() {
        queue.offer(Rows.telemetry(1));
        queue.offer(Rows.telemetry(2));
        runUntilIdle(0);
        assertThat(queue.unstored()).isEqualTo(2);
        assertThat(queue.pending()).isZero();
        queue.offer(Rows.order(3));
        queue.offer(Rows.telemetry(4));
        runUntilIdle(0);
        runUntilIdle(SECOND_NS);
        assertThat(store.rows()).containsExactly(Rows.order(3), Rows.telemetry(4));
    }

    @Test
    void closingWritesWhatWaitsAndGivesUpRefusedAnswers() throws IOException {
        writer.begin();
        ringIsFull = true;
        queue.offer(Rows.transition(1));
        queue.offer(Rows.telemetry(2));
        writer.step(0, true);
        writer.step(0, true);
        assertThat(store.rows()).containsExactly(Rows.transition(1), Rows.telemetry(2));
        assertThat(queue.pending()).isZero();
    }

    private void runUntilIdle(long wallNs) {
        while (writer.step(wallNs, false)) {
            assertThat(store.transactions).hasSizeLessThan(100);
        }
    }
}
