package io.pisad.model;

/** Whose flight modes the numbers in {@code HEARTBEAT.custom_mode} are. */
public enum AutopilotKind {
    /** MAV_AUTOPILOT_ARDUPILOTMEGA (3), as ArduCopter. */
    ARDUPILOT,
    /** MAV_AUTOPILOT_PX4 (12). */
    PX4,
    /** Anything else: no mode of it is known, so motion stays closed. */
    OTHER
}
