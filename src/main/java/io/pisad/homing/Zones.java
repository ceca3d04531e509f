package io.pisad.homing;

import io.pisad.model.FenceShape;
import io.pisad.model.LocalFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the zone of a fence and keeps it until one of the things it is made of changes. */
final class Zones {
    /** What a zone is made of; the time of the reading is no part of it. */
    private record Made(
            @Nullable FenceShape shape,
            double radiusM,
            LocalFrame frame,
            @Nullable Point home) {}

    private @Nullable FenceShape seen;
    private @Nullable FenceShape timeless;
    private @Nullable Made made;
    private @Nullable Zone zone;

    /**
     * The zone in a frame.
     *
     * @param radiusM configured radius around home, NaN when it does not hold
     * @return null when home is needed and unknown
     */
    @SuppressWarnings("ReferenceEquality") // an equal shape read again is found equal below; this only saves the copy
    @Nullable
    Zone zone(@Nullable FenceShape shape, double radiusM, LocalFrame frame, @Nullable Point home) {
        if (shape != seen) {
            seen = shape;
            timeless = shape == null ? null : shape.at(0);
        }
        var wanted = new Made(timeless, radiusM, frame, home);
        if (!wanted.equals(made)) {
            made = wanted;
            zone = make(wanted);
        }
        return zone;
    }

    private static @Nullable Zone make(Made of) {
        List<Edge> all = new ArrayList<>();
        List<Edge> any = new ArrayList<>();
        FenceShape shape = of.shape();
        double ownM = shape == null ? Double.NaN : shape.radiusM();
        for (double radiusM : new double[] {ownM, of.radiusM()}) {
            if (!Double.isNaN(radiusM)) {
                if (of.home() == null) {
                    return null;
                }
                all.add(new CircleEdge(of.home(), radiusM, true));
            }
        }
        if (shape != null) {
            for (FenceShape.Area area : shape.areas()) {
                (area.inclusion() && shape.anyInclusion() ? any : all).add(edge(area, of.frame()));
            }
        }
        return new Zone(List.copyOf(all), List.copyOf(any));
    }

    private static Edge edge(FenceShape.Area area, LocalFrame frame) {
        List<Point> corners = area.corners().stream()
                .map(corner -> new Point(frame.eastM(corner.longitudeDeg()), frame.northM(corner.latitudeDeg())))
                .toList();
        return Double.isNaN(area.radiusM()) || corners.size() != 1
                ? new PolygonEdge(corners, area.inclusion())
                : new CircleEdge(corners.get(0), area.radiusM(), area.inclusion());
    }
}
