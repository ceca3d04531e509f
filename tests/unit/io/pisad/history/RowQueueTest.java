package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class RowQueueTest {
    private final RowQueue queue = new RowQueue();

    @Test
    void telemetryOverItsBoundIsDroppedAndCounted() {
        for (int id = 0; id < RowQueue.DROPPABLE_BOUND; id++) {
            assertThat(queue.offer(Rows.telemetry(id))).isTrue();
        }
        assertThat(queue.offer(Rows.telemetry(9_999))).isFalse();
        assertThat(queue.dropped()).isEqualTo(1);
        assertThat(queue.pending()).isEqualTo(RowQueue.DROPPABLE_BOUND);
    }

    @Test
    void durableRowsAreTakenWhenTelemetryIsDropped() {
        for (int id = 0; id <= RowQueue.DROPPABLE_BOUND; id++) {
            queue.offer(Rows.telemetry(id));
        }
        assertThat(queue.offer(Rows.transition(10_000))).isTrue();
    }

    @Test
    void aDurableRowIsNeverDroppedSilently() {
        for (int id = 0; id < RowQueue.DURABLE_BOUND; id++) {
            queue.offer(Rows.transition(id));
        }
        assertThatThrownBy(() -> queue.offer(Rows.transition(99_999)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("65536 durable rows wait");
        assertThat(queue.dropped()).isZero();
    }

    @Test
    void rowsLeaveInTheOrderTheyCame() {
        queue.offer(Rows.telemetry(1));
        queue.offer(Rows.transition(2));
        queue.offer(Rows.telemetry(3));
        assertThat(queue.poll()).isEqualTo(Rows.telemetry(1));
        assertThat(queue.poll()).isEqualTo(Rows.transition(2));
        assertThat(queue.poll()).isEqualTo(Rows.telemetry(3));
        assertThat(queue.poll()).isNull();
    }

    @Test
    void itIsSettledWhenOnlyAFewDroppableRowsWait() {
        queue.offer(Rows.telemetry(1));
        assertThat(queue.settled()).isTrue();
        queue.offer(Rows.transition(2));
        assertThat(queue.settled()).isFalse();
        queue.answered();
        assertThat(queue.settled()).isTrue();
        assertThat(queue.pending()).isEqualTo(1);
    }
}
