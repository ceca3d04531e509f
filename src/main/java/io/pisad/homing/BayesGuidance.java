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
 * <p>When the beacon fades: at once back to the best place of the {@link Trail}, and from there on in another direction,
 * if possible not into a known {@link Silence}. A fade is left in time only when it is left early, since to turn back takes four
 * seconds, and only towards a place that is clearly heard. Before there is a belief the vehicle turns on a circle,
 * because a straight track says nothing across it. Draws come from a generator of a fixed seed: the same tracks, the same
 * flight.
 */
final class BayesGuidance implements Guidance {
    private static final double KEPT_S = 80;
    /** A leg that the fence may stop. */
    private static final double KEPT_AT_FENCE_S = 20;

    private static final double LEARNED_NATS = 0.7;
    /** Not sooner, however much was learned. */
    private static final double LEAST_S = 5;

    private static final double REACHED_M = 8;
    /** It is heard again when the level is so much over what counts as lost. */
    private static final double AGAIN_DB = 2;

    /** What was heard longer ago was heard elsewhere. */
    private static final double FRESH_S = 1;

    private static final double AVOIDED_DEG = 30;
    private static final double FIRST_TURN_DPS = 4;
    private static final double FIRST_TURNED_DEG = 100;

    private final BayesFit fit;
    private final Fence fence;
    private final Random random = new Random(1);
    private Settings.Homing settings;
    private @Nullable Point target;
    private long chosenNs;
    private double chosenNats = Double.NaN;
    private double keptS = KEPT_S;
    private long lastNs = Long.MIN_VALUE;
    private double firstDeg = Double.NaN;
    private final Trail trail = new Trail();
    private final Silence silence = new Silence();
    private long lastHeardNs = Long.MIN_VALUE;
    private @Nullable Point back;
    private long reachedNs = Long.MIN_VALUE;
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
    public boolean returning() {
        return back != null;
    }

    @Override
    public Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade) {
        double dtS = lastNs == Long.MIN_VALUE ? 0 : (nowNs - lastNs) / 1e9;
        lastNs = nowNs;
        Belief belief = fit.belief();
        Point returnTo = returning(nowNs, here, fade);
        if (returnTo != null) {
            return Velocity.towards(here.point().bearingDeg(returnTo), settings.speedMps());
        }
        if (belief == null) {
            return first(here, dtS);
        }
        Point goal = target;
        double nats = belief.entropyNats() + belief.casesNats(); // which case it is leads elsewhere too
        if (goal == null || here.point().distanceM(goal) < REACHED_M || outdated(nowNs, nats)) {
            goal = choose(belief, here, fade);
            fadedDeg = Double.NaN;
            target = goal;
            chosenNs = nowNs;
            chosenNats = nats;
        }
        return goal == null ? Velocity.ZERO : Velocity.towards(here.point().bearingDeg(goal), settings.speedMps());
    }

    private boolean outdated(long nowNs, double nats) {
        double flownS = (nowNs - chosenNs) / 1e9;
        return flownS > keptS || (flownS > LEAST_S && Math.abs(nats - chosenNats) > LEARNED_NATS);
    }

    /** Where to go back to while the beacon is faded, else null. */
    private @Nullable Point returning(long nowNs, Here here, Fade fade) {
        boolean news = fade.heardNs() > lastHeardNs;
        if (news) {
            lastHeardNs = fade.heardNs();
            if ((nowNs - lastHeardNs) / 1e9 < FRESH_S) {
                trail.add(here.point(), fade.overDb());
            }
        }
        if (news && fade.overDb() >= AGAIN_DB) {
            silence.forget(here.point());
        } else if (fade.fading() && Double.isNaN(fade.periodS())) {
            silence.add(here.point());
        }
        Point to = back;
        if (to == null) {
            if (!news && fade.fading()) {
                fadedDeg = here.velocity().speedMps() > 1 ? here.velocity().courseDeg() : fadedDeg;
                goBack(here);
            }
        } else if (here.point().distanceM(to) >= REACHED_M) {
            if (news && fade.overDb() >= AGAIN_DB) {
                goOn();
            }
        } else if (news || !fade.fading()) {
            goOn();
        } else if (reachedNs == Long.MIN_VALUE) {
            reachedNs = nowNs;
        } else if ((nowNs - reachedNs) / 1e9 > fade.againS()) {
            trail.forget(to, 2 * REACHED_M);
            goBack(here);
        }
        return back;
    }

    /** To the best place that is left; on in another direction when there is none. */
    private void goBack(Here here) {
        boolean was = back != null;
        back = trail.best(here.point());
        reachedNs = Long.MIN_VALUE;
        if (was && back == null) {
            goOn();
        }
    }

    private void goOn() {
        back = null;
        reachedNs = Long.MIN_VALUE;
        target = null;
        firstDeg = Double.isNaN(fadedDeg) ? firstDeg : fadedDeg + FIRST_TURNED_DEG;
    }

    /** Null when no leg is worth anything. */
    private @Nullable Point choose(Belief belief, Here here, Fade fade) {
        double meansPerM = 1 / settings.speedMps() / fade.againS();
        var prospects = new Prospects(belief, meansPerM, random);
        Predicate<Point> elsewhere = end -> Double.isNaN(fadedDeg)
                || Math.abs(Angle.wrapDeg(here.point().bearingDeg(end) - fadedDeg)) >= AVOIDED_DEG;
        Predicate<Point> loud = end -> silence.isClear(here.point(), end);
        Predicate<Point> inside = end -> fence.holds(here, here.point(), end);
        Predicate<Point> endsInside = end -> fence.holds(here, end, 0); // here itself may be a little too near to it
        for (Predicate<Point> allowed : List.of(
                elsewhere.and(loud).and(inside),
                elsewhere.and(inside),
                elsewhere.and(endsInside),
                endsInside,
                elsewhere)) {
            Point best = prospects.best(here.point(), random, allowed);
            if (best != null) {
                keptS = inside.test(best) ? KEPT_S : KEPT_AT_FENCE_S;
                return best;
            }
        }
        return null;
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
