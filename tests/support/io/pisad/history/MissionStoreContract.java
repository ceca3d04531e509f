package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of a mission does, in memory or in a file (RK9). */
abstract class MissionStoreContract {
    MissionStore store;

    abstract MissionStore begin(MissionHeader header) throws IOException;

    @BeforeEach
    void begin() throws IOException {
        store = begin(Rows.header(true));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewStoreHoldsNoRows() throws IOException {
        assertThat(store.count(Row.Transition.class)).isZero();
        assertThat(store.count(Row.Telemetry.class)).isZero();
    }

    @Test
    void everyKindOfRowIsStored() throws IOException {
        store.write(
                List.of(Rows.order(1), Rows.transition(2), Rows.detection(3), Rows.setpoint(4), Rows.valveClosed(5)));
        store.write(List.of(Rows.telemetry(6), Rows.telemetry(7)));
        assertThat(store.count(Row.Order.class)).isEqualTo(1);
        assertThat(store.count(Row.Transition.class)).isEqualTo(1);
        assertThat(store.count(Row.Detection.class)).isEqualTo(1);
        assertThat(store.count(Row.Command.class)).isEqualTo(2);
        assertThat(store.count(Row.Telemetry.class)).isEqualTo(2);
    }

    @Test
    void aRowWrittenAgainIsNotDoubled() throws IOException {
        store.write(List.of(Rows.transition(1)));
        store.write(List.of(Rows.telemetry(2), Rows.telemetry(3)));
        store.write(List.of(Rows.transition(1), Rows.transition(4)));
        store.write(List.of(Rows.telemetry(2), Rows.telemetry(3), Rows.telemetry(5), Rows.telemetry(5)));
        assertThat(store.count(Row.Transition.class)).isEqualTo(2);
        assertThat(store.count(Row.Telemetry.class)).isEqualTo(3);
    }

    @Test
    void aLowerIdThatIsNewIsStored() throws IOException {
        store.write(List.of(Rows.transition(9)));
        store.write(List.of(Rows.transition(3)));
        assertThat(store.count(Row.Transition.class)).isEqualTo(2);
    }
}
