package io.pisad.homing;

import io.pisad.model.FenceShape;
import io.pisad.model.FenceShape.Corner;
import io.pisad.model.LocalFrame;
import io.pisad.model.PlannedSearch;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Plans searches on the ground, by the same code that plans them in flight. Stateless, any thread. */
public final class SearchPlanner {
    private static final int REHEARSALS = 6;

    private SearchPlanner() {}

    /** Thrown when a search cannot be planned; one line that names what is wrong and the allowed range. */
    public static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1;

        NoPlan(String message) {
            super(message);
        }
    }

    /**
     * Plans a search.
     *
     * @param request pattern, spacing and speed, and a centre with a radius unless a polygon is given
     * @param polygon the area; empty for the circle
     * @param fence what limits it; null for nothing
     * @param home where the vehicle starts; null to begin anywhere
     * @throws NoPlan when a value is out of its range, the fence leaves nothing, or there are too many places
     */
    public static PlannedSearch plan(
            SearchRequest request,
            List<Corner> polygon,
            @Nullable FenceShape fence,
            @Nullable Corner home,
            Settings settings)
            throws NoPlan {
        check("spacing", request.spacingM(), SearchRequest.SPACING_MIN_M, SearchRequest.SPACING_MAX_M, "m");
        check("speed", request.speedMps(), SearchRequest.SPEED_MIN_MPS, SearchRequest.SPEED_MAX_MPS, "m/s");
        if (request.pattern() == SearchPattern.LISTEN_ONLY) {
            throw new NoPlan("pattern listen_only is not flown: nothing to plan");
        }
        var frame = polygon.isEmpty()
                ? new LocalFrame(request.centreLatitudeDeg(), request.centreLongitudeDeg())
                : new LocalFrame(polygon.get(0).latitudeDeg(), polygon.get(0).longitudeDeg());
        Geometry area;
        if (polygon.isEmpty()) {
            check("radius", request.radiusM(), SearchRequest.SPACING_MIN_M, 10_000, "m");
            area = Flat.circle(new Point(0, 0), request.radiusM(), true);
        } else {
            area = Flat.polygon(polygon.stream().map(c -> point(frame, c)).toList());
            if (!(area.isValid() && area.getArea() > 0)) {
                throw new NoPlan("area: a polygon of " + polygon.size()
                        + " corners that crosses itself or has no inside; needed are 3 or more in order");
            }
        }
        Zone zone = fence == null ? null : new Zones().zone(fence, Double.NaN, frame, null);
        double marginM = Math.max(settings.safety().fenceMarginM(), fence == null ? 0 : fence.marginM());
        var limits = zone == null ? SearchPath.Limits.NONE : new SearchPath.Limits(zone, marginM, Fence.SPARE_M);
        try {
            SearchPath path = SearchPath.plan(
                    request.pattern(),
                    area,
                    polygon.isEmpty() ? new Point(0, 0) : null,
                    request.spacingM(),
                    limits,
                    home == null ? null : point(frame, home));
            return planned(request, path, frame, home, settings);
        } catch (SearchPath.Refused refused) {
            throw new NoPlan(refused.reason() + " (spacing " + Math.round(request.spacingM()) + " m, area "
                    + Math.round(area.getArea() / 1e4) + " ha)");
        }
    }

    /**
     * Plans small searches and forgets them, so that the first one ordered in flight does not wait for classes to be
     * loaded and compiled. About a second of one processor; any thread.
     */
    public static void rehearse() {
        var fence = new Zone(
                List.of(
                        new PolygonEdge(
                                List.of(
                                        new Point(-250, -200),
                                        new Point(200, -250),
                                        new Point(300, 250),
                                        new Point(0, 60),
                                        new Point(-200, 200)),
                                true),
                        new CircleEdge(new Point(-80, -60), 30, false)),
                List.of());
        for (int i = 0; i < REHEARSALS; i++) {
            for (SearchPattern pattern : SearchPattern.values()) {
                if (pattern == SearchPattern.LISTEN_ONLY) {
                    continue;
                }
                var centre = new Point(0, 0);
                var limits = i % 2 == 0 ? new SearchPath.Limits(fence, 10, Fence.SPARE_M) : SearchPath.Limits.NONE;
                try {
                    Geometry area = Flat.circle(centre, 200, true);
                    SearchPath.plan(pattern, area, i % 4 == 3 ? null : centre, 25, limits, centre);
                } catch (SearchPath.Refused refused) {
                    throw new IllegalStateException(refused);
                }
            }
        }
    }

    private static PlannedSearch planned(
            SearchRequest request, SearchPath path, LocalFrame frame, @Nullable Corner home, Settings settings) {
        Point from = home == null ? path.places().get(0) : point(frame, home);
        var here = new Here(frame, from, Double.NaN, Velocity.ZERO, Double.NaN, home == null ? null : from);
        Endurance.Need need =
                new Endurance(settings.search()).need(path, 0, here, request.speedMps(), 0, VehicleState.unknown(0), 0);
        return new PlannedSearch(
                request.pattern(),
                request.spacingM(),
                request.speedMps(),
                path.places().stream()
                        .map(p -> new Corner(frame.latitudeDeg(p.northM()), frame.longitudeDeg(p.eastM())))
                        .toList(),
                path.lengthM(),
                path.transitM(),
                path.areaM2(),
                path.share(),
                need.seconds(),
                need.percent());
    }

    private static Point point(LocalFrame frame, Corner c) {
        return new Point(frame.eastM(c.longitudeDeg()), frame.northM(c.latitudeDeg()));
    }

    private static void check(String name, double value, double least, double most, String unit) throws NoPlan {
        if (!(value >= least && value <= most)) {
            throw new NoPlan(
                    name + " " + value + ": allowed are " + Math.round(least) + " to " + Math.round(most) + " " + unit);
        }
    }
}
