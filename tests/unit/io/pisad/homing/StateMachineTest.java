package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.Row;
import io.pisad.model.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The one door between the states. */
final class StateMachineTest {
    /** DESIGN section 4, written out once more. */
    private static final Set<String> TABLE = Set.of(
            "IDLE SEARCHING",
            "IDLE EMERGENCY",
            "SEARCHING IDLE",
            "SEARCHING DETECTING",
            "SEARCHING EMERGENCY",
            "DETECTING IDLE",
            "DETECTING SEARCHING",
            "DETECTING HOMING",
            "DETECTING EMERGENCY",
            "HOMING IDLE",
            "HOMING SEARCHING",
            "HOMING HOLDING",
            "HOMING EMERGENCY",
            "HOLDING IDLE",
            "HOLDING SEARCHING",
            "HOLDING HOMING",
            "HOLDING EMERGENCY",
            "EMERGENCY IDLE");

    private static final List<List<State>> WAYS = List.of(
            List.of(),
            List.of(State.SEARCHING),
            List.of(State.SEARCHING, State.DETECTING),
            List.of(State.SEARCHING, State.DETECTING, State.HOMING),
            List.of(State.SEARCHING, State.DETECTING, State.HOMING, State.HOLDING),
            List.of(State.EMERGENCY));

    private final Collected out = new Collected();

    private StateMachine in(State state) {
        var scribe = new Scribe(out);
        var machine = new StateMachine(scribe, new Announcements(scribe));
        for (State step : WAYS.get(state.ordinal())) {
            machine.become(step, 0, "test", 0);
        }
        assertThat(machine.state()).isEqualTo(state);
        return machine;
    }

    @Test
    void exactlyTheTableIsAllowed() {
        for (State from : State.values()) {
            for (State to : State.values()) {
                StateMachine machine = in(from);
                if (TABLE.contains(from + " " + to)) {
                    machine.become(to, 5, "why", 0);
                    assertThat(machine.state()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> machine.become(to, 5, "why", 0))
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining(from + " may not become " + to);
                    assertThat(machine.state()).isEqualTo(from);
                }
            }
        }
    }

    /** FR12: what happened is in the row, with its reason and who ordered it. */
    @Test
    void everyChangeIsARowWithItsReason() {
        in(State.IDLE).become(State.SEARCHING, 42, "listen only", 255);
        assertThat(out.last(Row.Transition.class))
                .isEqualTo(new Row.Transition(1, 42, State.IDLE, State.SEARCHING, "listen only", 255));
    }
}
