package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.pisad.model.CloseReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole process stands still (kill -STOP, a long pause of the machine) and goes on: DESIGN section 5, lease. */
final class StandstillTest {
    private final Bench bench = new Bench();

    private List<SetPositionTargetLocalNed> afterAStandstill(long ms) {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.vehicle.take(SetPositionTargetLocalNed.class);
        bench.nowNs += ms * Bench.MS;
        bench.beat(Bench.GUIDED, true);
        bench.station.sender().move(bench.north()); // homing was quicker than the sender
        bench.pass(50);
        return bench.vehicle.take(SetPositionTargetLocalNed.class);
    }

    @Test
    void motionGoesOnAfterHalfASecond() {
        assertThat(afterAStandstill(500)).hasSize(1).allMatch(m -> m.vx() == 3);
        assertThat(bench.valve.isOpen()).isTrue();
    }

    @Test
    void motionEndsForGoodAfterMoreThanASecond() {
        assertThat(afterAStandstill(1200)).hasSize(1).allMatch(m -> m.vx() == 0);
        assertThat(bench.valve.isOpen()).isFalse();
        assertThat(bench.valve.reason()).isEqualTo(CloseReason.LEASE);
    }

    /** The process stands still between a pass's start and the write of its set-point: the write is judged anew. */
    @ParameterizedTest
    @CsvSource({"301, 3", "2000, 3", "2999, 0"})
    void standstillInsideAPassSendsNothingOld(long ms, int brakes) {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.pass(50);
        bench.vehicle.take(SetPositionTargetLocalNed.class);
        bench.nowNs += 50 * Bench.MS;
        bench.station.sender().move(bench.north());
        standStill(ms);
        bench.station.sender().step(bench.nowNs);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
        for (int i = 0; i < 4; i++) {
            bench.station.sender().step(bench.nowNs);
            bench.nowNs += 10 * Bench.MS;
        }
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class))
                .hasSize(brakes)
                .allMatch(m -> m.vx() == 0);
    }

    @Test
    void standstillInsideAPassWithinTheLeaseStopsNothing() {
        bench.fly();
        bench.station.sender().move(bench.north());
        standStill(299);
        bench.station.sender().step(bench.nowNs);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).hasSize(1);
    }

    /** A zero velocity, too, needs a heartbeat that is fresh when it is written. */
    @Test
    void standstillBeforeABrakeIsFollowedBySilence() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.vehicle.take(SetPositionTargetLocalNed.class);
        bench.valve.close(CloseReason.OPERATOR);
        standStill(3_001);
        bench.station.sender().step(bench.nowNs);
        bench.pass(1000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }

    /** Time passes unseen until the clock is next read: within the pass, by the check before the write. */
    private void standStill(long ms) {
        bench.atRead = () -> {
            bench.atRead = () -> {};
            bench.nowNs += ms * Bench.MS;
        };
    }

    /** The three braking set-points of a stop are out within the 100 ms of an emergency stop. */
    @Test
    void brakingIsOverWithinAHundredMilliseconds() {
        bench.fly();
        bench.station.sender().move(bench.north());
        bench.pass(50);
        bench.vehicle.take(SetPositionTargetLocalNed.class);
        bench.valve.close(CloseReason.EMERGENCY);
        for (int ms = 0; ms < 90; ms += 10) {
            bench.station.sender().step(bench.nowNs);
            bench.nowNs += 10 * Bench.MS;
        }
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).hasSize(3);
        bench.pass(1000);
        assertThat(bench.vehicle.take(SetPositionTargetLocalNed.class)).isEmpty();
    }
}
