package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Straight legs, each the one that {@link Prospects} finds worth most, until it is flown, {@value #KEPT_S} s have passed,
 * or so much has been learned meanwhile that another may be better.
 *
 * <p>When the beacon fades: at once back to the best place of the {@link Trail}, and from there on in another direction. A
 * fade is left in time only when it is left early, since to turn back takes four seconds, and only towards a place that is
 * clearly heard. Before there is a posterior the vehicle turns on a circle, because a straight track says nothing across
 * it. Draws come from a generator of a fixed seed: the same tracks, the same flight.
 */
final class BayesGuidance implements Guidance {
    private static final double KEPT_S = 80;
    private static final double LEARNED_NATS = 0.7;
    /** Not sooner, however much was learned. */
    private static final double LEAST_S = 5;

    private static final double REACHED_M = 8;
    private static final double FADING = 0.1;
    /** It is heard again when the level is so much over what counts as lost. */
    private static final double AGAIN_DB = 2;

    private static final double AVOIDED_DEG = 60;
    private static final double FIRST_TURN_DPS = 4;
    private static final double FIRST_TURNED_DEG = 100;

    private final BayesFit fit;
    private final Fence fence;
    private final Random random = new Random(1);
    private Settings.Homing settings;
    private @Nullable Point target;
    private long chosenNs;
    private double chosenNats = Double.NaN;
    private long lastNs = Long.MIN_VALUE;
    private double firstDeg = Double.NaN;
    private final Trail trail = new Trail();
    private long lastHeardNs = Long.MIN_VALUE;
    private @Nullable Point back;
    private double fadedDeg = Double.NaN;

    BayesGuidance(Settings.Homing settings, BayesFit fit, Fence fence) {
        this.settings = settings;
        this.fit = fit;
        this.fence = fence;
    }

    @Override
    public void use(Settings.Homing next) {
        settings = next;
    }

    @Override
    public Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade) {
        double dtS = lastNs == Long.MIN_VALUE ? 0 : (nowNs - lastNs) / 1e9;
        lastNs = nowNs;
        Posterior posterior = fit.posterior();
        Point returnTo = returning(here, fade);
        if (returnTo != null) {
            return Velocity.towards(here.point().bearingDeg(returnTo), settings.speedMps());
        }
        if (posterior == null) {
            return first(here, dtS);
        }
        Point goal = target;
        double nats = estimate == null ? Double.NaN : estimate.entropyNats();
        if (goal == null || here.point().distanceM(goal) < REACHED_M || outdated(nowNs, nats)) {
            goal = choose(posterior, here);
            fadedDeg = Double.NaN;
            target = goal;
            chosenNs = nowNs;
            chosenNats = nats;
        }
        return Velocity.towards(here.point().bearingDeg(goal), settings.speedMps());
    }

    private boolean outdated(long nowNs, double nats) {
        double flownS = (nowNs - chosenNs) / 1e9;
        return flownS > KEPT_S || (flownS > LEAST_S && Math.abs(nats - chosenNats) > LEARNED_NATS);
    }

    /** Where to go back to while the beacon is faded, else null. */
    private @Nullable Point returning(Here here, Fade fade) {
        if (fade.heardNs() > lastHeardNs) {
            lastHeardNs = fade.heardNs();
            trail.add(here.point(), fade.overDb());
            if (back != null && (fade.overDb() >= AGAIN_DB || here.point().distanceM(back) < REACHED_M)) {
                back = null;
                target = null;
                firstDeg = Double.isNaN(fadedDeg) ? firstDeg : fadedDeg + FIRST_TURNED_DEG;
            }
        } else if (back == null && fade.share() > FADING) {
            back = trail.best(here.point());
            boolean flying = back != null && here.velocity().speedMps() > 1;
            fadedDeg = flying ? here.velocity().courseDeg() : fadedDeg;
        } else if (back != null && here.point().distanceM(back) < REACHED_M) {
            trail.forget(back, 2 * REACHED_M);
            back = trail.best(here.point());
        }
        return back;
    }

    private Point choose(Posterior posterior, Here here) {
        var prospects = new Prospects(posterior, settings.speedMps(), random);
        Predicate<Point> elsewhere = end -> Double.isNaN(fadedDeg)
                || Math.abs(Angle.wrapDeg(here.point().bearingDeg(end) - fadedDeg)) >= AVOIDED_DEG;
        Predicate<Point> inside = end -> fence.holds(here, here.point(), end);
        Predicate<Point> endsInside = end -> fence.holds(here, end, 0); // here itself may be a little too near to it
        for (Predicate<Point> allowed :
                List.of(elsewhere.and(inside), elsewhere.and(endsInside), endsInside, elsewhere)) {
            Point best = prospects.best(here.point(), random, allowed);
            if (best != null) {
                return best;
            }
        }
        return here.point();
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
