package io.pisad.homing;

import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The search that was ordered: planned, checked, flown, left and gone on with. */
final class Search {
    /** Farther than this from where it was planned, it is planned again. */
    private static final double SAME_M = 50;

    private final Settings settings;
    private Settings.Search defaults;
    private double leastPercent;
    private final Endurance endurance;
    private @Nullable Planned planned;
    private @Nullable Track track;

    /** A plan and what it was made of. */
    private record Planned(SearchRequest request, SearchPath path, SearchPath.Limits limits, Point from) {
        boolean isOf(SearchRequest other, SearchPath.Limits now, Point here) {
            return request.equals(other) && limits.equals(now) && from.distanceM(here) < SAME_M;
        }
    }

    Search(Settings settings) {
        this.settings = settings;
        defaults = settings.search();
        leastPercent = settings.safety().batteryMinPercent();
        endurance = new Endurance(defaults);
    }

    /** Takes other defaults from the next search on. */
    void use(Settings.Search next, double batteryMinPercent) {
        defaults = next;
        leastPercent = batteryMinPercent;
        endurance.use(next);
    }

    void onVehicle(VehicleState vehicle) {
        endurance.onVehicle(vehicle);
    }

    /** Why a request cannot be flown or listened to from here, or null; plans it. */
    @Nullable
    String objection(
            @Nullable SearchRequest request, @Nullable Here here, Fence fence, VehicleState vehicle, long nowNs) {
        if (request == null) {
            return "no search pattern given";
        }
        if (request.pattern() == SearchPattern.LISTEN_ONLY) {
            return null;
        }
        double speed = speed(request);
        if (!(speed >= SearchRequest.SPEED_MIN_MPS && speed <= SearchRequest.SPEED_MAX_MPS)) {
            return "search: speed not 1-15 m/s";
        }
        double spacing = spacing(request);
        if (!(spacing >= SearchRequest.SPACING_MIN_M && spacing <= SearchRequest.SPACING_MAX_M)) {
            return "search: spacing not 10-500 m";
        }
        if (here == null) {
            return "position: unknown";
        }
        SearchPath.Limits limits = fence.limits(here);
        if (limits == null) {
            return "fence: home unknown";
        }
        try {
            if (planned == null || !planned.isOf(request, limits, here.point())) {
                planned = new Planned(request, plan(request, here, limits), limits, here.point());
            }
            return endurance
                    .need(planned.path, 0, here, speed, leastPercent, vehicle, nowNs)
                    .objection();
        } catch (SearchPath.Refused refused) {
            planned = null;
            return refused.reason();
        }
    }

    private SearchPath plan(SearchRequest request, Here here, SearchPath.Limits limits) throws SearchPath.Refused {
        boolean there = !Double.isNaN(request.centreLatitudeDeg()) && !Double.isNaN(request.centreLongitudeDeg());
        Point centre = there
                ? new Point(
                        here.frame().eastM(request.centreLongitudeDeg()),
                        here.frame().northM(request.centreLatitudeDeg()))
                : here.point();
        boolean whole = request.radiusM() == SearchRequest.WHOLE_FENCE;
        Geometry area = whole
                ? SearchPath.wholeFence(limits, here.point())
                : Flat.circle(centre, request.radiusM() > 0 ? request.radiusM() : defaults.radiusM(), true);
        return SearchPath.plan(request.pattern(), area, whole ? null : centre, spacing(request), limits, here.point());
    }

    /** Begins the requested search; one to be flown was planned by {@link #objection}. What is to be told of it. */
    String begin(SearchRequest request, @Nullable Here here, VehicleState vehicle, long nowNs) {
        track = null;
        Planned plan = planned;
        planned = null;
        if (request.pattern() == SearchPattern.LISTEN_ONLY || here == null || plan == null) {
            return "";
        }
        track = new Track(plan.path, speed(request), settings.homing().accelerationMps2());
        Endurance.Need need = endurance.need(plan.path, 0, here, speed(request), leastPercent, vehicle, nowNs);
        String covers = plan.path.share() > 0.995 ? "" : ", " + (int) (100 * plan.path.share()) + " % of it";
        String battery = Double.isNaN(need.percent()) ? "" : ", batt " + Math.round(need.percent()) + " %";
        return "search " + Math.round(plan.path.wholeM() / 100) / 10.0 + " km, " + Math.round(need.seconds() / 60)
                + " min" + battery + covers;
    }

    /** Why it cannot go on from here, or null. */
    @Nullable
    String resumeObjection(@Nullable Here here, Fence fence, VehicleState vehicle, long nowNs) {
        Track flown = track;
        if (flown == null || flown.finished()) {
            return "no search to resume";
        }
        if (here == null) {
            return "position: unknown";
        }
        for (int i = Math.max(1, flown.next()); i < flown.path().places().size(); i++) {
            if (!fence.holds(
                    here,
                    flown.path().places().get(i - 1),
                    flown.path().places().get(i))) {
                return "fence: changed, start the search anew";
            }
        }
        return endurance
                .need(flown.path(), flown.next(), here, flown.speedMps(), leastPercent, vehicle, nowNs)
                .objection();
    }

    /** Whether there is a path, flown or left. */
    boolean hasPattern() {
        return track != null;
    }

    /** Whether there is a path to go on with. */
    boolean unfinished() {
        return track != null && !track.finished();
    }

    /** Forgets it: listening goes on. */
    void end() {
        track = null;
    }

    /** It is left where it is. */
    void leave() {
        if (track != null) {
            track.leave();
        }
    }

    double speedMps() {
        return track == null ? 0 : track.speedMps();
    }

    /** Share of the path that is flown, 0-100; NaN without one. */
    double percent() {
        return track == null ? Double.NaN : track.percent();
    }

    /** Seconds to its end from here in the present wind; NaN without a path or a position. */
    double leftS(@Nullable Here here, VehicleState vehicle, long nowNs) {
        Track flown = track;
        return flown == null || here == null
                ? Double.NaN
                : endurance
                        .need(flown.path(), flown.next(), here, flown.speedMps(), leastPercent, vehicle, nowNs)
                        .seconds();
    }

    Velocity steer(Here here) {
        return track == null ? Velocity.ZERO : track.steer(here);
    }

    private double speed(SearchRequest request) {
        return request.speedMps() > 0 ? request.speedMps() : defaults.speedMps();
    }

    private double spacing(SearchRequest request) {
        return request.spacingM() > 0 ? request.spacingM() : defaults.spacingM();
    }
}
