package io.pisad.sim;

import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import org.jspecify.annotations.Nullable;

/** Modes and motion as ArduCopter does them: set-points only in GUIDED and armed, 3 s without one = hold. */
final class Autopilot {
    static final long GUIDED = 4;
    static final long RTL = 6;
    static final long LAND = 9;
    static final long HIGHEST_MODE = 27;
    static final long TIMEOUT_NS = 3_000_000_000L;
    private static final int LOCAL_NED = 1;
    private static final int VELOCITY_IGNORED = 8 | 16 | 32;
    private static final int YAW_IGNORED = 1024;
    private static final int YAW_RATE_IGNORED = 2048;
    private static final double RETURN_MPS = 5;
    private static final double RETURN_HEIGHT_M = 15;
    private static final double LAND_MPS = 0.7;
    private static final double HOLD_PER_S = 0.5;

    final SetpointTally setpoints = new SetpointTally();
    private final Airframe body;
    private long mode = GUIDED;
    private boolean armed = true;
    private @Nullable SetPositionTargetLocalNed wanted;
    private long wantedAtNs;
    private boolean holding;
    private double holdNorthM;
    private double holdEastM;
    private double holdUpM;

    Autopilot(Airframe body) {
        this.body = body;
    }

    long mode() {
        return mode;
    }

    boolean armed() {
        return armed;
    }

    boolean obeys() {
        return mode == GUIDED && armed;
    }

    /** Changes the mode; a set-point does not survive it. */
    void become(long nextMode, boolean nextArmed, long atNs) {
        boolean obeyed = obeys();
        if (nextMode != mode || nextArmed != armed) {
            wanted = null;
            holding = false;
        }
        mode = nextMode;
        armed = nextArmed;
        if (obeyed && !obeys()) {
            setpoints.leave(atNs);
        }
    }

    /** Takes a set-point; one that ArduCopter would ignore leaves the last one in force. */
    void take(SetPositionTargetLocalNed message, long atNs) {
        boolean usable = message.coordinateFrame().value() == LOCAL_NED
                && (message.typeMask().value() & VELOCITY_IGNORED) == 0
                && Float.isFinite(message.vx() + message.vy() + message.vz() + message.yaw() + message.yawRate());
        if (obeys() && usable) {
            wanted = message;
            wantedAtNs = atNs;
        }
    }

    /** What the body is to do in the next step. */
    Velocity control(long atNs) {
        SetPositionTargetLocalNed message = wanted;
        if (message != null && atNs - wantedAtNs >= TIMEOUT_NS) {
            wanted = null;
            message = null;
        }
        if (mode == GUIDED && message != null) {
            holding = false;
            return new Velocity(message.vx(), message.vy(), message.vz(), yawRateDps(message));
        }
        if (mode == RTL) {
            return home();
        }
        return mode == LAND ? hold(LAND_MPS) : hold(Double.NaN);
    }

    private double yawRateDps(SetPositionTargetLocalNed message) {
        if ((message.typeMask().value() & YAW_RATE_IGNORED) == 0) {
            return StrictMath.toDegrees(message.yawRate());
        }
        if ((message.typeMask().value() & YAW_IGNORED) != 0) {
            return 0;
        }
        double turn = Airframe.wrap(StrictMath.toDegrees(message.yaw()) - body.yawDeg + 180) - 180;
        return turn / 0.5;
    }

    private Velocity home() {
        double distance = Math.sqrt(body.northM * body.northM + body.eastM * body.eastM);
        if (distance < 1) {
            return hold(LAND_MPS);
        }
        double speed = Math.min(RETURN_MPS, HOLD_PER_S * distance) / distance;
        double down = Math.min(0, HOLD_PER_S * (body.upM - RETURN_HEIGHT_M));
        return new Velocity(-body.northM * speed, -body.eastM * speed, down, 0);
    }

    /** Brakes, then stays where it came to rest; descends at {@code downMps} unless that is NaN. */
    private Velocity hold(double downMps) {
        boolean descends = !Double.isNaN(downMps);
        if (!holding && body.speedMps() < 0.3 && (descends || Math.abs(body.downMps) < 0.3)) {
            holding = true;
            holdNorthM = body.northM;
            holdEastM = body.eastM;
            holdUpM = body.upM;
        }
        if (!holding) {
            return new Velocity(0, 0, descends ? downMps : 0, 0);
        }
        return new Velocity(
                HOLD_PER_S * (holdNorthM - body.northM),
                HOLD_PER_S * (holdEastM - body.eastM),
                descends ? downMps : HOLD_PER_S * (body.upM - holdUpM),
                0);
    }
}
