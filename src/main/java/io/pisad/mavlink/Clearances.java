package io.pisad.mavlink;

import io.dronefleet.mavlink.ardupilotmega.Rangefinder;
import io.dronefleet.mavlink.common.DistanceSensor;
import io.dronefleet.mavlink.common.TerrainReport;
import io.pisad.model.LocalFrame;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * Height over the ground: the lowest of what a rangefinder and the terrain data said within 2 s.
 *
 * <p>A rangefinder counts only downwards and inside its range; its slant distance is put upright with a fresh attitude.
 * RANGEFINDER does not tell its range, so it counts only without DISTANCE_SENSOR. A TERRAIN_REPORT may answer another station's
 * question about another place, so it counts only within 50 m of us.
 */
final class Clearances {
    private static final long FRESH_NS = 2_000_000_000L;
    /** MAV_SENSOR_ROTATION_PITCH_270. */
    private static final int DOWN = 25;

    private static final int INVALID = 1;

    private static final int SENSORS = 256;
    private static final double HERE_M = 50;

    /** By the sensor's id. */
    private final VehicleState.@Nullable Clearance[] sensors = new VehicleState.@Nullable Clearance[SENSORS];

    private VehicleState.@Nullable Clearance finder;
    private VehicleState.@Nullable Clearance terrain;
    private boolean hasSensor;

    /** Takes one of the three messages; false for any other. */
    boolean take(
            Object message,
            VehicleState.@Nullable Position position,
            VehicleState.@Nullable Attitude attitude,
            long nowNs) {
        if (message instanceof DistanceSensor m) {
            if (m.orientation().value() == DOWN) {
                hasSensor = true;
                boolean valid = m.currentDistance() > m.minDistance()
                        && m.currentDistance() < m.maxDistance()
                        && m.signalQuality() != INVALID;
                if (valid) {
                    sensors[m.id() & (SENSORS - 1)] = upright(m.currentDistance() / 1e2, attitude, nowNs);
                }
            }
            return true;
        }
        if (message instanceof Rangefinder m) {
            finder = m.distance() > 0 && Float.isFinite(m.distance()) && !hasSensor
                    ? upright(m.distance(), attitude, nowNs)
                    : finder;
            return true;
        }
        if (message instanceof TerrainReport m) {
            boolean known = m.spacing() > 0 && Float.isFinite(m.currentHeight()) && isHere(m, position);
            terrain = known ? new VehicleState.Clearance(nowNs, m.currentHeight()) : terrain;
            return true;
        }
        return false;
    }

    private static boolean isHere(TerrainReport m, VehicleState.@Nullable Position position) {
        if (position == null) {
            return false;
        }
        var frame = new LocalFrame(position.latitudeDeg(), position.longitudeDeg());
        double eastM = frame.eastM(m.lon() / 1e7);
        double northM = frame.northM(m.lat() / 1e7);
        return eastM * eastM + northM * northM <= HERE_M * HERE_M;
    }

    private static VehicleState.Clearance upright(
            double distanceM, VehicleState.@Nullable Attitude attitude, long nowNs) {
        if (attitude == null || nowNs - attitude.atNs() > FRESH_NS) {
            return new VehicleState.Clearance(nowNs, distanceM);
        }
        double tilt = StrictMath.cos(StrictMath.toRadians(attitude.rollDeg()))
                * StrictMath.cos(StrictMath.toRadians(attitude.pitchDeg()));
        return new VehicleState.Clearance(nowNs, distanceM * Math.max(0, tilt));
    }

    /** The lowest of the fresh ones, or null. */
    VehicleState.@Nullable Clearance lowest(long nowNs) {
        VehicleState.Clearance lowest = lower(finder, terrain, nowNs);
        for (VehicleState.Clearance sensor : sensors) {
            lowest = lower(lowest, sensor, nowNs);
        }
        return lowest;
    }

    private static VehicleState.@Nullable Clearance lower(
            VehicleState.@Nullable Clearance a, VehicleState.@Nullable Clearance b, long nowNs) {
        var first = a != null && nowNs - a.atNs() <= FRESH_NS ? a : null;
        var second = b != null && nowNs - b.atNs() <= FRESH_NS ? b : null;
        return first == null || (second != null && second.heightM() < first.heightM()) ? second : first;
    }
}
