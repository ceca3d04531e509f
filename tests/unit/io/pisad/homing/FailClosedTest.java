package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.CloseReason;
import io.pisad.model.OperatorOrder;
import io.pisad.model.RadioState;
import io.pisad.model.Row;
import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** What is not known, and what was closed meanwhile, never moves the vehicle. FR14 FR15. */
final class FailClosedTest {
    @Test
    void anEstimateWithoutAnErrorIsNoArrival() {
        var settings = TestSettings.usual();
        var estimate = new Estimate(
                new Point(5, 5),
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                0,
                0,
                0,
                Heading.UNKNOWN,
                Double.NaN);
        var here = new Here(Cockpit.FRAME, new Point(0, 0), 30, Velocity.ZERO, 0, new Point(0, 0));
        assertThat(estimate.errorM()).isNaN();
        var approach =
                new Approach(settings.homing(), new PositionFit(), new Fence(settings), new Scribe(new Collected()), 0);
        assertThat(approach.arrived(here, estimate)).isFalse();
    }

    @Test
    void aNewGrantDoesNotReviveOneThatACloseHasEnded() {
        var c = new Cockpit();
        c.tick();
        c.search().seconds(1);
        assertThat(c.valve.isOpen()).isTrue();
        c.moves();
        c.valve.close(CloseReason.OPERATOR);
        c.enable();
        c.tick();
        assertThat(c.moves()).as("search motion under the homing grant").isZero();
    }

    /** FR17: without samples there is nothing to follow, and what comes back gives no permission. */
    @Test
    void aDeafRadioEndsHomingAtOnceAndForGood() {
        for (RadioState deaf : new RadioState[] {RadioState.RECOVERING, RadioState.ABSENT}) {
            var c = new Cockpit().reach(State.HOMING);
            c.radio(deaf);
            assertThat(c.valve.isOpen()).as("%s", deaf).isFalse();
            assertThat(c.state()).isEqualTo(State.SEARCHING);
            c.radio(RadioState.LISTENING).hear(20).seconds(5);
            assertThat(c.state()).isEqualTo(State.DETECTING);
            assertThat(c.valve.isOpen()).as("motion without a new order").isFalse();
        }
    }

    @Test
    void aDeafRadioEndsSearchMotionUntilItIsResumed() {
        var c = new Cockpit();
        c.tick().search().seconds(3);
        assertThat(c.moves()).isPositive();
        c.radio(RadioState.RECOVERING).tick();
        c.moves();
        assertThat(c.radio(RadioState.LISTENING).seconds(3).moves()).isZero();
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.order(OperatorOrder.Action.SEARCH_RESUME).seconds(1);
        assertThat(c.moves()).isPositive();
    }

    /** Clipped or absent levels are no levels: nothing is followed on them, whatever the beacon's kind. */
    @Test
    void levelsThatAreWorthNothingEndHomingWithinASecond() {
        for (BeaconKind kind : new BeaconKind[] {BeaconKind.CONTINUOUS, BeaconKind.UNKNOWN}) {
            var c = new Cockpit(TestSettings.of(kind, true, 1000)).reach(State.HOMING);
            c.usable = false;
            c.hear(40).seconds(1.2);
            assertThat(c.valve.isOpen()).as("%s", kind).isFalse();
            c.moves();
            assertThat(c.seconds(20).moves()).as("%s", kind).isZero();
            assertThat(c.state()).as("%s", kind).isNotIn(State.HOMING, State.HOLDING);
        }
    }

    @Test
    void homingDoesNotBeginOnLevelsThatAreWorthNothing() {
        var c = new Cockpit().reach(State.DETECTING);
        c.usable = false;
        c.seconds(1.2);
        c.enable().seconds(5);
        assertThat(c.state()).isNotIn(State.HOMING, State.HOLDING);
        assertThat(c.moves()).isZero();
    }

    /** What was heard before the radio fell silent says nothing about now. */
    @Test
    void aDeafRadioDetectsNothing() {
        var c = new Cockpit().reach(State.HOMING);
        c.radio(RadioState.ABSENT);
        int rows = c.out.of(Row.Detection.class).size();
        c.hear(20).seconds(8);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.out.of(Row.Detection.class)).hasSize(rows);
    }
}
