package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To places drawn from the posterior (Thompson sampling), of a few draws the one whose way passes the most mass; around
 * the estimate when near it and it is not good enough to arrive.
 *
 * <p>While the beacon fades it returns to the loudest place nearby. A target is kept until it is reached or {@value #KEPT_S} s have passed. Before there is a posterior the vehicle turns
 * on a widening arc, because a straight track says nothing across it.
 */
final class BayesGuidance implements Guidance {
    private static final double KEPT_S = 80;
    private static final double REACHED_M = 8;
    private static final double PASSED_M = 25;
    private static final int DRAWS = 8;
    private static final double TYPICAL_MASS = 1e-5;
    /** From this share of the loss time on it returns to where the beacon was heard. */
    private static final double FADING = 0.2;

    private static final double FIRST_TURN_DPS = 4;

    private final BayesFit fit;
    private final Orbit near;
    private Settings.Homing settings;
    private @Nullable Point target;
    private boolean returning;
    private long chosenNs;
    private long lastNs = Long.MIN_VALUE;
    private double firstDeg = Double.NaN;

    BayesGuidance(Settings.Homing settings, BayesFit fit, Orbit near) {
        this.settings = settings;
        this.fit = fit;
        this.near = near;
    }

    @Override
    public void use(Settings.Homing next) {
        settings = next;
        near.use(next);
    }

    @Override
    public Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, double fading) {
        double dtS = lastNs == Long.MIN_VALUE ? 0 : (nowNs - lastNs) / 1e9;
        lastNs = nowNs;
        Posterior posterior = fit.posterior();
        if (posterior == null) {
            return first(here, dtS);
        }
        if (fading > FADING && !returning) {
            returning = true;
            target = posterior.cells.loudestNear(here.point());
            chosenNs = nowNs;
        } else if (returning && fading <= 0.02) {
            returning = false;
            target = null;
        }
        Point goal = target;
        if (goal == null || here.point().distanceM(goal) < REACHED_M || (nowNs - chosenNs) / 1e9 > KEPT_S) {
            returning = false;
            goal = choose(posterior, here.point());
            target = goal;
            chosenNs = nowNs;
        }
        return Velocity.towards(here.point().bearingDeg(goal), settings.speedMps());
    }

    private Point choose(Posterior posterior, Point here) {
        Point best = fit.draw(posterior);
        double most = passed(posterior, here, best);
        for (int k = 1; k < DRAWS; k++) {
            Point other = fit.draw(posterior);
            double mass = passed(posterior, here, other);
            if (mass > most) {
                most = mass;
                best = other;
            }
        }
        return best;
    }

    /** Posterior mass within {@value #PASSED_M} m of the straight way. */
    private static double passed(Posterior posterior, Point from, Point to) {
        double e = to.eastM() - from.eastM();
        double n = to.northM() - from.northM();
        double square = Math.max(1, e * e + n * n);
        double sum = 0;
        for (Place place : posterior.places()) {
            if (place.mass >= TYPICAL_MASS) {
                double x = place.eastM - from.eastM();
                double y = place.northM - from.northM();
                double along = Math.max(0, Math.min(1, (x * e + y * n) / square));
                double dx = x - along * e;
                double dy = y - along * n;
                double asideM = Math.sqrt(dx * dx + dy * dy);
                double share = asideM < PASSED_M
                        ? 1
                        : asideM < PASSED_M + place.halfM ? Math.min(1, PASSED_M / place.halfM) / 2 : 0;
                sum += place.mass * share;
            }
        }
        return sum;
    }

    private Velocity first(Here here, double dtS) {
        if (Double.isNaN(firstDeg)) {
            firstDeg = here.velocity().speedMps() > 1
                    ? here.velocity().courseDeg()
                    : Double.isNaN(here.yawDeg()) ? 0 : here.yawDeg();
        }
        firstDeg += FIRST_TURN_DPS * dtS;
        return Velocity.towards(firstDeg, settings.speedMps());
    }
}
