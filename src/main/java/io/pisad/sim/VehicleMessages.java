package io.pisad.sim;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsFixType;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.LocalPositionNed;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.pisad.model.LocalFrame;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the vehicle says about itself, by message number. */
final class VehicleMessages {
    static final int HEARTBEAT = 0;
    static final int HOME_POSITION = 242;
    private static final long ERROR_STEPS = PositionError.PERIOD_NS / World.STEP_NS;
    private static final double HOME_ALTITUDE_M = 584;
    /** MAV_SYS_STATUS_GEOFENCE. */
    private static final int GEOFENCE = 1 << 20;

    private final LocalFrame frame;
    private final Airframe body;
    private final Autopilot autopilot;
    private final Ailments ailments;
    private final long startNs;
    private final long startUnixMicros;
    /** Whether the fence is in force: by its parameter, or by a switch. */
    boolean fenced;

    private long steps;

    VehicleMessages(
            LocalFrame frame,
            Airframe body,
            Autopilot autopilot,
            Ailments ailments,
            long startNs,
            long startUnixMicros) {
        this.frame = frame;
        this.body = body;
        this.autopilot = autopilot;
        this.ailments = ailments;
        this.startNs = startNs;
        this.startUnixMicros = startUnixMicros;
    }

    /** What is left of the battery. */
    double batteryPercent(long atNs) {
        return Math.max(0, ailments.batteryPercent() - (atNs - startNs) * 1e-9 * ailments.drainPercentPerS());
    }

    /** 10 ms later. */
    void step() {
        if (++steps % ERROR_STEPS == 0) {
            ailments.error().step();
        }
    }

    /** The message of that number as of now, null if this vehicle has none. */
    @Nullable
    Object message(int id, long atNs) {
        long bootMs = (atNs - startNs) / 1_000_000;
        return switch (id) {
            case HEARTBEAT -> heartbeat();
            case 1 -> battery(atNs);
            case 2 -> time(atNs, bootMs);
            case 24 -> satellites(atNs);
            case 30 -> attitude(bootMs);
            case 32 -> local(bootMs);
            case 33 -> global(bootMs);
            case HOME_POSITION -> home(atNs);
            default -> null;
        };
    }

    private Heartbeat heartbeat() {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_QUADROTOR)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
                .baseMode(EnumValue.create(1 | (autopilot.armed() ? 128 : 0)))
                .customMode(autopilot.mode())
                .systemStatus(autopilot.armed() ? MavState.MAV_STATE_ACTIVE : MavState.MAV_STATE_STANDBY)
                .mavlinkVersion(3)
                .build();
    }

    private SysStatus battery(long atNs) {
        double percent = batteryPercent(atNs);
        return SysStatus.builder()
                .onboardControlSensorsPresent(EnumValue.create(GEOFENCE))
                .onboardControlSensorsEnabled(EnumValue.create(fenced ? GEOFENCE : 0))
                .onboardControlSensorsHealth(EnumValue.create(0))
                .onboardControlSensorsPresentExtended(EnumValue.create(0))
                .onboardControlSensorsEnabledExtended(EnumValue.create(0))
                .onboardControlSensorsHealthExtended(EnumValue.create(0))
                .voltageBattery((int) (14_000 + 28 * percent))
                .currentBattery(1_500)
                .batteryRemaining((int) StrictMath.rint(percent))
                .build();
    }

    private SystemTime time(long atNs, long bootMs) {
        return SystemTime.builder()
                .timeUnixUsec(BigInteger.valueOf(startUnixMicros + (atNs - startNs) / 1_000))
                .timeBootMs(bootMs)
                .build();
    }

    private GpsRawInt satellites(long atNs) {
        return GpsRawInt.builder()
                .timeUsec(micros(atNs))
                .fixType(GpsFixType.GPS_FIX_TYPE_3D_FIX)
                .lat(degE7(frame.latitudeDeg(measuredNorthM())))
                .lon(degE7(frame.longitudeDeg(measuredEastM())))
                .alt(millimetres(HOME_ALTITUDE_M + body.upM))
                .eph(80)
                .epv(120)
                .vel((int) (100 * body.speedMps()))
                .cog((int) (100 * Airframe.wrap(StrictMath.toDegrees(StrictMath.atan2(body.eastMps, body.northMps)))))
                .satellitesVisible(14)
                .build();
    }

    private Attitude attitude(long bootMs) {
        double yawDeg = body.yawDeg > 180 ? body.yawDeg - 360 : body.yawDeg;
        return Attitude.builder()
                .timeBootMs(bootMs)
                .roll((float) body.rollRad)
                .pitch((float) body.pitchRad)
                .yaw((float) StrictMath.toRadians(yawDeg))
                .yawspeed((float) StrictMath.toRadians(body.yawRateDps))
                .build();
    }

    private LocalPositionNed local(long bootMs) {
        return LocalPositionNed.builder()
                .timeBootMs(bootMs)
                .x((float) measuredNorthM())
                .y((float) measuredEastM())
                .z((float) -body.upM)
                .vx((float) body.northMps)
                .vy((float) body.eastMps)
                .vz((float) body.downMps)
                .build();
    }

    private GlobalPositionInt global(long bootMs) {
        return GlobalPositionInt.builder()
                .timeBootMs(bootMs)
                .lat(degE7(frame.latitudeDeg(measuredNorthM())))
                .lon(degE7(frame.longitudeDeg(measuredEastM())))
                .alt(millimetres(HOME_ALTITUDE_M + body.upM))
                .relativeAlt(millimetres(body.upM))
                .vx((int) StrictMath.rint(100 * body.northMps))
                .vy((int) StrictMath.rint(100 * body.eastMps))
                .vz((int) StrictMath.rint(100 * body.downMps))
                .hdg((int) (100 * body.yawDeg) % 36_000)
                .build();
    }

    private HomePosition home(long atNs) {
        return HomePosition.builder()
                .latitude(degE7(frame.latitudeDeg()))
                .longitude(degE7(frame.longitudeDeg()))
                .altitude(millimetres(HOME_ALTITUDE_M))
                .q(List.of(1f, 0f, 0f, 0f))
                .timeUsec(micros(atNs))
                .build();
    }

    private double measuredNorthM() {
        return body.northM + ailments.error().northM;
    }

    private double measuredEastM() {
        return body.eastM + ailments.error().eastM;
    }

    double latitudeDeg() {
        return frame.latitudeDeg(body.northM);
    }

    double longitudeDeg() {
        return frame.longitudeDeg(body.eastM);
    }

    private BigInteger micros(long atNs) {
        return BigInteger.valueOf((atNs - startNs) / 1_000);
    }

    private static int degE7(double degrees) {
        return (int) StrictMath.rint(degrees * 1e7);
    }

    private static int millimetres(double metres) {
        return (int) StrictMath.rint(metres * 1_000);
    }
}
