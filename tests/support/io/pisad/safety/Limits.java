package io.pisad.safety;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What may pass in one set-point (section 5, "Limits on what passes"): speed, climb, acceleration, yaw rate, height. */
final class Limits {
    private static final double HOMING_MPS = 5;
    private static final double CLIMB_MPS = 1;
    private static final double STEP_MPS = 2.5 * 0.05;
    private static final double YAW_DPS = 45;
    private static final double DESCENT_M = 5;
    private static final double ROUNDING = 1e-3;
    private static final double STILL_MPS = 0.05;
    private static final int SECOND = 20;

    /** Heights at which it has been since something was permitted, or asked for. */
    private final TreeSet<Double> heights = new TreeSet<>();

    private double[] last = new double[3];
    private int ticks;
    private double heightM;
    private int steadyTicks;

    /** The vehicle says how high it is, or something was said about orders. */
    void height(double aboveHomeM, boolean enabled) {
        if (enabled) {
            heights.add(aboveHomeM);
        } else {
            heights.clear();
        }
    }

    /** The decision takes a tick, as of which the vehicle was so high. */
    void tick(double aboveHomeM) {
        ticks++;
        steadyTicks = aboveHomeM == heightM ? steadyTicks + 1 : 0;
        heightM = aboveHomeM;
    }

    /** A set-point that the interlocks permit: which limit it breaks, or null. */
    @Nullable
    String broken(
            boolean homing, double searchMps, double northMps, double eastMps, double downMps, double yawRateDps) {
        double speed = Math.hypot(northMps, eastMps);
        double before = Math.hypot(last[0], last[1]);
        double limit = (homing ? HOMING_MPS : searchMps) + ROUNDING;
        double step = STEP_MPS * Math.max(1, ticks) + ROUNDING;
        boolean eased =
                Math.hypot(northMps - last[0], eastMps - last[1]) <= step && Math.abs(downMps - last[2]) <= step;
        boolean anew = speed <= step && Math.abs(downMps) <= step;
        boolean slower = ticks > 0 ? speed < before : speed <= before; // without a decision it is sent again
        last = new double[] {northMps, eastMps, downMps};
        ticks = 0;
        if (speed > limit && !slower) {
            return "faster than %.1f m/s".formatted(limit);
        }
        if (Math.abs(downMps) > CLIMB_MPS + ROUNDING) {
            return "climb over 1 m/s";
        }
        if (!eased && !anew) {
            return "acceleration";
        }
        if (Math.abs(yawRateDps) > YAW_DPS + ROUNDING) {
            return "yaw rate";
        }
        return steadyTicks < SECOND ? null : height(downMps);
    }

    /** It only goes to a height at which it has been, and down to one by 5 m at most. */
    private @Nullable String height(double downMps) {
        Double below = heights.lower(heightM);
        if (downMps > STILL_MPS && (below == null || below < heightM - DESCENT_M - ROUNDING)) {
            return "automatic descent";
        }
        return downMps < -STILL_MPS && heights.higher(heightM) == null ? "climbs over the height of the order" : null;
    }
}
