package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.pisad.model.CloseReason;
import io.pisad.model.Setpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class MotionSenderTest {
    private final Bench bench = new Bench();

    /** FR5: frame 1, velocity and yaw rate only (mask 1479), to the autopilot on its own link. */
    @Test
    void setPointGoesToTheAutopilotInItsLocalFrame() {
        bench.fly();
        bench.station.sender().move(new Setpoint(bench.nowNs, bench.valve.epoch(), 3, -1, 0.5, 90));
        bench.pass(50);
        List<SetPositionTargetLocalNed> sent = motion();
        assertThat(sent).hasSize(1);
        SetPositionTargetLocalNed m = sent.get(0);
        assertThat(m.targetSystem()).isEqualTo(1);
        assertThat(m.targetComponent()).isEqualTo(1);
        assertThat(m.coordinateFrame().value()).isEqualTo(1);
        assertThat(m.typeMask().value()).isEqualTo(1479);
        assertThat(m.vx()).isEqualTo(3f);
        assertThat(m.vy()).isEqualTo(-1f);
        assertThat(m.vz()).isEqualTo(0.5f);
        assertThat(m.yawRate()).isEqualTo((float) (Math.PI / 2));
        assertThat(bench.ground.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    @Test
    void tickRateSetPointsLeaveAtTenHertz() {
        bench.fly();
        for (int tick = 0; tick < 20; tick++) {
            bench.station.sender().move(bench.north());
            bench.pass(50);
        }
        assertThat(motion()).hasSize(10);
    }

    /** FR11, FR15: after a take-over not one byte of motion leaves, whatever waits in the mailbox. */
    @Test
    void nothingMovesAfterATakeOver() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(motion()).hasSize(1);
        Setpoint underWay = bench.north();
        bench.beat(Bench.LOITER, true);
        bench.station.sender().move(underWay);
        bench.pass(50);
        bench.beat(Bench.GUIDED, true);
        bench.station.sender().move(underWay);
        bench.pass(1000);
        assertThat(motion()).isEmpty();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.MODE);
    }

    /** FR11, FR15: a close from another thread during a write lets that write end and no further one begin. */
    @Test
    void closeDuringAWriteIsTheLastMotion() {
        bench.fly();
        bench.vehicle.beforeWrite(() -> bench.valve.close(CloseReason.MODE));
        for (int tick = 0; tick < 10; tick++) {
            bench.station.sender().move(bench.north());
            bench.pass(50);
        }
        assertThat(motion()).hasSize(1);
    }

    /** FR11, FR15: a set-point decided before a close stays refused when the valve is open again. */
    @Test
    void closeBetweenHandOverAndWriteStopsTheWrite() {
        bench.fly();
        Setpoint decided = bench.north();
        bench.station.sender().move(decided);
        bench.valve.close(CloseReason.MODE);
        bench.valve.open(bench.valve.epoch());
        bench.pass(50);
        assertThat(motion()).isEmpty();
        assertThat(bench.station.sender().motion().refused()).isEqualTo(1);
    }

    /** The sender's own short pauses while it brakes. */
    private void passWhileBraking() {
        for (int i = 0; i < 5; i++) {
            bench.nowNs += 10 * Bench.MS;
            bench.station.sender().step(bench.nowNs);
        }
    }

    /** FR16: one to three zero velocities, then silence, when the vehicle is still ours. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void closedValveBrakesOrFallsSilentByItsReason(CloseReason reason) {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        motion();
        bench.valve.close(reason);
        bench.station.sender().step(bench.nowNs);
        List<SetPositionTargetLocalNed> atOnce = motion();
        passWhileBraking();
        bench.pass(2000);
        List<SetPositionTargetLocalNed> later = motion();
        if (reason.brakes()) {
            assertThat(atOnce).hasSize(1);
            assertThat(later).hasSize(2);
        } else {
            assertThat(atOnce).isEmpty();
            assertThat(later).isEmpty();
        }
        assertThat(atOnce).allMatch(MotionSenderTest::isZero);
        assertThat(later).allMatch(MotionSenderTest::isZero);
    }

    /** FR16: that a ground station on the same endpoint takes the zero velocity does not help the vehicle. */
    @Test
    void aStopIsOwedUntilTheAutopilotsOwnConnectionTookIt() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        motion();
        bench.vehicle.deaf = 0;
        bench.valve.close(CloseReason.OPERATOR);
        bench.station.sender().step(bench.nowNs);
        bench.pass(500);
        assertThat(motion().size()).isGreaterThan(3);
        bench.vehicle.deaf = -1;
        bench.pass(50);
        motion();
        passWhileBraking();
        bench.pass(500);
        assertThat(motion()).isEmpty();
    }

    /** FR16: an emergency stop has 100 ms to the last byte; a sender that got no time then leaves the rest out. */
    @Test
    void brakingIsOverWithin30Milliseconds() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        motion();
        bench.valve.close(CloseReason.EMERGENCY);
        for (int ms : new int[] {0, 10, 10}) {
            bench.nowNs += ms * Bench.MS;
            bench.station.sender().step(bench.nowNs);
            assertThat(motion()).hasSize(1).allMatch(MotionSenderTest::isZero);
        }
        bench.valve.open(bench.valve.epoch());
        bench.station.sender().move(bench.north());
        bench.pass(150);
        motion();
        bench.valve.close(CloseReason.EMERGENCY);
        bench.station.sender().step(bench.nowNs);
        assertThat(motion()).hasSize(1);
        bench.nowNs += 31 * Bench.MS;
        bench.station.sender().step(bench.nowNs);
        assertThat(motion()).isEmpty();
    }

    /** FR16: what the link refuses does not count: one zero velocity stays owed, for as long as the autopilot waits. */
    @ParameterizedTest
    @CsvSource({"20, 2", "25, 1", "500, 1", "2900, 1", "3100, 0"})
    void brakeThatTheLinkRefusesStaysOwed(int refusedMs, int brakes) {
        moveThenRefuse();
        for (int ms = 0; ms < 4000; ms += 5) {
            if (ms % 1000 == 0) {
                bench.beat(Bench.GUIDED, true);
            }
            bench.vehicle.broken(ms < refusedMs);
            bench.station.sender().step(bench.nowNs);
            bench.nowNs += 5 * Bench.MS;
        }
        assertThat(motion()).hasSize(brakes).allMatch(MotionSenderTest::isZero);
        assertThat(bench.station.sender().motion().brakes()).isEqualTo(brakes);
    }

    /** FR15: what is owed ends with the vehicle's obedience. */
    @ParameterizedTest
    @CsvSource({"5, true", "4, false"})
    void owedBrakeIsForgottenAtATakeOver(long mode, boolean armed) {
        moveThenRefuse();
        bench.pass(100);
        bench.beat(mode, armed);
        bench.pass(50);
        bench.beat(Bench.GUIDED, true);
        bench.vehicle.broken(false);
        bench.pass(1000);
        assertThat(motion()).isEmpty();
    }

    @Test
    void owedBrakeIsForgottenWithAStaleHeartbeat() {
        bench.fly();
        bench.nowNs += 2_500 * Bench.MS;
        moveThenRefuse(false);
        bench.pass(550);
        bench.vehicle.broken(false);
        bench.pass(1000);
        assertThat(motion()).isEmpty();
    }

    private void moveThenRefuse() {
        moveThenRefuse(true);
    }

    private void moveThenRefuse(boolean heard) {
        if (heard) {
            bench.fly();
        }
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(motion()).hasSize(1);
        bench.vehicle.broken(true);
        bench.valve.close(CloseReason.OPERATOR);
    }

    /** FR11: what waits on our side of the link is taken back at every close, before the first zero velocity is written. */
    @ParameterizedTest
    @EnumSource(CloseReason.class)
    void motionThatWaitsInTheLinkIsTakenBackAtAClose(CloseReason reason) {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(bench.vehicle.motionWrites).isEqualTo(1);
        assertThat(bench.vehicle.drops).isZero();
        bench.vehicle.beforeWrite(
                () -> assertThat(bench.vehicle.drops).as("before the brake").isEqualTo(1));
        bench.valve.close(reason);
        bench.station.sender().step(bench.nowNs);
        passWhileBraking();
        assertThat(bench.vehicle.drops).isEqualTo(1);
        assertThat(bench.vehicle.motionWrites)
                .as("zero velocity is not taken back")
                .isEqualTo(1);
    }

    /** FR11. */
    @Test
    void motionOfAnEarlierEpochIsTakenBackThoughTheValveIsOpenAgain() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.valve.close(CloseReason.OPERATOR);
        bench.valve.open(bench.valve.epoch());
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.pass(50);
        assertThat(bench.vehicle.drops).isEqualTo(1);
    }

    /** FR15. */
    @Test
    void takeOverEndsTheBrakingToo() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.valve.close(CloseReason.OPERATOR);
        bench.pass(50);
        motion();
        bench.beat(Bench.LOITER, true);
        bench.pass(1000);
        assertThat(motion()).isEmpty();
    }

    @Test
    void valveThatCarriedNoMotionClosesWithoutBraking() {
        bench.fly();
        bench.valve.close(CloseReason.EMERGENCY);
        bench.pass(1000);
        assertThat(motion()).isEmpty();
    }

    @Test
    void lapsedLeaseBrakesIsCountedAndMayResumeWithinASecond() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(300);
        assertThat(motion()).hasSize(3).noneMatch(MotionSenderTest::isZero);
        bench.pass(50);
        passWhileBraking();
        bench.pass(400);
        assertThat(motion()).hasSize(3).allMatch(MotionSenderTest::isZero);
        assertThat(bench.station.sender().motion().lapses()).isEqualTo(1);
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(motion()).hasSize(1).noneMatch(MotionSenderTest::isZero);
    }

    @Test
    void leaseThatLapsedForMoreThanASecondClosesTheValve() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(1000);
        assertThat(bench.valve.isOpen()).isTrue();
        bench.pass(50);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.LEASE);
    }

    /** FR15: an open valve is not enough; the sender looks at the heartbeat itself. */
    @Test
    void staleHeartbeatSilencesAnOpenValve() {
        bench.fly();
        bench.nowNs += 3_001 * Bench.MS;
        bench.station.sender().move(bench.north());
        bench.pass(50);
        assertThat(motion()).isEmpty();
    }

    @Test
    void setPointWithoutNumbersIsRefused() {
        bench.fly();
        bench.station.sender().move(new Setpoint(bench.nowNs, bench.valve.epoch(), Double.NaN, 0, 0, 0));
        bench.pass(200);
        assertThat(motion()).isEmpty();
        assertThat(bench.station.sender().motion().refused()).isEqualTo(1);
    }

    private List<SetPositionTargetLocalNed> motion() {
        return bench.vehicle.take(SetPositionTargetLocalNed.class);
    }

    private static boolean isZero(SetPositionTargetLocalNed m) {
        return m.vx() == 0 && m.vy() == 0 && m.vz() == 0 && m.yawRate() == 0;
    }
}
