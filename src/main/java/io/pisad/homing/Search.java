package io.pisad.homing;

import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import org.jspecify.annotations.Nullable;

/** The search that was ordered: its pattern, its speed, whether it is paused. */
final class Search {
    private static final double SPEED_MAX_MPS = 15;
    private static final double SPACING_MIN_M = 10;
    private static final double SPACING_MAX_M = 500;

    private Settings.Search defaults;
    private @Nullable Pattern pattern;
    private double speedMps;
    private boolean finished;

    Search(Settings.Search defaults) {
        this.defaults = defaults;
    }

    /** Takes other defaults from the next search on. */
    void use(Settings.Search next) {
        defaults = next;
    }

    /** Why a request cannot be flown or listened to from here, or null. */
    @Nullable
    String objection(@Nullable SearchRequest request, @Nullable Here here, Fence fence) {
        if (request == null) {
            return "no search pattern given";
        }
        return switch (request.pattern()) {
            case LISTEN_ONLY -> null;
            case LAWNMOWER, SPIRAL, SECTOR -> "pattern not yet available";
            case EXPANDING_SQUARE -> unfit(request, here, fence);
        };
    }

    private @Nullable String unfit(SearchRequest request, @Nullable Here here, Fence fence) {
        if (!(speed(request) >= 1 && speed(request) <= SPEED_MAX_MPS)) {
            return "search: speed not 1-15 m/s";
        }
        if (!(spacing(request) >= SPACING_MIN_M && spacing(request) <= SPACING_MAX_M)) {
            return "search: spacing not 10-500 m";
        }
        if (here == null) {
            return "position: unknown";
        }
        return radius(request) <= 20 * SPACING_MAX_M && square(request, here).fits(here, fence)
                ? null
                : "fence: the pattern leaves it";
    }

    /** Begins the requested search. */
    void begin(SearchRequest request, @Nullable Here here) {
        finished = false;
        pattern = null;
        if (request.pattern() != SearchPattern.LISTEN_ONLY && here != null) {
            speedMps = speed(request);
            pattern = square(request, here);
        }
    }

    /** Whether there is a path, flown or interrupted. */
    boolean hasPattern() {
        return pattern != null;
    }

    /** Ends it: listening goes on. */
    void end() {
        pattern = null;
    }

    /** Remembers where the path is left. */
    void leave(@Nullable Here here) {
        if (pattern != null && here != null) {
            pattern.leave(here.point());
        }
    }

    double speedMps() {
        return speedMps;
    }

    /** Whether the path is flown to its end. */
    boolean finished() {
        return finished;
    }

    Velocity steer(Here here) {
        Velocity wanted = pattern == null ? null : pattern.steer(here);
        finished = wanted == null;
        return wanted == null ? Velocity.ZERO : wanted;
    }

    private Pattern square(SearchRequest request, Here here) {
        boolean there = !Double.isNaN(request.centreLatitudeDeg()) && !Double.isNaN(request.centreLongitudeDeg());
        Point centre = there
                ? new Point(
                        here.frame().eastM(request.centreLongitudeDeg()),
                        here.frame().northM(request.centreLatitudeDeg()))
                : here.point();
        return new ExpandingSquare(centre, spacing(request), radius(request), speed(request));
    }

    private double speed(SearchRequest request) {
        return request.speedMps() > 0 ? request.speedMps() : defaults.speedMps();
    }

    private double spacing(SearchRequest request) {
        return request.spacingM() > 0 ? request.spacingM() : defaults.spacingM();
    }

    private double radius(SearchRequest request) {
        return request.radiusM() > 0 ? request.radiusM() : defaults.radiusM();
    }
}
