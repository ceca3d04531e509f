package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.CloseReason;
import io.pisad.model.FailsafeAction;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.ProofOfLife;
import io.pisad.model.VehicleState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** PX4 needs set-points before OFFBOARD, and AUTO.LOITER when they end (DESIGN section 5). */
final class Px4SenderTest {
    private static final long OFFBOARD = VehicleState.Heartbeat.PX4_OFFBOARD;
    private static final long LOITER = VehicleState.Heartbeat.PX4_LOITER;
    private final Bench bench = new Bench();

    /** FR16: a close that brakes gives zero velocity for half a second and commands AUTO.LOITER once; others nothing. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void closedValveLoitersOrFallsSilentByItsReason(CloseReason reason) {
        fly();
        bench.valve.close(reason);
        long closedNs = bench.nowNs;
        bench.station.sender().step(bench.nowNs);
        var written = bench.vehicle.take();
        int zeros = motionsIn(written);
        List<CommandLong> modes = modesIn(written);
        while (bench.nowNs - closedNs < 500 * Bench.MS) {
            bench.pass(50);
            written = bench.vehicle.take();
            zeros += motionsIn(written);
            modes = modesIn(written).isEmpty() ? modes : modesIn(written);
        }
        assertThat(zeros).isEqualTo(reason.brakes() ? 6 : 0);
        assertThat(modes).hasSize(reason.brakes() ? 1 : 0).allMatch(m -> m.param2() == 4 && m.param3() == 3);
        bench.pass(3000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    /** FR16: a command that the link refuses is tried again, until PX4 has gone home by itself. */
    @ParameterizedTest
    @CsvSource({"200, 1", "1800, 1", "1950, 0"})
    void loiterThatTheLinkRefusesIsTriedAgain(int refusedMs, int modes) {
        fly();
        bench.valve.close(CloseReason.OPERATOR);
        bench.vehicle.broken(true);
        bench.station.sender().step(bench.nowNs);
        bench.pass(refusedMs);
        bench.vehicle.broken(false);
        bench.pass(900);
        var written = bench.vehicle.take();
        assertThat(modesIn(written)).hasSize(modes).allMatch(m -> m.param2() == 4 && m.param3() == 3);
        assertThat(motionsIn(written)).isPositive();
    }

    /** Who is sent on by a new order is not sent away by the last one's end. */
    @Test
    void loiterThatWaitsIsForgottenWhenTheValveOpensAgain() {
        fly();
        bench.valve.close(CloseReason.OPERATOR);
        bench.vehicle.broken(true);
        bench.pass(200);
        bench.valve.open(bench.valve.epoch());
        bench.vehicle.broken(false);
        bench.pass(100);
        assertThat(modesIn(bench.vehicle.take())).isEmpty();
        bench.valve.close(CloseReason.OPERATOR);
        bench.pass(100);
        assertThat(modesIn(bench.vehicle.take())).as("then it is due again").hasSize(1);
    }

    /** FR15. */
    @Test
    void loiterThatWaitsIsForgottenAtATakeOver() {
        fly();
        bench.valve.close(CloseReason.OPERATOR);
        bench.vehicle.broken(true);
        bench.pass(200);
        beat(LOITER);
        bench.pass(50);
        beat(OFFBOARD);
        bench.vehicle.broken(false);
        bench.pass(1000);
        assertThat(modesIn(bench.vehicle.take())).isEmpty();
    }

    /** The valve closes a pass after RTL was ordered: our own LOITER must not end the return. */
    @Test
    void aFailsafeUnderWayIsNotOverruledByLoiter() {
        fly();
        bench.vehicle.take();
        bench.station.sender().failsafe(new FailsafeOrder(bench.nowNs, FailsafeAction.RTL, 1));
        bench.station.sender().step(bench.nowNs);
        bench.valve.close(CloseReason.BATTERY);
        bench.pass(1500);
        assertThat(modesIn(bench.vehicle.take())).hasSize(1).allMatch(m -> m.param2() == 4 && m.param3() == 5);
    }

