package io.pisad.sim;

import static io.pisad.sim.TestPayload.SECOND_NS;
import static io.pisad.sim.TestPayload.setpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.LocalPositionNed;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class VehicleTest {
    private final TestPayload payload = new TestPayload(TestPayload.quietWorld());
    private final World world = payload.world;

    private int result(int command, double first, double second) {
        payload.say(CommandLong.builder()
                .targetSystem(1)
                .targetComponent(1)
                .command(EnumValue.create(command))
                .param1((float) first)
                .param2((float) second)
                .build());
        payload.waitUntil(world.truth().atNs());
        CommandAck ack = payload.heard(CommandAck.class)
                .get(payload.heard(CommandAck.class).size() - 1);
        assertThat(ack.command().value()).isEqualTo(command);
        assertThat(ack.targetComponent()).isEqualTo(191);
        return ack.result().value();
    }

    @Test
    void sendsEveryMessageAtItsRate() {
        payload.waitUntil(20 * SECOND_NS);
        assertThat(payload.heard(Heartbeat.class)).hasSizeBetween(20, 21);
        assertThat(payload.heard(GlobalPositionInt.class)).hasSizeBetween(199, 201);
        assertThat(payload.heard(LocalPositionNed.class)).hasSizeBetween(199, 201);
        assertThat(payload.heard(Attitude.class)).hasSizeBetween(199, 201);
        assertThat(payload.heard(GpsRawInt.class)).hasSizeBetween(99, 101);
        assertThat(payload.heard(SysStatus.class)).hasSizeBetween(39, 41);
        assertThat(payload.heard(SystemTime.class)).hasSizeBetween(19, 21);
        assertThat(payload.heard(HomePosition.class)).hasSizeBetween(9, 11);
        assertThat(payload.received).allMatch(frame -> frame.systemId() == 1 && frame.componentId() == 1);
    }

    @Test
    void framesAreMavlinkTwoWithoutTrailingZerosAndCountedPerLink() {
        payload.waitUntil(10 * SECOND_NS);
        int expected = 0;
        for (Frame frame : payload.received) {
            byte[] raw = frame.raw();
            int length = raw[1] & 0xff;
            assertThat(raw[0] & 0xff).isEqualTo(0xfd);
            assertThat(raw).hasSize(length + 12);
            assertThat(length == 1 || raw[9 + length] != 0).isTrue();
            assertThat(raw[4] & 0xff).isEqualTo(expected++ & 0xff);
        }
    }

    @Test
    void startsArmedInGuidedAboveHome() {
        payload.waitUntil(3 * SECOND_NS);
        Heartbeat beat = payload.heard(Heartbeat.class).get(0);
        assertThat(beat.type().value()).isEqualTo(2);
        assertThat(beat.autopilot().value()).isEqualTo(3);
        assertThat(beat.customMode()).isEqualTo(4);
        assertThat(beat.baseMode().value() & 129).isEqualTo(129);
        GlobalPositionInt position = payload.heard(GlobalPositionInt.class).get(0);
        HomePosition home = payload.heard(HomePosition.class).get(0);
        assertThat(position.relativeAlt()).isEqualTo(30_000);
        assertThat(position.lat()).isEqualTo(home.latitude());
        assertThat(position.alt() - home.altitude()).isEqualTo(30_000);
        assertThat(payload.heard(GpsRawInt.class).get(0).fixType().value()).isEqualTo(3);
    }

    @Test
    void tellsUtcFromTheWorldsStart() {
        TestPayload other = new TestPayload(
                new World(SimSettings.defaults(7).withOperatorSystemId(0), 5 * SECOND_NS, 1_790_000_000_000_000L));
        other.waitUntil(8 * SECOND_NS);
        SystemTime time = other.heard(SystemTime.class).get(2);
        long bootMicros = time.timeBootMs() * 1_000;
        assertThat(time.timeUnixUsec()).isEqualTo(BigInteger.valueOf(1_790_000_000_000_000L + bootMicros));
    }

    @Test
    void theBatteryRunsDownSlowly() {
        payload.waitUntil(SECOND_NS);
        assertThat(payload.heard(SysStatus.class).get(0).batteryRemaining()).isEqualTo(95);
        payload.waitUntil(600 * SECOND_NS);
        assertThat(payload.heard(SysStatus.class))
                .last()
                .extracting(SysStatus::batteryRemaining)
                .isEqualTo(65);
        assertThat(world.truth().batteryPercent()).isBetween(60.0, 70.0);
    }

    @Test
    void obeysTheCommandsItKnowsAndNoOthers() {
        assertThat(result(400, 0, 0)).as("disarm in the air").isEqualTo(4);
        assertThat(world.truth().armed()).isTrue();
        assertThat(result(176, 1, 5)).isZero();
        assertThat(world.truth().mode()).isEqualTo(5);
        assertThat(result(176, 1, 99)).isEqualTo(4);
        assertThat(result(176, 0, 4)).isEqualTo(2);
        assertThat(result(512, 242, 0)).isZero();
        assertThat(payload.heard(HomePosition.class)).hasSize(1);
        assertThat(result(512, 9_999, 0)).isEqualTo(3);
        assertThat(result(22, 0, 0)).as("take-off").isEqualTo(3);
        assertThat(result(400, 0, 21196)).isZero();
        assertThat(world.truth().armed()).isFalse();
    }

    @Test
    void streamsFasterOrNotAtAllWhenAsked() {
        assertThat(result(511, 33, 40_000)).isZero();
        assertThat(result(511, 30, -1)).isZero();
        assertThat(result(511, 9_999, 40_000)).isEqualTo(3);
        payload.waitUntil(10 * SECOND_NS);
        assertThat(payload.heard(GlobalPositionInt.class)).hasSizeBetween(249, 251);
        assertThat(payload.heard(Attitude.class)).isEmpty();
    }

    @Test
    void returnsHomeLandsAndDisarms() {
        payload.fly(setpoint(5, -3, 0).build(), 20 * SECOND_NS);
        assertThat(result(20, 0, 0)).isZero();
        world.step(200 * SECOND_NS);
        payload.waitUntil(200 * SECOND_NS);
        GlobalPositionInt last = payload.heard(GlobalPositionInt.class)
                .get(payload.heard(GlobalPositionInt.class).size() - 1);
        HomePosition home = payload.heard(HomePosition.class).get(0);
        assertThat(last.relativeAlt()).isZero();
        assertThat(Math.abs(last.lat() - home.latitude())).isLessThan(180); // 2 m
        assertThat(Math.abs(last.lon() - home.longitude())).isLessThan(220);
        assertThat(world.truth().armed()).isFalse();
    }
}
