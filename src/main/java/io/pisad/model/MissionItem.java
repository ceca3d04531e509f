package io.pisad.model;

/**
 * One item of an autopilot's mission, as the mission protocol and QGC WPL 110 number them.
 *
 * @param frame MAV_FRAME: 0 global, 2 none, 3 global with the altitude above home
 * @param command MAV_CMD: 16 waypoint, 178 change of speed
 * @param p1 param1
 * @param p2 param2
 * @param p3 param3
 * @param latitudeDeg WGS 84, 0 where the command has no place
 * @param longitudeDeg likewise
 * @param altitudeM in the frame's sense
 */
public record MissionItem(
        int frame,
        int command,
        double p1,
        double p2,
        double p3,
        double latitudeDeg,
        double longitudeDeg,
        double altitudeM) {
    /** MAV_CMD_NAV_WAYPOINT. */
    public static final int WAYPOINT = 16;

    /** MAV_CMD_DO_CHANGE_SPEED. */
    public static final int CHANGE_SPEED = 178;

    /** The home position: item 0 of a mission for ArduPilot. */
    public static MissionItem home(FenceShape.Corner place, double altitudeM) {
        return new MissionItem(0, WAYPOINT, 0, 0, 0, place.latitudeDeg(), place.longitudeDeg(), altitudeM);
    }

    /** A ground speed from here on. */
    public static MissionItem speed(double mps) {
        return new MissionItem(2, CHANGE_SPEED, 1, mps, -1, 0, 0, 0);
    }

    /** A place to fly over, so high above home. */
    public static MissionItem waypoint(FenceShape.Corner place, double heightM) {
        return new MissionItem(3, WAYPOINT, 0, 0, 0, place.latitudeDeg(), place.longitudeDeg(), heightM);
    }
}
