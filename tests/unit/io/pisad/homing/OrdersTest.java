package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.CloseReason;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.Row;
import io.pisad.model.SearchRequest;
import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** H2: an acknowledgement means the effect has happened; what permits motion is on disk before. */
final class OrdersTest {
    private final Cockpit c = new Cockpit();

    /** FR14. */
    @Test
    void anEnableTakesEffectOnlyWhenItIsRecorded() {
        c.reach(State.DETECTING);
        c.recording = false;
        int replies = c.out.of(OrderReply.class).size();
        c.enable().seconds(1);
        assertThat(c.out.of(OrderReply.class)).hasSize(replies);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.valve.isOpen()).isFalse();
        c.recording = true;
        c.answer();
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        assertThat(c.tick().state()).isEqualTo(State.HOMING);
    }

    @Test
    void anEnableThatIsNeverRecordedFails() {
        c.reach(State.DETECTING);
        c.recording = false;
        c.enable().seconds(5.1);
        assertThat(c.reply().result()).isEqualTo(Result.FAILED);
        assertThat(c.reply().reason()).isEqualTo("not recorded");
        c.recording = true;
        c.answer();
        assertThat(c.seconds(2).state()).isEqualTo(State.DETECTING);
        assertThat(c.moves()).isZero();
    }

    /** FR11: the pilot takes over while the order is on its way to the disk. */
    @Test
    void aTakeOverWhileAnOrderIsBeingRecordedCancelsIt() {
        c.reach(State.DETECTING);
        c.recording = false;
        c.enable();
        c.mode = 5;
        c.tick();
        assertThat(c.reply().result()).isEqualTo(Result.DENIED);
        assertThat(c.reply().reason()).isEqualTo("cancelled: take-over");
        c.mode = 4;
        c.tick();
        c.recording = true;
        c.answer();
        assertThat(c.seconds(3).state()).isEqualTo(State.DETECTING);
        assertThat(c.moves()).isZero();
    }

    @Test
    void anOrderOlderThanTheLatestCloseOpensNothing() {
        c.reach(State.DETECTING);
        long before = c.valve.epoch();
        c.valve.close(CloseReason.OPERATOR);
        c.order(Action.HOMING_ENABLE, null, before);
        assertThat(c.reply().result()).isEqualTo(Result.DENIED);
        assertThat(c.reply().reason()).isEqualTo("operator: order older than a stop");
        assertThat(c.seconds(2).moves()).isZero();
    }

    @Test
    void aCloseBetweenOrderAndRecordDeniesIt() {
        c.reach(State.DETECTING);
        c.recording = false;
        c.enable();
        c.valve.close(CloseReason.MODE);
        c.recording = true;
        c.answer();
        assertThat(c.reply().result()).isEqualTo(Result.DENIED);
        assertThat(c.valve.isOpen()).isFalse();
    }

    @Test
    void aCloseAfterTheEnableRevokesIt() {
        c.mode = 5;
        c.reach(State.DETECTING).enable().tick();
        c.valve.close(CloseReason.OPERATOR);
        c.mode = 4;
        c.seconds(2);
        assertThat(c.state()).isEqualTo(State.DETECTING);
        assertThat(c.moves()).isZero();
        assertThat(c.told(Severity.WARNING, "closed meanwhile")).isTrue();
    }

    @Test
    void aDenialNamesTheInterlockAndIsRecorded() {
        c.armed = false;
        c.tick().enable();
        assertThat(c.reply()).isEqualTo(new OrderReply(c.reply().sender(), Result.DENIED, "armed: disarmed"));
        assertThat(c.told(Severity.WARNING, "refused: armed: disarmed")).isTrue();
        var row = c.out.last(Row.Order.class);
        assertThat(row.result()).isEqualTo(Result.DENIED);
        assertThat(row.reason()).isEqualTo("armed: disarmed");
    }

    @Test
    void everyInterlockThatWouldRevokeDeniesTheOrder() {
        c.batteryPercent = 15;
        assertThat(c.tick().enable().reply().reason()).startsWith("battery");
        c.batteryPercent = 80;
        c.homeKnown = false;
        assertThat(c.tick().enable().reply().reason()).startsWith("fence");
        c.homeKnown = true;
        c.fixType = 1;
        assertThat(c.tick().enable().reply().reason()).startsWith("position");
        c.fixType = 3;
        assertThat(c.tick().enable().reply().result()).isEqualTo(Result.ACCEPTED);
    }

    @Test
    void aRunThatMayNotMoveDeniesMotionAndStillListens() {
        var still = new Cockpit(TestSettings.of(BeaconKind.CONTINUOUS, false, 1000));
        assertThat(still.enable().reply().reason()).isEqualTo("safety.motion is false");
        assertThat(still.search().reply().result()).isEqualTo(Result.DENIED);
        still.listen();
        assertThat(still.reply().result()).isEqualTo(Result.ACCEPTED);
        assertThat(still.hear(20).seconds(1).state()).isEqualTo(State.DETECTING);
    }

    @Test
    void aStopTakesEffectBeforeItIsRecorded() {
        c.reach(State.HOMING);
        c.recording = false;
        c.order(Action.HOMING_DISABLE);
        assertThat(c.valve.isOpen()).isFalse();
        assertThat(c.reply().result()).isEqualTo(Result.ACCEPTED);
        var all = c.out.all;
        assertThat(all.lastIndexOf(c.reply())).isLessThan(all.indexOf(c.out.last(Row.Order.class)));
    }

    @Test
    void aStopThatTheLinkHasDoneAlreadyDoesNotRaiseTheEpochAgain() {
        c.reach(State.HOMING);
        long epoch = c.valve.close(CloseReason.OPERATOR);
        c.order(Action.HOMING_DISABLE);
        assertThat(c.valve.epoch()).isEqualTo(epoch);
        assertThat(c.out.last(Row.Command.class).kind()).isEqualTo(Row.Command.Kind.VALVE_CLOSED);
    }

    @Test
    void anUnusedEnableExpires() {
        c.reach(State.SEARCHING).enable().seconds(599);
        c.hear(20).seconds(0.3);
        assertThat(c.told(Severity.WARNING, "expired")).isFalse();
        c.hear(-20).seconds(1);
        assertThat(c.told(Severity.WARNING, "homing enable expired unused")).isTrue();
        c.hear(20).seconds(3);
        assertThat(c.state()).isEqualTo(State.DETECTING);
    }

    @Test
    void aPausedSearchResumesByOrderAtTheSamePoint() {
        c.tick().search().seconds(3);
        c.northM = 20;
        c.tick().order(Action.SEARCH_PAUSE);
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        c.moves();
        c.eastM = 60;
        assertThat(c.seconds(2).moves()).isZero();
        c.order(Action.SEARCH_RESUME).seconds(4);
        assertThat(c.out.moved).isNotNull();
        assertThat(c.out.moved.eastMps()).isLessThan(-3);
    }

    @Test
    void resumingWithoutASearchIsDenied() {
        assertThat(c.order(Action.SEARCH_RESUME).reply().reason()).isEqualTo("no search to resume");
        c.listen().order(Action.SEARCH_RESUME);
        assertThat(c.reply().reason()).isEqualTo("no search to resume");
    }

    @Test
    void aSearchOfWhichNothingLiesInsideTheFenceIsDenied() {
        var request = new SearchRequest(io.pisad.model.SearchPattern.EXPANDING_SQUARE, 100, 5, 47.42, 8.5, 900);
        c.tick().order(Action.SEARCH_START, request, c.valve.epoch());
        assertThat(c.reply().reason()).isEqualTo("fence: nothing of the area is inside");
    }

    /** H2: the parameter's value answers it, so whoever set it hears what came of it. */
    @Test
    void anOrderInTheFormOfAParameterIsAnswered() {
        var sender = new io.pisad.model.OperatorOrder.Sender(1, 255, 190, 0);
        c.send(new io.pisad.model.OperatorOrder(c.nowNs, Action.HOMING_DISABLE, null, sender, c.valve.epoch()));
        assertThat(c.reply()).isEqualTo(new OrderReply(sender, Result.ACCEPTED, ""));
    }

    @Test
    void anOrderOfTheProgramItselfIsNotAcknowledged() {
        c.send(new io.pisad.model.OperatorOrder(
                c.nowNs,
                Action.SEARCH_START,
                SearchRequest.listenOnly(),
                io.pisad.model.OperatorOrder.Sender.SELF,
                c.valve.epoch()));
        assertThat(c.state()).isEqualTo(State.SEARCHING);
        assertThat(c.out.of(OrderReply.class)).isEmpty();
    }
}
