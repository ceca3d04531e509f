package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavSeverity;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.pisad.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FR14 from the operator's side: what is ordered, when, and how often. */
class ScriptedOperatorTest {
    private static final int HOMING = 31010;
    private static final int SEARCH = 31012;

    private final TestPayload payload = new TestPayload(new World(SimSettings.defaults(5), 0, 0));
    private final World world = payload.world;

    private List<CommandLong> orders(long untilNs) {
        payload.received.clear();
        payload.waitUntil(untilNs);
        return payload.heard(CommandLong.class);
    }

    private void show(State state) {
        payload.say(TestPayload.heartbeat(state.ordinal()));
    }

    private void acknowledge(int command, int result) {
        payload.say(TestPayload.ack(command, result, 255));
    }

    private void startSearching() {
        show(State.IDLE);
        payload.waitUntil(2 * SECOND_NS);
        acknowledge(SEARCH, 0);
        show(State.SEARCHING);
    }

    @Test
    void saysItIsThereOnceASecond() {
        payload.waitUntil(10 * SECOND_NS);
        assertThat(payload.received)
                .filteredOn(frame -> frame.systemId() == 255
                        && frame.message() instanceof Heartbeat beat
                        && beat.type().value() == 6)
                .hasSizeBetween(10, 11);
    }

    @Test
    void ordersNothingBeforeThePayloadIsHeard() {
        assertThat(orders(10 * SECOND_NS)).isEmpty();
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.WAITING);
        assertThat(world.truth().payloadState()).isEqualTo(-1);
    }

    @Test
    void startsTheSearchAfterTwoSeconds() {
        show(State.IDLE);
        assertThat(orders(1_990_000_000L)).isEmpty();
        List<CommandLong> orders = orders(2 * SECOND_NS);
        assertThat(orders).hasSize(1);
        CommandLong order = orders.get(0);
        assertThat(order.command().value()).isEqualTo(SEARCH);
        assertThat(order.targetSystem()).isEqualTo(1);
        assertThat(order.targetComponent()).isEqualTo(191);
        assertThat(order.confirmation()).isZero();
        assertThat(List.of(
                        order.param1(),
                        order.param2(),
                        order.param3(),
                        order.param4(),
                        order.param5(),
                        order.param6(),
                        order.param7()))
                .containsExactly(1f, 0f, 50f, 5f, 0f, 0f, 300f);
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.STARTING);
    }

    @Test
    void repeatsWithARisingConfirmationUntilAnswered() {
        show(State.IDLE);
        assertThat(orders(5_500_000_000L)).extracting(CommandLong::confirmation).containsExactly(0, 1, 2, 3);
        acknowledge(SEARCH, 0);
        assertThat(orders(20 * SECOND_NS)).isEmpty();
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.WATCHING);
    }

    @Test
    void givesADeniedOrderAnewAfterTwoSeconds() {
        show(State.IDLE);
        orders(2_500_000_000L);
        acknowledge(SEARCH, 2);
        assertThat(orders(4_490_000_000L)).isEmpty();
        assertThat(orders(4_500_000_000L)).extracting(CommandLong::confirmation).containsExactly(0);
    }

    @Test
    void waitsForWorkThatIsInProgress() {
        show(State.IDLE);
        orders(2_500_000_000L);
        acknowledge(SEARCH, 5);
        assertThat(orders(12_400_000_000L)).isEmpty();
        acknowledge(SEARCH, 0);
        assertThat(orders(30 * SECOND_NS)).isEmpty();
    }

    @Test
    void enablesHomingWhenSomethingIsDetectedAndNotBefore() {
        startSearching();
        assertThat(orders(20 * SECOND_NS)).isEmpty();
        show(State.DETECTING);
        List<CommandLong> orders = orders(20_010_000_000L);
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).command().value()).isEqualTo(HOMING);
        assertThat(orders.get(0).param1()).isEqualTo(1);
        acknowledge(HOMING, 0);
        show(State.HOMING);
        assertThat(orders(120 * SECOND_NS)).isEmpty();
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.ENABLED);
    }

    @Test
    void enablesAgainAfterTheSignalWasLost() {
        startSearching();
        show(State.DETECTING);
        orders(3 * SECOND_NS);
        acknowledge(HOMING, 0);
        show(State.HOMING);
        show(State.SEARCHING);
        assertThat(orders(20 * SECOND_NS)).isEmpty();
        show(State.DETECTING);
        assertThat(orders(20_500_000_000L))
                .extracting(CommandLong::confirmation)
                .containsExactly(0);
    }

    @Test
    void remindsAPayloadThatStaysInDetecting() {
        startSearching();
        show(State.DETECTING);
        orders(3 * SECOND_NS);
        acknowledge(HOMING, 0);
        assertThat(orders(12_990_000_000L)).isEmpty();
        assertThat(orders(13_500_000_000L)).hasSize(1);
    }

    @Test
    void doesNotInsistOnHomingWhenTheDetectionIsGone() {
        startSearching();
        show(State.DETECTING);
        orders(3 * SECOND_NS);
        acknowledge(HOMING, 2);
        show(State.SEARCHING);
        assertThat(orders(20 * SECOND_NS)).isEmpty();
    }

    @Test
    void disablesAtOnceAndLeavesItSo() {
        startSearching();
        world.operatorHomingEnable(false);
        List<CommandLong> orders = orders(2_010_000_000L);
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).param1()).isZero();
        acknowledge(HOMING, 0);
        show(State.DETECTING);
        assertThat(orders(20 * SECOND_NS)).isEmpty();
        assertThat(world.truth().operatorPhase()).isEqualTo(OperatorPhase.DISABLED);
        world.operatorHomingEnable(true);
        assertThat(orders(21 * SECOND_NS)).isNotEmpty();
    }

    @Test
    void sendsTheEmergencyStopAndItsReset() {
        startSearching();
        world.operatorEmergencyStop();
        assertThat(orders(2_010_000_000L)).extracting(CommandLong::param1).containsExactly(1f);
        world.operatorReset();
        assertThat(orders(2_020_000_000L)).extracting(CommandLong::param1).containsExactly(2f);
    }

    @Test
    void isSilentWhenTheLinkIsLost() {
        startSearching();
        world.operatorSilent(true);
        payload.waitUntil(2 * SECOND_NS);
        payload.received.clear();
        payload.waitUntil(20 * SECOND_NS);
        assertThat(payload.received).allMatch(frame -> frame.systemId() == 1);
        world.operatorSilent(false);
        payload.waitUntil(20_010_000_000L);
        assertThat(payload.received).anyMatch(frame -> frame.systemId() == 255);
    }

    @Test
    void remembersWhatItHeardAndWhen() {
        show(State.IDLE);
        payload.waitUntil(2 * SECOND_NS);
        acknowledge(SEARCH, 0);
        payload.say(Statustext.builder()
                .severity(MavSeverity.MAV_SEVERITY_INFO)
                .text("PISAD: SEARCHING")
                .build());
        payload.waitUntil(3 * SECOND_NS);
        show(State.SEARCHING);
        show(State.SEARCHING);
        payload.say(TestPayload.ack(SEARCH, 0, 99));
        assertThat(world.heard())
                .containsExactly(
                        new Heard.Announced(0, -1, 0),
                        new Heard.Ack(2 * SECOND_NS, SEARCH, 0),
                        new Heard.Text(2 * SECOND_NS, 6, "PISAD: SEARCHING"),
                        new Heard.Announced(3 * SECOND_NS, 0, 1));
    }
}
