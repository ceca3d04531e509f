package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.RadioState;
import io.pisad.model.Row;
import io.pisad.model.State;
import io.pisad.model.VehicleState;
import org.junit.jupiter.api.Test;

/** Every entry of the table of DESIGN section 4, by the event that causes it. */
final class TransitionsTest {
    private final Cockpit c = new Cockpit();

    @Test
    void aSearchOrderStartsListening() {
        c.listen();
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.reply().result()).isEqualTo(OrderReply.Result.ACCEPTED);
        assertThat(c.seconds(2).moves()).isZero();
    }

    /** FR7. */
    @Test
    void aBeaconHeardForTheSustainTimeIsDetectedAndRecorded() {
        c.reach(State.SEARCHING).hear(12.5);
        c.seconds(0.3);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.tick();
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.out.last(Row.Detection.class).snrDb()).isEqualTo(12.5);
        assertThat(c.told(Severity.NOTICE, "beacon detected")).isTrue();
    }

    @Test
    void aBeaconNoLongerHeardLeadsBackToSearching() {
        c.reach(State.DETECTING).hear(5.9).seconds(0.5);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
    }

    /** FR3: at most 0.5 s after the sustain time. */
    @Test
    void homingStartsWithinHalfASecondOfTheSustainTime() {
        c.reach(State.SEARCHING).enable().seconds(1);
        long heardNs = c.nowNs;
        c.hear(15);
        while (c.state() != State.HOMING && c.nowNs < heardNs + 10_000_000_000L) {
            c.tick();
        }
        assertThat((c.nowNs - heardNs) / 1e9).isLessThanOrEqualTo(0.3 + 0.5);
        assertThat(c.moves()).isPositive();
    }

    /** FR14. */
    @Test
    void withoutAnEnableADetectionMovesNothing() {
        c.reach(State.DETECTING).seconds(65);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.moves()).isZero();
        assertThat(c.told(Severity.NOTICE, "waits: operator: not enabled")).isTrue();
    }

    @Test
    void theOperatorIsRemindedOfWhatKeepsHomingFromStarting() {
        c.mode = 5;
        c.reach(State.DETECTING).enable().seconds(31);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.told(Severity.NOTICE, "waits: mode: not GUIDED")).isTrue();
        assertThat(c.told(Severity.WARNING, "refused: mode: not GUIDED")).isTrue();
        c.mode = VehicleState.Heartbeat.ARDUCOPTER_GUIDED;
        assertThat(c.tick().state()).isEqualTo(State.HOMING);
    }

    /** FR17: 10 s without the signal disable homing, and the operator is told. */
    @Test
    void aLostSignalEndsHomingAndRevokesTheEnable() {
        c.reach(State.HOMING).hear(2).seconds(60);
        assertThat(c.state()).as("weak, but heard").isEqualTo(State.HOMING);
        c.hear(-1).seconds(9.8);
        assertThat(c.state()).isEqualTo(State.HOMING);
        c.seconds(0.4);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.told(Severity.CRITICAL, "homing disabled: signal lost")).isTrue();
        assertThat(c.valve.isOpen()).isFalse();
        c.moves();
        c.hear(20).seconds(5);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.moves()).isZero();
    }

    @Test
    void noProgressEndsHoming() {
        c.reach(State.HOMING).seconds(239);
        assertThat(c.state()).isEqualTo(State.HOMING);
        c.hear(0).seconds(1.5);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.told(Severity.CRITICAL, "homing disabled: no progress")).isTrue();
    }

    @Test
    void beforeItEndsForLackOfProgressTheVehicleGoesBackToWhereTheBeaconWasLoudest() {
        String text = "no progress: back to the loudest place";
        c.beacon = new Point(300, 100);
        c.reach(State.HOMING).seconds(110);
        assertThat(c.told(Severity.NOTICE, text)).isFalse();
        c.seconds(40); // the estimate got better for some seconds at first
        assertThat(c.told(Severity.NOTICE, text)).isTrue();
        assertThat(c.state()).isEqualTo(State.HOMING);
    }

    @Test
    void homingHasACeiling() {
        c.reach(State.HOMING);
        for (int i = 0; i < 590; i++) {
            c.hear(20 + 0.1 * i).seconds(1);
        }
        assertThat(c.state()).isEqualTo(State.HOMING);
        for (int i = 590; i < 602; i++) {
            c.hear(20 + 0.1 * i).seconds(1);
        }
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.told(Severity.CRITICAL, "homing disabled: homing took 600 s"))
                .isTrue();
        c.moves();
        assertThat(c.seconds(1).moves()).isZero();
    }

    @Test
    void arrivalIsAnEllipseAndADistance() {
        c.reach(State.HOLDING);
        assertThat(c.reason()).isEqualTo("arrived");
        assertThat(c.out.shown).isNotNull();
        assertThat(c.out.shown.errorM()).isLessThan(50);
        assertThat(c.out.shown.distanceM()).isLessThan(30);
    }

    @Test
    void holdingGoesAfterAnEstimateThatMovedAway() {
        c.reach(State.HOLDING);
        c.beacon = new Point(180, 0);
        c.seconds(2);
        assertThat(c.state()).isEqualTo(State.HOMING);
        assertThat(c.reason()).isEqualTo("estimate moved away");
    }

    @Test
    void holdingEndsWithTheSignal() {
        c.reach(State.HOLDING).hear(-20).seconds(11);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.told(Severity.CRITICAL, "signal lost")).isTrue();
    }

    @Test
    void aSearchOrderEndsHolding() {
        c.reach(State.HOLDING).search();
        assertThat(c.reply().result()).isEqualTo(OrderReply.Result.ACCEPTED);
        assertThat(c.out.of(Row.Transition.class))
                .anyMatch(row -> row.from() == State.HOLDING && row.to() == State.SEARCHING);
    }

    /** FR16. */
    @Test
    void disablingLeadsToIdleFromEveryStateThatFlies() {
        for (State state : new State[] {State.SEARCHING, State.DETECTING, State.HOMING, State.HOLDING}) {
            var cockpit = new Cockpit().reach(state);
            cockpit.order(Action.HOMING_DISABLE);
            assertThat(cockpit.state()).as("from %s", state).isEqualTo(State.IDLE);
            assertThat(cockpit.valve.isOpen()).isFalse();
            cockpit.moves();
            assertThat(cockpit.seconds(2).moves()).isZero();
        }
    }

    @Test
    void emergencyIsReachedFromEveryStateAndLatched() {
        for (State state : State.values()) {
            var cockpit = new Cockpit().reach(state).order(Action.EMERGENCY_STOP);
            assertThat(cockpit.state()).as("from %s", state).isEqualTo(State.EMERGENCY);
            assertThat(cockpit.told(Severity.ALERT, "emergency stop")).isTrue();
            cockpit.enable().listen().hear(20).seconds(3);
            assertThat(cockpit.state()).isEqualTo(State.EMERGENCY);
            assertThat(cockpit.reply().reason()).startsWith("emergency");
        }
    }

    @Test
    void emergencyIsResetOnlyWhenDisarmedOrNotGuided() {
        c.reach(State.EMERGENCY).order(Action.RESET);
        assertThat(c.state()).isEqualTo(State.EMERGENCY);
        assertThat(c.reply().result()).isEqualTo(OrderReply.Result.DENIED);
        c.mode = 5;
        c.tick().order(Action.RESET);
        assertThat(c.state()).isEqualTo(State.IDLE);
        assertThat(c.reply().result()).isEqualTo(OrderReply.Result.ACCEPTED);
    }

    @Test
    void disarmRtlAndALongAbsentRadioLeadToIdle() {
        for (State state : new State[] {State.SEARCHING, State.DETECTING, State.HOMING, State.HOLDING}) {
            var disarmed = new Cockpit().reach(state);
            disarmed.armed = false;
            assertThat(disarmed.tick().state()).isEqualTo(State.IDLE);
            var returning = new Cockpit().reach(state);
            returning.mode = VehicleState.Heartbeat.ARDUCOPTER_RTL;
            assertThat(returning.tick().state()).isEqualTo(State.IDLE);
            var deaf = new Cockpit().reach(state).radio(RadioState.ABSENT).seconds(9.9);
            assertThat(deaf.state()).isIn(State.SEARCHING, State.DETECTING);
            assertThat(deaf.seconds(0.3).state()).isEqualTo(State.IDLE);
        }
    }

    @Test
    void aFlownSearchWaitsOverTheDetectionAndGoesOn() {
        c.tick().search().seconds(5);
        assertThat(c.moves()).isPositive();
        c.hear(20).seconds(4);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.out.moved).isNotNull();
        assertThat(Math.hypot(c.out.moved.northMps(), c.out.moved.eastMps())).isZero();
        c.hear(0).seconds(5);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(Math.hypot(c.out.moved.northMps(), c.out.moved.eastMps())).isGreaterThan(1);
    }
}
