package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up the gradient of the level, with a weave, and to the position estimate once its bearing is the better one.
 *
 * <p>In order: circle the estimate when near it and it is not good enough to arrive (straight on it gets no better); fly
 * to the estimate when its bearing is resolved; up the shortest resolved plane, or in the mean direction of everything
 * that is believed when that is better known; and explore on a widening turn while nothing is resolved, because a
 * straight track says nothing across it. The thresholds were tuned on scenario A with seeds 2001-2040.
 */
final class GradientGuidance implements Guidance {
    private static final double PLANE_SD_DEG = 25;
    private static final double FIT_SD_DEG = 45;
    private static final double BELIEF_SD_DEG = 50;
    private static final double WEAVE_PERIOD_S = 24;
    private static final double WEAVE_FROM_M = 80;
    private static final double EXPLORE_RADIUS_M = 30;
    private static final double EXPLORE_GROWTH_MPS = 1;

    private Settings.Homing settings;
    private final Orbit near;
    private long startNs = Long.MIN_VALUE;
    private long lastNs;
    private double exploreDeg = Double.NaN;

    GradientGuidance(Settings.Homing settings, Orbit near) {
        this.settings = settings;
        this.near = near;
    }

    @Override
    public void use(Settings.Homing next) {
        settings = next;
        near.use(next);
    }

    @Override
    public Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade) {
        if (startNs == Long.MIN_VALUE) {
            startNs = nowNs;
            lastNs = nowNs;
        }
        double dtS = (nowNs - lastNs) / 1e9;
        lastNs = nowNs;
        double fitSdDeg = estimate == null ? 180 : estimate.bearingSdDeg(here.point());
        if (estimate != null && estimate.mirrorM() == 0 && estimate.errorM() > settings.arriveErrorM()) {
            double distanceM = here.point().distanceM(estimate.point());
            if (distanceM < settings.arriveDistanceM() || (near.busy() && distanceM < 2 * settings.holdRadiusM())) {
                return near.steer(nowNs, here, estimate.point());
            }
        }
        near.reset();
        if (estimate != null && fitSdDeg <= FIT_SD_DEG) {
            double distanceM = here.point().distanceM(estimate.point());
            exploreDeg = here.velocity().courseDeg();
            return course(nowNs, here.point().bearingDeg(estimate.point()), distanceM > WEAVE_FROM_M ? 1 : 0);
        }
        Heading up = Heading.ofPlanes(planes, settings.gradientWindowS(), PLANE_SD_DEG);
        if (estimate != null && estimate.towards().sdDeg() <= (up == null ? BELIEF_SD_DEG : up.sdDeg())) {
            up = estimate.towards();
        }
        if (up != null) {
            exploreDeg = here.velocity().courseDeg();
            return course(nowNs, up.bearingDeg(), 1);
        }
        return explore(nowNs, here, dtS);
    }

    private Velocity course(long nowNs, double bearingDeg, double weave) {
        double phase = (nowNs - startNs) / 1e9 / WEAVE_PERIOD_S;
        double offsetDeg = weave * settings.weaveDeg() * StrictMath.sin(2 * StrictMath.PI * phase);
        return Velocity.towards(bearingDeg + offsetDeg, settings.speedMps());
    }

    private Velocity explore(long nowNs, Here here, double dtS) {
        if (Double.isNaN(exploreDeg)) {
            exploreDeg = here.velocity().speedMps() > 1
                    ? here.velocity().courseDeg()
                    : Double.isNaN(here.yawDeg()) ? 0 : here.yawDeg();
        }
        double radiusM = EXPLORE_RADIUS_M + EXPLORE_GROWTH_MPS * (nowNs - startNs) / 1e9;
        exploreDeg += StrictMath.toDegrees(settings.speedMps() / radiusM) * dtS;
        return Velocity.towards(exploreDeg, settings.speedMps());
    }
}
