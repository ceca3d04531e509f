package io.pisad.homing;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Shapes of JTS in a flat frame, x east and y north in metres. What a buffer made is rounded to a millimetre: its arcs
 * come from the platform's sine, and every machine shall plan the same path.
 */
final class Flat {
    static final GeometryFactory FACTORY = new GeometryFactory();
    private static final PrecisionModel MILLIMETRE = new PrecisionModel(1000);
    private static final int SIDES = 96;
    private static final Coordinate[] ROUND = halfCircle(32);

    private Flat() {}

    static Coordinate of(Point place) {
        return new Coordinate(place.eastM(), place.northM());
    }

    static Point point(Coordinate c) {
        return new Point(c.x, c.y);
    }

    static Geometry nothing() {
        return FACTORY.createPolygon();
    }

    /** A circle as a polygon of 96 sides around it, or within it. */
    static Polygon circle(Point centre, double radiusM, boolean around) {
        if (!(radiusM > 0)) {
            return FACTORY.createPolygon();
        }
        double r = around ? radiusM / StrictMath.cos(StrictMath.PI / SIDES) : radiusM;
        var ring = new Coordinate[SIDES + 1];
        for (int i = 0; i < SIDES; i++) {
            ring[i] = of(centre.after(Velocity.towards((i + 0.5) * 360.0 / SIDES, r), 1));
        }
        ring[SIDES] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    /** A polygon; empty with fewer than three corners. */
    static Polygon polygon(List<Point> corners) {
        if (corners.size() < 3) {
            return FACTORY.createPolygon();
        }
        var ring = new Coordinate[corners.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = of(corners.get(i % corners.size()));
        }
        return FACTORY.createPolygon(ring);
    }

    static Polygon quad(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        return FACTORY.createPolygon(new Coordinate[] {a, b, c, d, a.copy()});
    }

    static LineString line(Coordinate... places) {
        return FACTORY.createLineString(places);
    }

    /** Everything within a distance, or with a negative one everything that deep inside. */
    static Geometry grown(Geometry shape, double distanceM) {
        if (distanceM == 0 || shape.isEmpty()) {
            return shape;
        }
        var exactly = new BufferParameters(16);
        exactly.setSimplifyFactor(1e-4);
        Geometry grown = BufferOp.bufferOp(shape, distanceM, exactly);
        return grown.isEmpty() ? nothing() : GeometryPrecisionReducer.reduce(grown, MILLIMETRE);
    }

    /** Everything within a distance of a straight way, its ends rounded by half of 64 sides within. */
    static Polygon near(Coordinate a, Coordinate b, double distanceM) {
        double lengthM = a.distance(b);
        double x = lengthM > 0 ? (b.x - a.x) / lengthM : 1;
        double y = lengthM > 0 ? (b.y - a.y) / lengthM : 0;
        var ring = new Coordinate[2 * ROUND.length + 1];
        for (int i = 0; i < ROUND.length; i++) {
            double across = distanceM * ROUND[i].x;
            double beyond = distanceM * ROUND[i].y;
            ring[i] = new Coordinate(b.x + beyond * x + across * y, b.y + beyond * y - across * x);
            ring[ROUND.length + i] = new Coordinate(a.x - beyond * x - across * y, a.y - beyond * y + across * x);
        }
        ring[2 * ROUND.length] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    private static Coordinate[] halfCircle(int sides) {
        var half = new Coordinate[sides + 1];
        for (int i = 0; i <= sides; i++) {
            double rad = StrictMath.PI * i / sides;
            half[i] = new Coordinate(StrictMath.cos(rad), StrictMath.sin(rad));
        }
        return half;
    }

    static Geometry common(Geometry a, Geometry b) {
        return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
                ? OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION)
                : nothing();
    }

    static Geometry without(Geometry a, Geometry b) {
        return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
                ? OverlayNGRobust.overlay(a, b, OverlayNG.DIFFERENCE)
                : a;
    }

    static Geometry either(Geometry a, Geometry b) {
        return OverlayNGRobust.overlay(a, b, OverlayNG.UNION);
    }

    /** The same line without places that lie on the way. */
    static List<Coordinate> thinned(List<Coordinate> line) {
        return List.of(DouglasPeuckerSimplifier.simplify(line(line.toArray(new Coordinate[0])), 0.05)
                .getCoordinates());
    }
}
