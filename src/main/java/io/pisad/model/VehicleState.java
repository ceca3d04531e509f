package io.pisad.model;

import org.jspecify.annotations.Nullable;

/**
 * What the autopilot last said, each part with the time it was heard; a part never heard is null (unknown is no).
 *
 * <p>Published by the link's reader whenever a message changed a part.
 *
 * @param atNs monotonic time of the newest part
 * @param systemId the vehicle's MAVLink system id, 0 before its first heartbeat
 * @param heartbeat mode and armed, from component 1 of our system on the autopilot's endpoint only
 * @param position geodetic position, height and velocity
 * @param local position in the autopilot's own north-east-down frame
 * @param attitude roll, pitch and yaw
 * @param gps fix type and HDOP
 * @param battery remaining charge, NaN when a battery that was known says "unknown" (-1); null when none ever was known
 * @param home home position
 * @param groundStation the latest heartbeat of type GCS from an authorised system id
 * @param utc the vehicle's UTC
 * @param wind mean wind as the autopilot estimates it, null while it does not say
 * @param fence its own fence as last read, null when it could not be read
 * @param rivalNs when a second autopilot with our system id was last heard on our autopilot's endpoint; null for never
 * @param clearance height over the ground by rangefinder or terrain data, the lower one; null while neither says
 */
public record VehicleState(
        long atNs,
        int systemId,
        @Nullable Heartbeat heartbeat,
        @Nullable Position position,
        @Nullable Local local,
        @Nullable Attitude attitude,
        @Nullable Gps gps,
        @Nullable Battery battery,
        @Nullable Home home,
        @Nullable GroundStation groundStation,
        @Nullable Utc utc,
        @Nullable Wind wind,
        @Nullable FenceShape fence,
        @Nullable Long rivalNs,
        @Nullable Clearance clearance)
        implements Event {

    /** Without a height over the ground. */
    public VehicleState(
            long atNs,
            int systemId,
            @Nullable Heartbeat heartbeat,
            @Nullable Position position,
            @Nullable Local local,
            @Nullable Attitude attitude,
            @Nullable Gps gps,
            @Nullable Battery battery,
            @Nullable Home home,
            @Nullable GroundStation groundStation,
            @Nullable Utc utc,
            @Nullable Wind wind,
            @Nullable FenceShape fence,
            @Nullable Long rivalNs) {
        this(
                atNs,
                systemId,
                heartbeat,
                position,
                local,
                attitude,
                gps,
                battery,
                home,
                groundStation,
                utc,
                wind,
                fence,
                rivalNs,
                null);
    }

    /** Nothing heard yet. */
    public static VehicleState unknown(long atNs) {
        return new VehicleState(atNs, 0, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Mode and armed flag of HEARTBEAT. */
    public record Heartbeat(long atNs, AutopilotKind autopilot, long customMode, boolean armed) {
        /** ArduCopter GUIDED. */
        public static final long ARDUCOPTER_GUIDED = 4;
        /** ArduCopter LOITER. */
        public static final long ARDUCOPTER_LOITER = 5;
        /** PX4 AUTO.LOITER: main mode 4, sub mode 3. */
        public static final long PX4_LOITER = 4L << 16 | 3L << 24;
        /** ArduCopter RTL. */
        public static final long ARDUCOPTER_RTL = 6;
        /** PX4 OFFBOARD: main mode 6 in bits 16-23. */
        public static final long PX4_OFFBOARD = 6L << 16;
        /** PX4 AUTO.RTL: main mode 4, sub mode 5. */
        public static final long PX4_RTL = 4L << 16 | 5L << 24;

        /** Whether the autopilot obeys velocity set-points: GUIDED (ArduCopter) or OFFBOARD (PX4); GUIDED_NOGPS is no. */
        public boolean guided() {
            return switch (autopilot) {
                case ARDUPILOT -> customMode == ARDUCOPTER_GUIDED;
                case PX4 -> customMode == PX4_OFFBOARD;
                case OTHER -> false;
            };
        }

        /** Whether the autopilot stays where it is by itself. */
        public boolean loitering() {
            return switch (autopilot) {
                case ARDUPILOT -> customMode == ARDUCOPTER_LOITER;
                case PX4 -> customMode == PX4_LOITER;
                case OTHER -> false;
            };
        }

        /** Whether the autopilot is returning to launch. */
        public boolean returning() {
            return switch (autopilot) {
                case ARDUPILOT -> customMode == ARDUCOPTER_RTL;
                case PX4 -> customMode == PX4_RTL;
                case OTHER -> false;
            };
        }
    }

    /**
     * GLOBAL_POSITION_INT.
     *
     * @param atNs when it was heard
     * @param latitudeDeg WGS 84
     * @param longitudeDeg WGS 84
     * @param altitudeM above mean sea level
     * @param heightM above home (relative_alt), not above ground
     * @param northMps ground speed north
     * @param eastMps ground speed east
     * @param downMps speed down
     */
    public record Position(
            long atNs,
            double latitudeDeg,
            double longitudeDeg,
            double altitudeM,
            double heightM,
            double northMps,
            double eastMps,
            double downMps) {}

    /** LOCAL_POSITION_NED in metres from the autopilot's origin. */
    public record Local(long atNs, double northM, double eastM, double downM) {}

    /** ATTITUDE in degrees; yaw from true north, clockwise, 0-360. */
    public record Attitude(long atNs, double rollDeg, double pitchDeg, double yawDeg) {}

    /** GPS_RAW_INT: fix type as MAVLink numbers it (3 = 3D); HDOP is NaN when the receiver does not say. */
    public record Gps(long atNs, int fixType, double hdop) {}

    /** Remaining charge of the emptiest battery heard, 0-100. */
    public record Battery(long atNs, double percent) {}

    /** HOME_POSITION. */
    public record Home(long atNs, double latitudeDeg, double longitudeDeg, double altitudeM) {}

    /** Newest heartbeat of type GCS from an authorised system id. */
    public record GroundStation(long atNs, int systemId) {}

    /** SYSTEM_TIME: UTC in microseconds since 1970 at {@code atNs}. */
    public record Utc(long atNs, long unixMicros) {}

    /** DISTANCE_SENSOR or RANGEFINDER downwards, or TERRAIN_REPORT: metres over what is below. */
    public record Clearance(long atNs, double heightM) {}

    /** WIND or WIND_COV: where the air moves to, over ground. */
    public record Wind(long atNs, double northMps, double eastMps) {}
}
