package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.AutopilotKind;
import io.pisad.model.CloseReason;
import io.pisad.model.FailsafeAction;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Row;
import io.pisad.model.State;
import io.pisad.model.VehicleState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FR10: RTL when our motion ends by a lost ground link or a low battery; PX4's proof of life. */
final class FailsafeTest {
    private final Cockpit c = new Cockpit();

    @Test
    void lostLinkCommandsRtlOnceASecondFiveTimes() {
        loseLink();
        c.seconds(10);
        List<FailsafeOrder> orders = orders();
        assertThat(orders).extracting(FailsafeOrder::attempt).containsExactly(1, 2, 3, 4, 5);
        assertThat(orders).allMatch(o -> o.action() == FailsafeAction.RTL);
        for (int i = 1; i < orders.size(); i++) {
            assertThat(orders.get(i).atNs() - orders.get(i - 1).atNs()).isBetween(1_000_000_000L, 1_050_000_000L);
        }
        assertThat(c.told(Severity.CRITICAL, "RTL not obeyed")).isTrue();
        assertThat(rows(Row.Command.Kind.FAILSAFE)).hasSize(5);
        assertThat(rows(Row.Command.Kind.FAILSAFE_ENDED))
                .extracting(Row.Command::reason)
                .containsExactly("RTL not obeyed");
    }

    @Test
    void lowBatteryCommandsRtlAndAnUnknownOneDoesNot() {
        c.reach(State.HOMING);
        c.batteryPercent = Double.NaN;
        c.seconds(3);
        assertThat(c.valve.reason()).isEqualTo(CloseReason.BATTERY);
        assertThat(orders()).isEmpty();
        var low = new Cockpit().reach(State.HOMING);
        low.batteryPercent = 19;
        low.seconds(5.2);
        assertThat(low.out.of(FailsafeOrder.class)).hasSize(1);
    }

    @Test
    void withoutEnabledMotionNothingIsCommanded() {
        c.reach(State.DETECTING);
        c.groundStation = false;
        c.seconds(15);
        assertThat(orders()).isEmpty();
    }

    /** The link's reader closed for an order that the full ring did not take: nothing is enabled any more. */
    @Test
    void afterAStopTheDecisionNeverHeardOfNothingIsCommanded() {
        c.reach(State.SEARCHING).enable();
        c.seconds(1);
        c.valve.close(CloseReason.OPERATOR);
        c.seconds(1);
        assertThat(c.told(Severity.WARNING, "listening only: closed meanwhile: OPERATOR"))
                .isTrue();
        c.groundStation = false;
        c.seconds(15);
        assertThat(orders()).isEmpty();
    }

    @Test
    void outOfGuidedNothingIsCommanded() {
        c.mode = 5;
        c.reach(State.DETECTING).enable();
        c.groundStation = false;
        c.seconds(15);
        assertThat(orders()).isEmpty();
    }

    @Test
    void theFirstHeartbeatInAnotherModeEndsItForGood() {
        loseLink();
        c.mode = VehicleState.Heartbeat.ARDUCOPTER_LOITER;
        c.tick();
        c.mode = VehicleState.Heartbeat.ARDUCOPTER_GUIDED;
        c.seconds(5);
        assertThat(orders()).hasSize(1);
        assertThat(ended()).isEqualTo("RTL mode 5");
    }

    @Test
    void rtlShownByTheVehicleConfirmsIt() {
        loseLink();
        c.mode = VehicleState.Heartbeat.ARDUCOPTER_RTL;
        c.seconds(3);
        assertThat(orders()).hasSize(1);
        assertThat(ended()).isEqualTo("RTL confirmed");
        assertThat(c.told(Severity.NOTICE, "RTL confirmed by the vehicle")).isTrue();
    }

    @Test
    void disarmEndsIt() {
        loseLink();
        c.armed = false;
        c.seconds(3);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aStaleHeartbeatEndsIt() {
        loseLink();
        c.heartbeats = false;
        c.seconds(4.2);
        assertThat(ended()).isEqualTo("RTL no heartbeat");
        int before = orders().size();
        c.heartbeats = true;
        c.seconds(3);
        assertThat(orders()).hasSize(before);
    }

    @Test
    void aNewOrderEndsIt() {
        loseLink();
        c.groundStation = true;
        c.tick().order(OperatorOrder.Action.HOMING_ENABLE).seconds(3);
        assertThat(ended()).isEqualTo("RTL new order");
        assertThat(orders()).hasSize(1);
    }

    @Test
    void px4IsShownLifeWhileOnlyOffboardIsMissing() {
        px4();
        c.seconds(1);
        assertThat(c.out.of(ProofOfLife.class)).as("before an order").isEmpty();
        c.enable().seconds(1);
        assertThat(c.out.of(ProofOfLife.class)).hasSize(20).allMatch(p -> p.epoch() == c.valve.epoch());
    }

    /** What ends the proof closes the valve once more, so that the sender needs not wait for its lease; it may resume. */
    @Test
    void anInterlockEndsTheProofOfLifeAtOnceAndMayResume() {
        px4();
        c.enable().seconds(1);
        long epoch = c.valve.epoch();
        c.hdop = 9;
        c.tick();
        assertThat(c.valve.epoch()).isEqualTo(epoch + 1);
        assertThat(c.valve.reason()).isEqualTo(CloseReason.POSITION);
        int before = c.out.of(ProofOfLife.class).size();
        c.tick().tick();
        assertThat(c.out.of(ProofOfLife.class)).hasSize(before);
        c.hdop = 0.9;
        c.tick();
        assertThat(c.out.last(ProofOfLife.class).epoch()).isEqualTo(epoch + 1);
    }

    @Test
    void anOrderToStopEndsTheProofOfLife() {
        px4();
        c.enable().seconds(1);
        int before = c.out.of(ProofOfLife.class).size();
        long epoch = c.valve.epoch();
        c.order(OperatorOrder.Action.HOMING_DISABLE).seconds(1);
        assertThat(c.valve.epoch()).isGreaterThan(epoch);
        assertThat(c.out.of(ProofOfLife.class)).hasSize(before);
    }

    @Test
    void arduCopterIsShownNoLife() {
        c.mode = 5;
        c.tick();
        c.enable().seconds(1);
        assertThat(c.out.of(ProofOfLife.class)).isEmpty();
    }

    private void px4() {
        c.autopilot = AutopilotKind.PX4;
        c.mode = VehicleState.Heartbeat.PX4_LOITER;
        c.tick();
    }

    private void loseLink() {
        c.reach(State.HOMING);
        c.groundStation = false;
        for (int i = 0; i < 220 && orders().isEmpty(); i++) {
            c.tick();
        }
        assertThat(orders()).hasSize(1);
        assertThat(c.valve.isOpen()).isFalse();
    }

    private List<FailsafeOrder> orders() {
        return c.out.of(FailsafeOrder.class);
    }

    private List<Row.Command> rows(Row.Command.Kind kind) {
        return c.out.of(Row.Command.class).stream()
                .filter(row -> row.kind() == kind)
                .toList();
    }

    private String ended() {
        return rows(Row.Command.Kind.FAILSAFE_ENDED).get(0).reason();
    }
}
