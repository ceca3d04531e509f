package io.pisad.homing;

import io.pisad.model.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Over a place once, again when it has moved by {@value #OVER_AGAIN_M} m, then around it: the radius is held by turning in
 * or out, the speed is at most sqrt(0.7 a r).
 *
 * <p>An orbit that does not fit the fence is not flown: the vehicle hovers at the nearest admissible point.
 */
final class Orbit {
    private static final double OVER_M = 10;
    private static final double OVER_AGAIN_M = 12;
    private static final double OVER_MOST_S = 60;
    private static final double HOVER_GAIN_PER_S = 0.4;

    private Settings.Homing settings;
    private final Fence fence;
    private long startNs = Long.MIN_VALUE;
    private @Nullable Point flownOver;
    private int turn;

    Orbit(Settings.Homing settings, Fence fence) {
        this.settings = settings;
        this.fence = fence;
    }

    /** Takes other settings from now on. */
    void use(Settings.Homing next) {
        settings = next;
    }

    /** Whether it has begun. */
    boolean busy() {
        return startNs != Long.MIN_VALUE;
    }

    /** Forgets that the place was flown over. */
    void reset() {
        startNs = Long.MIN_VALUE;
        flownOver = null;
        turn = 0;
    }

    Velocity steer(long nowNs, Here here, Point centre) {
        startNs = busy() ? startNs : nowNs;
        double distanceM = here.point().distanceM(centre);
        if (flownOver != null && flownOver.distanceM(centre) > OVER_AGAIN_M) {
            flownOver = null;
            startNs = nowNs;
        }
        if (flownOver == null && (distanceM < OVER_M || (nowNs - startNs) / 1e9 > OVER_MOST_S)) {
            flownOver = centre;
        }
        double radiusM = settings.holdRadiusM();
        double speed = Math.min(settings.speedMps(), Math.sqrt(0.7 * settings.accelerationMps2() * radiusM));
        if (!fence.holds(here, centre, radiusM + fence.stoppingM(speed))) {
            return hover(here, centre, speed);
        }
        double inDeg = here.point().bearingDeg(centre);
        return flownOver != null
                ? around(here, inDeg, distanceM - radiusM, speed)
                : Velocity.towards(inDeg, Math.min(speed, Math.max(1, HOVER_GAIN_PER_S * distanceM)));
    }

    /** The tangent, turned in by as much as the radius is too large, out by as much as it is too small. */
    private Velocity around(Here here, double inDeg, double tooFarM, double speed) {
        if (turn == 0) {
            turn = Angle.wrapDeg(here.velocity().courseDeg() - inDeg) >= 0 ? 1 : -1;
        }
        double turnedDeg = 90 - 80 * Math.max(-1, Math.min(1, tooFarM / (settings.holdRadiusM() / 2)));
        return Velocity.towards(inDeg + turn * turnedDeg, speed);
    }

    private Velocity hover(Here here, Point centre, double speed) {
        Point place = fence.nearest(here, centre, fence.stoppingM(speed));
        double distanceM = here.point().distanceM(place);
        return Velocity.towards(
                here.point().bearingDeg(place), distanceM < 2 ? 0 : Math.min(speed, HOVER_GAIN_PER_S * distanceM));
    }
}
