package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.Statustext;
import io.pisad.model.CloseReason;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdersTest {
    private final Bench bench = new Bench();

    OrdersTest() {
        bench.fly();
    }

    /** FR14. */
    @Test
    void exactlyOneEnablesHoming() {
        bench.order(Command.USER_1, 1);
        OperatorOrder order = bench.orders().get(0);
        assertThat(order.action()).isEqualTo(Action.HOMING_ENABLE);
        assertThat(order.sender()).isEqualTo(new OperatorOrder.Sender(1, Bench.GROUND, 190, Command.USER_1));
        assertThat(order.valveEpoch()).isEqualTo(bench.valve.epoch());
        assertThat(bench.valve.isOpen()).isTrue();
        assertThat(acks()).isEmpty();
    }

    /** FR16: anything but exactly 1 disables, on the reader's thread and before the event. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 2, 1.0000001, 0.9999, Double.NaN, Double.POSITIVE_INFINITY})
    void anythingElseDisablesHomingAtOnce(double p1) {
        bench.order(Command.USER_1, p1);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.OPERATOR);
        assertThat(bench.orders().get(0).action()).isEqualTo(Action.HOMING_DISABLE);
        assertThat(bench.orders().get(0).valveEpoch()).isEqualTo(bench.valve.epoch());
    }

    @ParameterizedTest
    @CsvSource({
        "31011, 1, EMERGENCY_STOP, EMERGENCY",
        "31012, 0, SEARCH_STOP, OPERATOR",
        "31012, 2, SEARCH_PAUSE, OPERATOR",
        "193, 0, SEARCH_PAUSE, OPERATOR"
    })
    void stopsCloseTheValveFromTheLink(int command, double p1, Action action, CloseReason reason) {
        bench.ringFull = true;
        bench.order(command, p1);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(reason);
        bench.ringFull = false;
        bench.order(command, p1);
        assertThat(bench.orders().get(0).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"31011, 2, RESET", "31012, 3, SEARCH_RESUME", "193, 1, SEARCH_RESUME"})
    void otherOrdersLeaveTheValveToTheHomingThread(int command, double p1, Action action) {
        bench.order(command, p1);
        assertThat(bench.valve.isOpen()).isTrue();
        assertThat(bench.orders().get(0).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"31011, 0", "31011, 3", "31011, NaN", "31012, 4", "31012, 0.5", "31012, NaN", "193, 2", "193, NaN"})
    void valuesThatMeanNothingAreDeniedWithAText(int command, double p1) {
        bench.order(command, p1);
        assertThat(bench.orders()).isEmpty();
        bench.pass(50);
        var written = bench.ground.take().stream().map(Dialect::decode).toList();
        assertThat(written).filteredOn(CommandAck.class::isInstance).hasSize(1);
        assertThat(written).filteredOn(Statustext.class::isInstance).hasSize(1);
        CommandAck ack = (CommandAck) written.get(0);
        assertThat(ack.result().value()).isEqualTo(2);
        assertThat(ack.command().value()).isEqualTo(command);
    }

    @Test
    void searchOrderCarriesItsPatternAndCentre() {
        bench.feed(1, Bench.GROUND, 190, search(1, 60, 8, 47.5, 8.25, 200));
        assertThat(bench.orders().get(0).search())
                .isEqualTo(new SearchRequest(SearchPattern.LAWNMOWER, 60, 8, 47.5, 8.25, 200));
    }

    @Test
    void searchWithoutCentreIsHereAndLeavesTheRestToTheSettings() {
        bench.feed(1, Bench.GROUND, 190, search(0, 0, Float.NaN, 0, 0, 0));
        assertThat(bench.orders().get(0).search())
                .isEqualTo(new SearchRequest(SearchPattern.EXPANDING_SQUARE, 0, 0, Double.NaN, Double.NaN, 0));
    }

    @Test
    void commandIntGivesTheCentreInTenMillionthsOfADegree() {
        bench.order(CommandInt.builder()
                .targetSystem(1)
                .targetComponent(191)
                .command(Dialect.number(MavCmd.class, Command.USER_3))
                .param1(1)
                .param2(2)
                .param3(75)
                .param4(7)
                .x(475000001)
                .y(-82500002)
                .z(150)
                .build());
        SearchRequest search = bench.orders().get(0).search();
        assertThat(search).isEqualTo(new SearchRequest(SearchPattern.SPIRAL, 75, 7, 47.5000001, -8.2500002, 150));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 60, 8, 47, 8, 200",
        "-1, 60, 8, 47, 8, 200",
        "NaN, 60, 8, 47, 8, 200",
        "0.5, 60, 8, 47, 8, 200",
        "1, 9, 8, 47, 8, 200",
        "1, 501, 8, 47, 8, 200",
        "1, 60, 0.5, 47, 8, 200",
        "1, 60, 16, 47, 8, 200",
        "1, 60, -8, 47, 8, 200",
        "1, 60, 8, 91, 8, 200",
        "1, 60, 8, 47, 181, 200",
        "1, 60, 8, NaN, 8, 200",
        "1, 60, 8, 47, 8, -2",
        "1, 60, 8, 47, 8, Infinity"
    })
    void searchOutsideItsRangesIsDenied(double p2, double p3, double p4, double p5, double p6, double p7) {
        bench.feed(1, Bench.GROUND, 190, search(p2, p3, p4, p5, p6, p7));
        assertThat(bench.orders()).isEmpty();
        assertThat(acks()).singleElement().matches(ack -> ack.result().value() == 2);
    }

    @Test
    void strangersAreDeniedAndChangeNothing() {
        bench.feed(1, 42, 190, Bench.command(Command.USER_2, 1, 0));
        assertThat(bench.orders()).isEmpty();
        assertThat(bench.valve.isOpen()).isTrue();
        CommandAck ack = acks().get(0);
        assertThat(ack.result().value()).isEqualTo(2);
        assertThat(ack.targetSystem()).isEqualTo(42);
        assertThat(ack.targetComponent()).isEqualTo(190);
    }

    @ParameterizedTest
    @CsvSource({"2, 191", "1, 1", "1, 190", "2, 0"})
    void commandsForOthersAreNotOurs(int system, int component) {
        bench.feed(1, Bench.GROUND, 190, to(system, component, Command.USER_2));
        assertThat(bench.orders()).isEmpty();
        assertThat(acks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 0", "0, 191"})
    void ourOwnCommandsAreHeardWhenAddressedToAll(int system, int component) {
        bench.feed(1, Bench.GROUND, 190, to(system, component, Command.USER_2));
        assertThat(bench.orders()).hasSize(1);
    }

    @Test
    void otherCommandsToAllComponentsAreTheAutopilots() {
        bench.feed(1, Bench.GROUND, 190, to(1, 0, 400));
        bench.feed(1, Bench.GROUND, 190, to(1, 0, Command.DO_PAUSE_CONTINUE));
        assertThat(acks()).isEmpty();
        assertThat(bench.orders()).isEmpty();
    }

    @Test
    void unknownCommandsToUsAreUnsupported() {
        bench.order(400, 1);
        bench.order(65535, 1);
        assertThat(acks()).hasSize(2).allMatch(ack -> ack.result().value() == 3);
    }

    /** The latch of a stop that met a full ring comes before any order that permits motion. */
    @Test
    void emergencyStopThatMetAFullRingIsGivenAgainBeforeAnythingMayMove() {
        bench.ringFull = true;
        bench.order(31011, 1);
        bench.ringFull = false;
        bench.order(Command.USER_1, 1);
        assertThat(bench.orders())
                .extracting(OperatorOrder::action)
                .containsExactly(Action.EMERGENCY_STOP, Action.HOMING_ENABLE);
    }

    @Test
    void orderTheRingRefusesIsAnsweredAndToldNotLost() {
        bench.ringFull = true;
        bench.order(Command.USER_1, 1);
        bench.pass(50);
        var written = bench.ground.take().stream().map(Dialect::decode).toList();
        assertThat(((CommandAck) written.get(0)).result().value()).isEqualTo(1);
        assertThat(written).filteredOn(Statustext.class::isInstance).hasSize(1);
    }

    /** H2: a repeat is the same order: no second event, the same answer, none before there is one. */
    @Test
    void repeatIsTheSameOrderWithTheSameAnswer() {
        bench.order(Command.USER_1, 1);
        repeat(Command.USER_1, 1);
        assertThat(bench.orders()).hasSize(1);
        assertThat(acks()).isEmpty();
        reply(OrderReply.Result.DENIED);
        assertThat(acks()).hasSize(1);
        repeat(Command.USER_1, 1);
        assertThat(bench.orders()).hasSize(1);
        assertThat(acks()).singleElement().matches(ack -> ack.result().value() == 2);
    }

    @Test
    void repeatWhoseFirstWasLostIsAnOrder() {
        repeat(Command.USER_1, 1);
        assertThat(bench.orders()).hasSize(1);
    }

    /** FR14: the repeat of an enable that arrives after the disable enables nothing. */
    @Test
    void repeatOfAnEnableAfterADisableIsRejected() {
        bench.order(Command.USER_1, 1);
        bench.order(Command.USER_1, 0);
        repeat(Command.USER_1, 1);
        assertThat(bench.orders()).hasSize(2);
        assertThat(acks()).singleElement().matches(ack -> ack.result().value() == 1);
    }

    /** FR16: a stop is never taken for an old one while anything can move. */
    @Test
    void repeatedStopWithAnOpenValveStopsAgain() {
        bench.order(Command.USER_1, 0);
        bench.valve.open(bench.valve.epoch());
        repeat(Command.USER_1, 0);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.orders()).hasSize(2);
    }

    @Test
    void heartbeatIsServedOnRequest() {
        bench.figures(io.pisad.model.State.IDLE);
        bench.pass(50);
        bench.ground.take();
        bench.order(Command.REQUEST_MESSAGE, 0);
        bench.pass(50);
        var ids = bench.ground.take().stream().map(p -> p.getMessageId()).toList();
        assertThat(ids).containsExactly(77, 0);
        bench.order(Command.REQUEST_MESSAGE, 148);
        assertThat(acks()).singleElement().matches(ack -> ack.result().value() == 3);
    }

    private void repeat(int number, double p1) {
        bench.feed(1, Bench.GROUND, 190, Bench.command(number, p1, 1));
    }

    private void reply(OrderReply.Result result) {
        bench.station.sender().reply(new OrderReply(bench.orders().get(0).sender(), result, "battery"));
    }

    private List<CommandAck> acks() {
        bench.pass(50);
        assertThat(bench.vehicle.take(CommandAck.class)).isEmpty();
        return bench.ground.take(CommandAck.class);
    }

    private static CommandLong to(int system, int component, int command) {
        return CommandLong.builder()
                .targetSystem(system)
                .targetComponent(component)
                .command(Dialect.number(MavCmd.class, command))
                .param1(1)
                .build();
    }

    private static CommandLong search(double p2, double p3, double p4, double p5, double p6, double p7) {
        return CommandLong.builder()
                .targetSystem(1)
                .targetComponent(191)
                .command(Dialect.number(MavCmd.class, Command.USER_3))
                .param1(1)
                .param2((float) p2)
                .param3((float) p3)
                .param4((float) p4)
                .param5((float) p5)
                .param6((float) p6)
                .param7((float) p7)
                .build();
    }
}
