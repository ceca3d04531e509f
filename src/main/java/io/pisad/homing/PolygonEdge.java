package io.pisad.homing;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * A polygon to stay in, or out of, prepared by JTS; distances are exact, nothing is buffered. One that is none (fewer
 * than three corners, crossing itself) has no right side: it closes.
 */
final class PolygonEdge implements Edge {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final boolean inclusion;
    private final boolean valid;
    private final Polygon polygon;
    private final IndexedPointInAreaLocator places;
    private final IndexedFacetDistance border;

    PolygonEdge(List<Point> corners, boolean inclusion) {
        this.inclusion = inclusion;
        polygon = corners.size() < 3 ? FACTORY.createPolygon() : FACTORY.createPolygon(ring(corners));
        valid = !polygon.isEmpty() && polygon.isValid();
        places = new IndexedPointInAreaLocator(polygon);
        border = new IndexedFacetDistance(polygon);
    }

    private static Coordinate[] ring(List<Point> corners) {
        var ring = new Coordinate[corners.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = coordinate(corners.get(i % corners.size()));
        }
        return ring;
    }

    @Override
    public double clearanceM(Point a, Point b) {
        if (!valid) {
            return Double.NEGATIVE_INFINITY;
        }
        boolean right = isRight(a);
        if (right && isRight(b)) {
            return border.distance(segment(a, b));
        }
        return -border.distance(FACTORY.createPoint(coordinate(right ? b : a)));
    }

    @Override
    public Geometry keep(Geometry shape, double depthM) {
        if (!valid) {
            return Flat.nothing();
        }
        return inclusion
                ? Flat.common(shape, Flat.grown(polygon, -depthM))
                : Flat.without(shape, Flat.grown(polygon, depthM));
    }

    @Override
    public Point inside(Point place, double depthM) {
        if (!valid) {
            return place;
        }
        var from = FACTORY.createPoint(coordinate(place));
        var there = point(DistanceOp.nearestPoints(polygon.getBoundary(), from)[0]);
        double deg = isRight(place) ? there.bearingDeg(place) : place.bearingDeg(there);
        return there.after(Velocity.towards(deg, depthM), 1);
    }

    private boolean isRight(Point place) {
        return inclusion == (places.locate(coordinate(place)) != Location.EXTERIOR);
    }

    private static Geometry segment(Point a, Point b) {
        return a.equals(b)
                ? FACTORY.createPoint(coordinate(a))
                : FACTORY.createLineString(new Coordinate[] {coordinate(a), coordinate(b)});
    }

    private static Coordinate coordinate(Point place) {
        return new Coordinate(place.eastM(), place.northM());
    }

    private static Point point(Coordinate c) {
        return new Point(c.x, c.y);
    }
}
