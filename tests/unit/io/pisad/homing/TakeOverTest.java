package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.CloseReason;
import io.pisad.model.Notice.Severity;
import io.pisad.model.Setpoint;
import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** FR11, FR15: the pilot's mode change ends every permission before the next tick. */
final class TakeOverTest {
    private final Cockpit c = new Cockpit();

    @Test
    void homingEndsWithTheMessageThatShowsTheChange() {
        c.reach(State.HOMING);
        c.mode = 5;
        c.send(c.vehicle());
        assertThat(c.state()).isEqualTo(State.IDLE);
        assertThat(c.valve.isOpen()).isFalse();
        assertThat(c.valve.reason()).isEqualTo(CloseReason.MODE);
        assertThat(c.told(Severity.CRITICAL, "homing disabled: take-over")).isTrue();
    }

    @Test
    void aFlownSearchGoesOnListeningOnly() {
        c.tick().search().seconds(2);
        c.mode = 5;
        c.tick().moves();
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.mode = 4;
        assertThat(c.seconds(5).moves()).isZero();
    }

    @Test
    void flippingOutOfGuidedAndBackMovesNothing() {
        c.reach(State.HOMING);
        c.valve.close(CloseReason.MODE);
        c.moves();
        assertThat(c.tick().moves()).isZero();
        assertThat(c.state()).isEqualTo(State.IDLE);
        assertThat(c.seconds(3).moves()).isZero();
    }

    @Test
    void anEnableGivenBeforeGuidedWaitsForIt() {
        c.mode = 5;
        c.reach(State.DETECTING).enable().seconds(3);
        assertThat(c.moves()).isZero();
        c.mode = 4;
        assertThat(c.tick().state()).isEqualTo(State.HOMING);
    }

    @Test
    void aLeaseThatLapsedEndsTheEnableEvenWhenTheBacklogIsWorkedOffQuickly() {
        c.reach(State.HOMING);
        c.moves();
        // The sender closed after a second without renewal; the next tick of the backlog is only 50 ms of event time
        // later.
        c.valve.close(CloseReason.LEASE);
        assertThat(c.tick().moves()).isZero();
        assertThat(c.state()).isEqualTo(State.IDLE);
        assertThat(c.valve.isOpen()).isFalse();
        assertThat(c.tick().moves()).isZero();
        assertThat(c.valve.isOpen()).isFalse();
    }

    /** Found by the safety search: the close went by unnoticed between two ticks, and motion went on at full speed. */
    @Test
    void anOrderGivenRightAfterACloseBeginsFromAStandstill() {
        c.reach(State.HOMING).seconds(5);
        c.valve.close(CloseReason.LEASE);
        c.moves();
        c.enable().tick();
        assertThat(c.moves()).isEqualTo(1);
        var setpoints = c.out.of(Setpoint.class);
        Setpoint first = setpoints.get(setpoints.size() - 1);
        Setpoint before = setpoints.get(setpoints.size() - 2);
        assertThat(Math.hypot(before.northMps(), before.eastMps())).isGreaterThan(1);
        assertThat(Math.hypot(first.northMps(), first.eastMps())).isLessThan(0.2);
    }
}