    /** The half second is time, not a number of passes: late ones prolong nothing. */
    @Test
    void zeroVelocityEndsAfterHalfASecondHoweverLateThePasses() {
        fly();
        bench.valve.close(CloseReason.OPERATOR);
        for (int ms = 0; ms < 1400; ms += 140) {
            bench.nowNs += ms == 0 ? 0 : 140 * Bench.MS;
            bench.station.sender().step(bench.nowNs);
        }
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).hasSize(4);
    }

    @Test
    void leavingOffboardEndsTheZeroVelocityAtOnce() {
        fly();
        bench.valve.close(CloseReason.OPERATOR);
        bench.station.sender().step(bench.nowNs);
        beat(LOITER);
        bench.vehicle.take();
        bench.pass(1000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    @Test
    void proofOfLifeIsZeroVelocityAtFiveHertzThroughTheClosedValve() {
        beat(LOITER);
        bench.vehicle.take();
        prove(2000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class))
                .hasSize(10)
                .allMatch(m -> m.vx() == 0 && m.vy() == 0 && m.vz() == 0 && m.yawRate() == 0);
        assertThat(bench.station.sender().motion().proofs()).isEqualTo(10);
        assertThat(bench.station.sender().motion().sent()).isZero();
    }

    /** An ordered activity that waits in OFFBOARD for the beacon is not sent away. */
    @Test
    void proofOfLifeInOffboardCommandsNoMode() {
        beat(OFFBOARD);
        prove(2000);
        assertThat(modesIn(bench.vehicle.take())).isEmpty();
    }

    @Test
    void proofOfLifeThatEndsInOffboardEndsInLoiter() {
        beat(OFFBOARD);
        prove(1000);
        bench.vehicle.take();
        bench.valve.close(CloseReason.POSITION);
        bench.pass(50);
        var written = bench.vehicle.take();
        assertThat(modesIn(written)).hasSize(1);
        assertThat(motionsIn(written)).isEqualTo(1);
    }

    /** A hung homing thread: nobody closes, the proof just lapses. */
    @Test
    void proofOfLifeThatLapsesInOffboardEndsInLoiter() {
        beat(OFFBOARD);
        prove(1000);
        bench.vehicle.take();
        bench.pass(400);
        assertThat(modesIn(bench.vehicle.take())).hasSize(1);
    }

    @Test
    void proofOfLifeEndsWithAnyClose() {
        beat(LOITER);
        prove(1000);
        bench.vehicle.take();
        bench.valve.close(CloseReason.OPERATOR);
        bench.pass(1000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    @Test
    void arduCopterIsShownNoProofOfLife() {
        bench.beat(Bench.LOITER, true);
        prove(1000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    @Test
    void lapsedLeaseBrakesAndItsRevocationLoiters() {
        fly();
        bench.pass(950);
        var written = bench.vehicle.take();
        assertThat(modesIn(written)).isEmpty();
        bench.pass(150);
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.LEASE);
        assertThat(modesIn(bench.vehicle.take())).hasSize(1);
    }

    private void fly() {
        beat(OFFBOARD);
        bench.valve.open(bench.valve.epoch());
        bench.station.sender().move(bench.north());
        bench.station.sender().step(bench.nowNs);
        bench.vehicle.take();
    }

    private void beat(long mode) {
        bench.feed(0, Bench.VEHICLE, 1, Bench.heartbeat(12, mode, true));
    }

    private void prove(long ms) {
        for (long left = ms; left > 0; left -= 50) {
            bench.station.sender().alive(new ProofOfLife(bench.nowNs, bench.valve.epoch()));
            bench.pass(50);
        }
    }

    private static int motionsIn(List<MavlinkPacket> written) {
        return (int) written.stream().filter(p -> p.getMessageId() == 84).count();
    }

    private static List<CommandLong> modesIn(List<MavlinkPacket> written) {
        return ModeOrdersTest.modes(written);
    }
}
