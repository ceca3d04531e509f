package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsFixType;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.LocalPositionNed;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.pisad.model.VehicleState;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class VehicleTest {
    private final Bench bench = new Bench();

    VehicleTest() {
        bench.beat(Bench.GUIDED, true);
    }

    @Test
    void positionHasHeightAboveHomeAndVelocityInMetres() {
        hear(GlobalPositionInt.builder()
                .lat(-338567890)
                .lon(1512345678)
                .alt(123_400)
                .relativeAlt(40_500)
                .vx(-150)
                .vy(250)
                .vz(-10)
                .build());
        VehicleState.Position p = Objects.requireNonNull(bench.state().position());
        assertThat(p.latitudeDeg()).isCloseTo(-33.856789, within(1e-9));
        assertThat(p.longitudeDeg()).isCloseTo(151.2345678, within(1e-9));
        assertThat(p.altitudeM()).isCloseTo(123.4, within(1e-9));
        assertThat(p.heightM()).isCloseTo(40.5, within(1e-9));
        assertThat(p.northMps()).isCloseTo(-1.5, within(1e-9));
        assertThat(p.eastMps()).isCloseTo(2.5, within(1e-9));
        assertThat(p.downMps()).isCloseTo(-0.1, within(1e-9));
        assertThat(p.atNs()).isEqualTo(bench.nowNs);
    }

    /** H1: what an autopilot sends before its first fix is no position. */
    @Test
    void positionZeroZeroIsUnknown() {
        hear(GlobalPositionInt.builder().relativeAlt(100).build());
        assertThat(bench.state().position()).isNull();
    }

    @Test
    void yawIsBetweenZeroAndThreeHundredAndSixty() {
        hear(Attitude.builder()
                .roll(0.1f)
                .pitch(-0.2f)
                .yaw((float) (-Math.PI / 2))
                .build());
        VehicleState.Attitude a = Objects.requireNonNull(bench.state().attitude());
        assertThat(a.yawDeg()).isCloseTo(270, within(1e-4));
        assertThat(a.rollDeg()).isCloseTo(5.7296, within(1e-3));
        assertThat(a.pitchDeg()).isCloseTo(-11.459, within(1e-3));
    }

    /** H1: no number is no new value; the last one keeps its time and ages. */
    @Test
    void attitudeAndLocalPositionWithoutNumbersAreNotTaken() {
        hear(LocalPositionNed.builder().x(1).y(2).z(-3).build());
        VehicleState.Local known = bench.state().local();
        bench.nowNs += Bench.MS;
        hear(LocalPositionNed.builder().x(Float.NaN).build());
        hear(Attitude.builder().yaw(Float.NaN).build());
        assertThat(bench.state().local()).isEqualTo(known);
        assertThat(bench.state().attitude()).isNull();
    }

    /** H1. */
    @Test
    void unknownHdopIsNaN() {
        hear(GpsRawInt.builder()
                .fixType(GpsFixType.GPS_FIX_TYPE_RTK_FIXED)
                .eph(65535)
                .timeUsec(BigInteger.ZERO)
                .build());
        assertThat(gps().fixType()).isEqualTo(6);
        assertThat(gps().hdop()).isNaN();
        hear(GpsRawInt.builder()
                .fixType(GpsFixType.GPS_FIX_TYPE_3D_FIX)
                .eph(121)
                .timeUsec(BigInteger.ZERO)
                .build());
        assertThat(gps().hdop()).isCloseTo(1.21, within(1e-9));
    }

    @Test
    void emptiestBatteryCountsAndOneThatNoLongerKnowsMakesItUnknownForAMinute() {
        hear(SysStatus.builder().batteryRemaining(-1).build());
        assertThat(bench.state().battery()).isNull();
        hear(SysStatus.builder().batteryRemaining(80).build());
        hear(battery(1, 35));
        assertThat(percent()).isEqualTo(35);
        hear(battery(1, -1));
        assertThat(percent()).isNaN();
        bench.nowNs += 61_000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(80).build());
        assertThat(percent()).isEqualTo(80);
    }

    /** What the decision did not hear of may not be what it flies on: the valve closes until a new order. */
    @Test
    void aStateThatMeetsAFullRingClosesTheValve() {
        assertThat(bench.valve.open(bench.valve.epoch())).isTrue();
        bench.ringFull = true;
        hear(SysStatus.builder().batteryRemaining(80).build());
        assertThat(bench.valve.isOpen()).isFalse();
    }

    /** A battery that falls silent is not hidden by a fuller one: its old time stays visible for a minute. */
    @Test
    void silentBatteryKeepsItsOldTime() {
        hear(battery(1, 22));
        long heardNs = bench.nowNs;
        bench.nowNs += 30_000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(90).build());
        assertThat(bench.state().battery()).isEqualTo(new VehicleState.Battery(heardNs, 22));
        bench.nowNs += 31_000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(89).build());
        assertThat(percent()).isEqualTo(89);
    }

    /** SYS_STATUS is battery 0: what BATTERY_STATUS said before it stopped hides nothing, at the same charge or below. */
    @Test
    void theNewerOfTwoFiguresOfOneBatteryCounts() {
        hear(battery(0, 80));
        bench.nowNs += 11_000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(80).build());
        assertThat(bench.state().battery()).isEqualTo(new VehicleState.Battery(bench.nowNs, 80));
        hear(SysStatus.builder().batteryRemaining(81).build());
        assertThat(percent()).isEqualTo(81);
        bench.nowNs += 1000 * Bench.MS;
        hear(battery(0, 79));
        assertThat(percent()).isEqualTo(79);
        bench.nowNs += 1000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(-1).build());
        assertThat(percent()).isNaN();
    }

    /** PX4's SYS_STATUS is the emptiest of all, and a battery on its CAN bus has a high number. */
    @Test
    void theEmptierOfSysStatusAndTheFirstBatteryCountsWhileBothAreSaid() {
        hear(SysStatus.builder().batteryRemaining(15).build());
        hear(battery(0, 60));
        assertThat(percent()).isEqualTo(15);
        hear(SysStatus.builder().batteryRemaining(90).build());
        assertThat(percent()).isEqualTo(60);
        hear(battery(124, 12));
        assertThat(percent()).isEqualTo(12);
    }

    @Test
    void ofTwoBatteriesAlikeTheNewerFigureCounts() {
        hear(battery(1, 70));
        bench.nowNs += 11_000 * Bench.MS;
        hear(battery(2, 70));
        assertThat(bench.state().battery()).isEqualTo(new VehicleState.Battery(bench.nowNs, 70));
        bench.nowNs += 1000 * Bench.MS;
        hear(SysStatus.builder().batteryRemaining(70).build());
        hear(battery(1, -1));
        assertThat(percent()).isNaN();
    }

    @Test
    void timeZeroIsUnknown() {
        hear(SystemTime.builder().timeUnixUsec(BigInteger.ZERO).build());
        assertThat(bench.state().utc()).isNull();
        hear(SystemTime.builder()
                .timeUnixUsec(BigInteger.valueOf(1_795_168_287_000_000L))
                .build());
        assertThat(bench.state().utc()).isEqualTo(new VehicleState.Utc(bench.nowNs, 1_795_168_287_000_000L));
    }

    @Test
    void homeIsInDegreesAndMetres() {
        hear(HomePosition.builder()
                .latitude(471234567)
                .longitude(-81234567)
                .altitude(-1500)
                .q(Collections.nCopies(4, 0f))
                .timeUsec(BigInteger.ZERO)
                .build());
        VehicleState.Home home = Objects.requireNonNull(bench.state().home());
        assertThat(home.latitudeDeg()).isCloseTo(47.1234567, within(1e-9));
        assertThat(home.longitudeDeg()).isCloseTo(-8.1234567, within(1e-9));
        assertThat(home.altitudeM()).isCloseTo(-1.5, within(1e-9));
    }

    @Test
    void onlyTheAutopilotsOwnMessagesCount() {
        int heard = bench.events.size();
        SysStatus message = SysStatus.builder().batteryRemaining(80).build();
        bench.feed(0, 2, 1, message);
        bench.feed(0, Bench.VEHICLE, 154, message);
        bench.feed(1, Bench.VEHICLE, 1, message);
        assertThat(bench.events).hasSize(heard);
    }

    private void hear(Object message) {
        bench.feed(0, Bench.VEHICLE, 1, message);
    }

    static BatteryStatus battery(int id, int percent) {
        return BatteryStatus.builder()
                .id(id)
                .batteryRemaining(percent)
                .voltages(Collections.nCopies(10, 65535))
                .voltagesExt(Collections.nCopies(4, 0))
                .build();
    }

    private VehicleState.Gps gps() {
        return Objects.requireNonNull(bench.state().gps());
    }

    private double percent() {
        return Objects.requireNonNull(bench.state().battery()).percent();
    }
}
