package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.FailsafeAction;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.VehicleState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FR10: RTL or LOITER are commanded only to a vehicle that obeys us. */
final class ModeOrdersTest {
    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource({"3, RTL, 6, 0", "3, LOITER, 5, 0", "12, RTL, 4, 5", "12, LOITER, 4, 3"})
    void eachAutopilotIsToldItsOwnNumbers(int autopilot, FailsafeAction action, float p2, float p3) {
        beat(autopilot, autopilot == 12 ? VehicleState.Heartbeat.PX4_OFFBOARD : Bench.GUIDED, true);
        List<CommandLong> sent = order(action, 1);
        assertThat(sent).hasSize(1);
        CommandLong m = sent.get(0);
        assertThat(m.targetSystem()).isEqualTo(1);
        assertThat(m.targetComponent()).isEqualTo(1);
        assertThat(m.param1()).isEqualTo(1);
        assertThat(m.param2()).isEqualTo(p2);
        assertThat(m.param3()).isEqualTo(p3);
        assertThat(bench.station.sender().motion().modes()).isEqualTo(1);
        bench.pass(3000);
        assertThat(modes(bench.vehicle.take())).as("once").isEmpty();
    }

    @Test
    void aVehicleInAnotherModeIsToldNothing() {
        beat(3, Bench.LOITER, true);
        assertThat(order(FailsafeAction.RTL, 1)).isEmpty();
        beat(3, Bench.GUIDED, true);
        bench.pass(500);
        assertThat(modes(bench.vehicle.take())).as("nor later").isEmpty();
    }

    /** Ended for good by the first heartbeat in another mode, also when a full ring kept it from the decision. */
    @Test
    void aRepeatDoesNotOverruleAPilotWhoLeftAndCameBack() {
        beat(3, Bench.GUIDED, true);
        assertThat(order(FailsafeAction.LOITER, 1)).hasSize(1);
        bench.nowNs += 1000 * Bench.MS;
        assertThat(order(FailsafeAction.LOITER, 2)).as("not obeyed yet").hasSize(1);
        beat(3, Bench.LOITER, true);
        beat(3, Bench.GUIDED, true);
        bench.nowNs += 1000 * Bench.MS;
        assertThat(order(FailsafeAction.LOITER, 3)).isEmpty();
        bench.nowNs += 1000 * Bench.MS;
        beat(3, Bench.GUIDED, true);
        assertThat(order(FailsafeAction.LOITER, 1)).as("a new one").hasSize(1);
    }

    @Test
    void aDisarmedVehicleIsToldNothing() {
        beat(3, Bench.GUIDED, false);
        assertThat(order(FailsafeAction.RTL, 1)).isEmpty();
    }

    @Test
    void aVehicleWithoutAFreshHeartbeatIsToldNothing() {
        beat(3, Bench.GUIDED, true);
        bench.nowNs += 3_001 * Bench.MS;
        assertThat(order(FailsafeAction.RTL, 1)).isEmpty();
    }

    @Test
    void anOrderOlderThanASecondIsDropped() {
        beat(3, Bench.GUIDED, true);
        bench.station.sender().failsafe(new FailsafeOrder(bench.nowNs, FailsafeAction.RTL, 1));
        bench.nowNs += 1_001 * Bench.MS;
        bench.pass(50);
        assertThat(modes(bench.vehicle.take())).isEmpty();
    }

    /** Repeats decided in a hurry, after a stall of the homing thread, leave at 1 Hz all the same. */
    @Test
    void repeatsLeaveAtOneHertz() {
        beat(3, Bench.GUIDED, true);
        assertThat(order(FailsafeAction.RTL, 1)).hasSize(1);
        assertThat(order(FailsafeAction.RTL, 2)).isEmpty();
        bench.pass(800);
        assertThat(modes(bench.vehicle.take())).isEmpty();
        bench.pass(100);
        assertThat(modes(bench.vehicle.take())).hasSize(1);
    }

    private void beat(int autopilot, long mode, boolean armed) {
        bench.feed(0, Bench.VEHICLE, 1, Bench.heartbeat(autopilot, mode, armed));
    }

    private List<CommandLong> order(FailsafeAction action, int attempt) {
        bench.vehicle.take();
        bench.station.sender().failsafe(new FailsafeOrder(bench.nowNs, action, attempt));
        bench.station.sender().step(bench.nowNs);
        return modes(bench.vehicle.take());
    }

    /** The mode commands among frames written. */
    static List<CommandLong> modes(List<MavlinkPacket> written) {
        return written.stream()
                .map(Dialect::decode)
                .filter(CommandLong.class::isInstance)
                .map(CommandLong.class::cast)
                .filter(m -> m.command().value() == 176)
                .toList();
    }
}
