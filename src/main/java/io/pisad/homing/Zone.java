package io.pisad.homing;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A fence in a flat frame: edges that all must be kept, and edges of which one is enough.
 *
 * @param all each must be kept
 * @param any one of them must be kept, if there are any
 */
record Zone(List<Edge> all, List<Edge> any) {
    /** How far the segment from {@code a} to {@code b} stays inside; negative when some of it is outside. */
    double clearanceM(Point a, Point b) {
        double clearance = Double.POSITIVE_INFINITY;
        for (Edge edge : all) {
            clearance = Math.min(clearance, edge.clearanceM(a, b));
        }
        double best = any.isEmpty() ? clearance : Double.NEGATIVE_INFINITY;
        for (Edge edge : any) {
            best = Math.max(best, edge.clearanceM(a, b));
        }
        return Math.min(clearance, best);
    }

    /** What of a shape lies so deep inside. */
    Geometry keep(Geometry shape, double depthM) {
        Geometry left = shape;
        for (Edge edge : all) {
            left = edge.keep(left, depthM);
        }
        if (any.isEmpty()) {
            return left;
        }
        Geometry either = Flat.nothing();
        for (Edge edge : any) {
            either = Flat.either(either, edge.keep(left, depthM));
        }
        return either;
    }

    double clearanceM(Point place) {
        return clearanceM(place, place);
    }

    /** The place nearest to a place that is so far inside; the place of the vehicle itself if none is found. */
    Point nearest(Point place, double depthM, Point here) {
        if (clearanceM(place) >= depthM) {
            return place;
        }
        Point nearest = here;
        double nearestM = Double.POSITIVE_INFINITY;
        for (List<Edge> edges : List.of(all, any)) {
            for (Edge edge : edges) {
                Point candidate = edge.inside(place, depthM + 0.01);
                double distanceM = place.distanceM(candidate);
                if (distanceM < nearestM && clearanceM(candidate) >= depthM) {
                    nearest = candidate;
                    nearestM = distanceM;
                }
            }
        }
        return nearest;
    }

    /** The direction of most room, from a place that is not inside far enough. */
    Velocity inwards(Point place) {
        Velocity best = Velocity.ZERO;
        double room = clearanceM(place);
        for (int course = 0; course < 360; course += 10) {
            Velocity candidate = Velocity.towards(course, 1);
            double there = clearanceM(place.after(candidate, 3));
            if (there > room) {
                room = there;
                best = candidate;
            }
        }
        return best;
    }
}
