package io.pisad.homing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A right-handed pair of directions around a centre, and how far a shape extends along them.
 *
 * @param centre where both are 0
 * @param x east part of the first direction; the second is turned a quarter to the left
 * @param y its north part
 */
record Axes(Coordinate centre, double x, double y) {
    /** First direction north. */
    static Axes north(Coordinate centre) {
        return new Axes(centre, 0, 1);
    }

    /** First direction along the longer side of the narrowest strip that holds the shape. */
    static Axes along(Geometry shape, Coordinate centre) {
        Coordinate[] base = new MinimumDiameter(shape).getSupportingSegment().getCoordinates();
        double lengthM = base[0].distance(base[1]);
        return lengthM > 0
                ? new Axes(centre, (base[1].x - base[0].x) / lengthM, (base[1].y - base[0].y) / lengthM)
                : north(centre);
    }

    /** Along every side of the shape's hull, the longest first, at most so many. */
    static List<Axes> sides(Geometry shape, Coordinate centre, int most) {
        Coordinate[] hull = shape.convexHull().getCoordinates();
        List<Axes> sides = new ArrayList<>();
        IntStream.range(1, hull.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -hull[i - 1].distance(hull[i])))
                .limit(most)
                .forEach(i -> {
                    double lengthM = hull[i - 1].distance(hull[i]);
                    sides.add(new Axes(
                            centre, (hull[i].x - hull[i - 1].x) / lengthM, (hull[i].y - hull[i - 1].y) / lengthM));
                });
        return sides;
    }

    Coordinate at(double alongM, double leftM) {
        return new Coordinate(centre.x + x * alongM - y * leftM, centre.y + y * alongM + x * leftM);
    }

    private double alongM(Coordinate c) {
        return (c.x - centre.x) * x + (c.y - centre.y) * y;
    }

    private double leftM(Coordinate c) {
        return (c.y - centre.y) * x - (c.x - centre.x) * y;
    }

    /** Least and greatest distance along the first direction, then along the second. */
    double[] extent(Geometry shape) {
        double inf = Double.POSITIVE_INFINITY;
        double[] e = {inf, -inf, inf, -inf};
        for (Coordinate c : shape.getCoordinates()) {
            e[0] = Math.min(e[0], alongM(c));
            e[1] = Math.max(e[1], alongM(c));
            e[2] = Math.min(e[2], leftM(c));
            e[3] = Math.max(e[3], leftM(c));
        }
        return e;
    }
}
