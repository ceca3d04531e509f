package io.pisad.model;

/** Why the valve was closed; the first group ends in zero velocity and silence, the second in silence at once. */
public enum CloseReason {
    /** Closed since boot. */
    BOOT(false),
    OPERATOR(true),
    POSITION(true),
    BATTERY(true),
    FENCE(true),
    SIGNAL(true),
    LINK(true),
    EMERGENCY(true),
    /** A stage failed or the program is stopping. */
    SHUTDOWN(true),
    /** The homing thread did not renew its lease. */
    LEASE(true),
    /** Our autopilot's heartbeat is too old as the decision knows it; a sender that knows no newer one is silent. */
    HEARTBEAT(true),
    /** The pilot or the ground station took over. */
    MODE(false),
    ARMED(false),
    /** Not our vehicle, or a second autopilot with its system id. */
    VEHICLE(false);

    private final boolean brakes;

    CloseReason(boolean brakes) {
        this.brakes = brakes;
    }

    /** Whether one to three zero-velocity set-points are sent before the silence (vehicle still GUIDED and armed). */
    public boolean brakes() {
        return brakes;
    }
}
