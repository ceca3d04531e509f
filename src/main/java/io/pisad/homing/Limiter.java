package io.pisad.homing;

import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.Tick;

/**
 * What passes: speed, change of velocity per tick, yaw rate; the climb only holds the height of the order. A vehicle that
 * is more than {@value #DESCENT_M} m above it keeps the height it has: there is no automatic descent.
 */
final class Limiter {
    private static final double CLIMB_MPS = 1;
    private static final double HEIGHT_GAIN_PER_S = 0.5;
    private static final double DESCENT_M = 5;
    private static final double YAW_GAIN_PER_S = 1.5;
    /** Below this speed there is no course for the nose to follow. */
    private static final double COURSE_MPS = 1;

    private Settings.Homing settings;
    private Velocity last = Velocity.ZERO;
    private double lastDownMps;
    private double orderedM = Double.NaN;
    private double heldM;

    Limiter(Settings.Homing settings) {
        this.settings = settings;
    }

    /** Takes other limits from now on. */
    void use(Settings.Homing next) {
        settings = next;
    }

    /** Motion begins from a standstill command, and what height was kept in an earlier one is forgotten. */
    void reset() {
        orderedM = Double.NaN;
        last = Velocity.ZERO;
        lastDownMps = 0;
    }

    /** The last word before a fence: no motion, and the next one begins from a standstill. */
    Setpoint halt(long nowNs, long epoch) {
        reset();
        return new Setpoint(nowNs, epoch, 0, 0, 0, 0);
    }

    /** The last velocity passed. */
    Velocity last() {
        return last;
    }

    /**
     * The wanted velocity within the limits.
     *
     * @param speedMps greatest ground speed of this activity
     * @param heightM height above home to hold
     */
    Setpoint pass(long nowNs, long epoch, Here here, Velocity wanted, double speedMps, double heightM) {
        double stepMps = settings.accelerationMps2() * Tick.PERIOD_NS / 1e9;
        Velocity limited = wanted.atMost(speedMps);
        last = last.plus(limited.plus(last.scaled(-1)).atMost(stepMps));
        hold(heightM, here.heightM());
        double down = clamp(HEIGHT_GAIN_PER_S * (here.heightM() - heldM), CLIMB_MPS);
        lastDownMps += clamp(down - lastDownMps, stepMps);
        double turnDeg = Angle.wrapDeg(last.courseDeg() - here.yawDeg());
        double yawRate = Double.isNaN(turnDeg) || last.speedMps() < COURSE_MPS
                ? 0
                : clamp(YAW_GAIN_PER_S * turnDeg, settings.yawRateDps());
        return new Setpoint(nowNs, epoch, last.northMps(), last.eastMps(), lastDownMps, yawRate);
    }

    private void hold(double heightM, double presentM) {
        if (heightM != orderedM) {
            orderedM = heightM;
            heldM = heightM;
        }
        if (presentM > heldM + DESCENT_M) {
            heldM = presentM;
        }
    }

    private static double clamp(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
