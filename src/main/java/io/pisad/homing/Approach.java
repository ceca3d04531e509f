package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One approach: from the start of HOMING, through arrival, to the orbit. */
final class Approach {
    private Settings.Homing settings;
    private final Guidance guidance;
    private final Orbit orbit;
    private final Progress progress;
    private final Scribe scribe;
    private final Recovery recovery = new Recovery();
    private @Nullable Point held;
    private @Nullable Point centre;

    Approach(Settings.Homing settings, Locator locator, Fence fence, Scribe scribe, long startNs) {
        this.settings = settings;
        this.scribe = scribe;
        guidance = locator.guidance(settings, fence);
        orbit = new Orbit(settings, fence);
        progress = new Progress(settings, startNs);
    }

    /** Takes other settings from now on; where it is on its way stays. */
    void use(Settings.Homing next) {
        settings = next;
        guidance.use(next);
        orbit.use(next);
    }

    /** Why it should end without arrival, or null. */
    @Nullable
    String stalled(long nowNs, double meanDbm, @Nullable Here here, @Nullable Estimate estimate, double periodS) {
        return progress.stalled(nowNs, meanDbm, here, estimate, periodS);
    }

    /** 95 % semi-major axis small enough and the estimate near enough; remembers the place that is held. */
    boolean arrived(Here here, @Nullable Estimate estimate) {
        if (estimate == null
                || !(estimate.errorM() <= settings.arriveErrorM())
                || !(here.point().distanceM(estimate.point()) <= settings.arriveDistanceM())) {
            return false;
        }
        held = estimate.point();
        centre = held;
        return true;
    }

    /**
     * Around the last good estimate. Others are not followed: after a quarter of an hour the track is a circle only, and
     * a perfect circle cannot tell its centre from far away.
     */
    Velocity around(long nowNs, Here here, @Nullable Estimate estimate) {
        if (estimate != null && estimate.errorM() <= settings.arriveErrorM()) {
            centre = estimate.point();
        }
        return centre == null ? Velocity.ZERO : orbit.steer(nowNs, here, centre);
    }

    /** Whether the estimate has moved out of what the orbit can follow. */
    boolean movedAway(Here here, @Nullable Estimate estimate) {
        double radiusM = settings.holdRadiusM();
        return estimate != null
                && held != null
                && estimate.errorM() <= settings.arriveErrorM()
                && estimate.point().distanceM(held) > radiusM
                && estimate.point().distanceM(here.point()) > 2 * radiusM;
    }

    /** As the strategy guides; when that has led nowhere, by a {@link Recovery} until there is progress, maybe again later. */
    Velocity towards(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade) {
        Velocity guided = guidance.steer(nowNs, here, planes, estimate, fade);
        recovery.hear(nowNs, here, fade);
        boolean fading = guidance.returning() || fade.fading();
        if (!progress.stuck()) {
            recovery.end();
        } else if (!fading && !recovery.active() && recovery.begin(nowNs)) {
            scribe.tell(Severity.NOTICE, "no progress: back to the loudest place");
        }
        if (!recovery.active()) {
            return guided;
        }
        if (fading) {
            recovery.interrupt();
            return guided;
        }
        return recovery.steer(nowNs, here, settings.speedMps());
    }
}
