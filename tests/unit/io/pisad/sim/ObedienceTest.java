package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static io.pisad.sim.TestPayload.setpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FR15 and FR11 on the receiving side: what the simulated vehicle does with set-points, and what it counts. */
class ObedienceTest {
    private final TestPayload payload = new TestPayload(TestPayload.quietWorld());
    private final World world = payload.world;
    private final double startLatitudeDeg = world.truth().latitudeDeg();

    private double northM() {
        return (world.truth().latitudeDeg() - startLatitudeDeg) * 111_000;
    }

    @Test
    void threeMetresPerSecondNorthGiveThree() {
        payload.fly(setpoint(3, 0, 0).build(), 10 * SECOND_NS);
        assertThat(world.truth().speedMps()).isBetween(2.99, 3.001);
        assertThat(northM()).isBetween(24.0, 30.0);
        assertThat(world.truth().setpointsTotal()).isEqualTo(100);
        assertThat(world.truth().setpointsOutsideGuided()).isZero();
        assertThat(world.truth().lastSetpointDelayNs()).isEqualTo(-1);
    }

    @Test
    void brakesThreeSecondsAfterTheLastSetpointAndStaysGuided() {
        payload.fly(setpoint(5, 0, 0).build(), 10 * SECOND_NS);
        world.step(12_800_000_000L);
        assertThat(world.truth().speedMps()).isGreaterThan(4.99);
        world.step(17 * SECOND_NS);
        assertThat(world.truth().speedMps()).isLessThan(0.1);
        assertThat(world.truth().mode()).isEqualTo(4);
        double rest = northM();
        world.step(60 * SECOND_NS);
        assertThat(Math.abs(northM() - rest)).isLessThan(1);
    }

    @Test
    void oneMaskedVelocityAxisMakesTheWholeSetpointIgnored() {
        for (int masked : new int[] {8, 16, 32}) {
            EnumValue<io.dronefleet.mavlink.common.PositionTargetTypemask> mask =
                    EnumValue.create(TestPayload.VELOCITY_AND_YAW_RATE | masked);
            payload.fly(setpoint(5, 5, -1).typeMask(mask).build(), world.truth().atNs() + 2 * SECOND_NS);
        }
        assertThat(world.truth().speedMps()).isZero();
        assertThat(world.truth().heightM()).isEqualTo(30);
    }

    @Test
    void anotherFrameOrNotANumberIsIgnored() {
        payload.fly(setpoint(5, 0, 0).coordinateFrame(MavFrame.MAV_FRAME_GLOBAL).build(), SECOND_NS);
        payload.fly(setpoint(Double.NaN, 0, 0).build(), 2 * SECOND_NS);
        assertThat(world.truth().speedMps()).isZero();
    }

    @Test
    void turnsByRateAndToAYaw() {
        double yawDeg = world.truth().yawDeg();
        payload.fly(setpoint(0, 0, 0).yawRate((float) StrictMath.toRadians(45)).build(), 2 * SECOND_NS);
        assertThat(Airframe.wrap(world.truth().yawDeg() - yawDeg)).isBetween(89.0, 91.0);
        SetPositionTargetLocalNed west = setpoint(0, 0, 0)
                .typeMask(EnumValue.create(TestPayload.VELOCITY_AND_YAW))
                .yaw((float) StrictMath.toRadians(-90))
                .build();
        payload.fly(west, 10 * SECOND_NS);
        assertThat(world.truth().yawDeg()).isBetween(269.9, 270.1);
    }

    @Test
    void neverMovesByASetpointOutsideGuided() {
        world.pilotMode(5);
        payload.fly(setpoint(5, 5, -1).build(), 5 * SECOND_NS);
        assertThat(world.truth().speedMps()).isZero();
        assertThat(world.truth().setpointsTotal()).isEqualTo(50);
        assertThat(world.truth().setpointsOutsideGuided()).isEqualTo(50);
        world.pilotMode(4);
        world.step(8 * SECOND_NS);
        assertThat(world.truth().speedMps())
                .as("set-points heard before GUIDED")
                .isZero();
    }

    @Test
    void aSetpointDoesNotSurviveAModeFlipAndBack() {
        payload.fly(setpoint(5, 0, 0).build(), 5 * SECOND_NS);
        world.pilotMode(5);
        world.pilotMode(4);
        world.step(10 * SECOND_NS);
        assertThat(world.truth().speedMps()).isLessThan(0.1);
    }

    @Test
    void countsSetpointsMoreThanAHundredMillisecondsAfterTheFlip() {
        world.step(SECOND_NS);
        world.pilotMode(5);
        world.step(1_090_000_000L);
        payload.say(setpoint(1, 0, 0).build());
        assertThat(world.truth().lateSetpoints()).isZero();
        assertThat(world.truth().setpointsOutsideGuided()).isEqualTo(1);
        assertThat(world.truth().lastSetpointDelayNs()).isEqualTo(90_000_000);
        world.step(1_150_000_000L);
        payload.say(setpoint(1, 0, 0).build());
        assertThat(world.truth().lateSetpoints()).isEqualTo(1);
        assertThat(world.truth().lastSetpointDelayNs()).isEqualTo(150_000_000);
        world.pilotMode(4);
        payload.say(setpoint(1, 0, 0).build());
        assertThat(world.truth().setpointsOutsideGuided()).isEqualTo(2);
    }

    @Test
    void disarmedMeansOutsideToo() {
        world.pilotArm(false);
        payload.say(setpoint(1, 0, 0).build());
        assertThat(world.truth().setpointsOutsideGuided()).isEqualTo(1);
    }

    @Test
    void aModeChangeIsShownAtOnce() {
        payload.waitUntil(1_500_000_000L);
        payload.received.clear();
        world.pilotMode(6);
        payload.waitUntil(1_500_000_000L);
        List<Heartbeat> beats = payload.heard(Heartbeat.class);
        assertThat(beats).hasSize(1);
        assertThat(beats.get(0).customMode()).isEqualTo(6);
        assertThat(beats.get(0).baseMode().value()).isEqualTo(129);
    }
}
