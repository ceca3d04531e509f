package io.pisad.mavlink;

import io.dronefleet.mavlink.ardupilotmega.Wind;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.LocalPositionNed;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.common.WindCov;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.pisad.model.AutopilotKind;
import io.pisad.model.VehicleState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the library's messages to the model's parts, units included; null where the message says "unknown" (H1). */
final class Parts {
    private static final int ARMED = 128;
    private static final int ARDUPILOTMEGA = 3;
    private static final int PX4 = 12;
    private static final int EPH_UNKNOWN = 65535;
    /** MAV_TYPE: quadrotor, coaxial, helicopter, hexa-, octo-, tri-, dodeca-, decarotor. */
    private static final Set<Integer> FLOWN = Set.of(2, 3, 4, 13, 14, 15, 29, 35);

    private Parts() {}

    static VehicleState.Heartbeat heartbeat(Heartbeat m, long nowNs) {
        return new VehicleState.Heartbeat(
                nowNs, kind(m), m.customMode(), (m.baseMode().value() & ARMED) != 0);
    }

    /** Whose modes they are; only a multirotor's or helicopter's are known: a plane's or a rover's 4 is not GUIDED. */
    static AutopilotKind kind(Heartbeat m) {
        if (!FLOWN.contains(m.type().value())) {
            return AutopilotKind.OTHER;
        }
        return switch (m.autopilot().value()) {
            case ARDUPILOTMEGA -> AutopilotKind.ARDUPILOT;
            case PX4 -> AutopilotKind.PX4;
            default -> AutopilotKind.OTHER;
        };
    }

    static VehicleState.@Nullable Position position(GlobalPositionInt m, long nowNs) {
        if (m.lat() == 0 && m.lon() == 0) { // what autopilots send before their first fix
            return null;
        }
        return new VehicleState.Position(
                nowNs,
                m.lat() / 1e7,
                m.lon() / 1e7,
                m.alt() / 1e3,
                m.relativeAlt() / 1e3,
                m.vx() / 1e2,
                m.vy() / 1e2,
                m.vz() / 1e2);
    }

    static VehicleState.@Nullable Local local(LocalPositionNed m, long nowNs) {
        return Float.isFinite(m.x()) && Float.isFinite(m.y()) && Float.isFinite(m.z())
                ? new VehicleState.Local(nowNs, m.x(), m.y(), m.z())
                : null;
    }

    static VehicleState.@Nullable Attitude attitude(Attitude m, long nowNs) {
        if (!Float.isFinite(m.roll()) || !Float.isFinite(m.pitch()) || !Float.isFinite(m.yaw())) {
            return null;
        }
        double yawDeg = StrictMath.toDegrees(m.yaw()) % 360;
        return new VehicleState.Attitude(
                nowNs,
                StrictMath.toDegrees(m.roll()),
                StrictMath.toDegrees(m.pitch()),
                yawDeg < 0 ? yawDeg + 360 : yawDeg);
    }

    static VehicleState.Gps gps(GpsRawInt m, long nowNs) {
        return new VehicleState.Gps(nowNs, m.fixType().value(), m.eph() == EPH_UNKNOWN ? Double.NaN : m.eph() / 1e2);
    }

    static VehicleState.Home home(HomePosition m, long nowNs) {
        return new VehicleState.Home(nowNs, m.latitude() / 1e7, m.longitude() / 1e7, m.altitude() / 1e3);
    }

    static VehicleState.@Nullable Utc utc(SystemTime m, long nowNs) {
        long unixMicros = m.timeUnixUsec().longValue();
        return unixMicros > 0 ? new VehicleState.Utc(nowNs, unixMicros) : null;
    }

    /** WIND of ArduPilot: where the wind comes from, and how fast. */
    static VehicleState.@Nullable Wind wind(Wind m, long nowNs) {
        double rad = StrictMath.toRadians(m.direction());
        return Float.isFinite(m.direction()) && m.speed() >= 0 && Float.isFinite(m.speed())
                ? new VehicleState.Wind(nowNs, -m.speed() * StrictMath.cos(rad), -m.speed() * StrictMath.sin(rad))
                : null;
    }

    /** WIND_COV of PX4: where the air moves to, north and east. */
    static VehicleState.@Nullable Wind wind(WindCov m, long nowNs) {
        return Float.isFinite(m.windX()) && Float.isFinite(m.windY())
                ? new VehicleState.Wind(nowNs, m.windX(), m.windY())
                : null;
    }
}
