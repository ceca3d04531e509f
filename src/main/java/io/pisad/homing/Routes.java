package io.pisad.homing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Shortest ways inside a ground: straight, or over the corners around which its border turns (A*). */
final class Routes {
    private final Ground ground;
    private final List<Coordinate> corners = new ArrayList<>();

    Routes(Ground ground) {
        this.ground = ground;
        for (int i = 0; i < ground.passable().getNumGeometries(); i++) {
            if (ground.passable().getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                addCorners(polygon.getExteriorRing(), false);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    addCorners(polygon.getInteriorRingN(hole), true);
                }
            }
        }
    }

    /** Corners where the ground's inside is more than half a turn. */
    private void addCorners(LinearRing ring, boolean hole) {
        Coordinate[] c = ring.getCoordinates();
        int inwards = Orientation.isCCW(c) == hole ? Orientation.COUNTERCLOCKWISE : Orientation.CLOCKWISE;
        for (int i = 0; i + 1 < c.length; i++) {
            Coordinate before = c[i == 0 ? c.length - 2 : i - 1];
            if (Orientation.index(before, c[i], c[i + 1]) == inwards) {
                corners.add(c[i]);
            }
        }
    }

    /** The same for points. */
    List<Point> way(Point from, Point to) {
        return way(Flat.of(from), Flat.of(to)).stream().map(Flat::point).toList();
    }

    /** The places after {@code from} on the way, {@code to} the last; empty when there is no way. */
    List<Coordinate> way(Coordinate from, Coordinate to) {
        if (ground.sees(from, to)) {
            return List.of(to);
        }
        List<Coordinate> nodes = new ArrayList<>(corners);
        nodes.add(to);
        nodes.add(from);
        int goal = nodes.size() - 2;
        int start = nodes.size() - 1;
        double[] costM = new double[nodes.size()];
        int[] before = new int[nodes.size()];
        boolean[] done = new boolean[nodes.size()];
        Arrays.fill(costM, Double.POSITIVE_INFINITY);
        costM[start] = 0;
        for (int at = start; at >= 0; at = next(nodes, costM, done, to)) {
            if (at == goal) {
                return back(nodes, before, start, goal);
            }
            done[at] = true;
            for (int other = 0; other < start; other++) {
                double m = costM[at] + nodes.get(at).distance(nodes.get(other));
                if (!done[other] && m < costM[other] && ground.sees(nodes.get(at), nodes.get(other))) {
                    costM[other] = m;
                    before[other] = at;
                }
            }
        }
        return List.of();
    }

    private static int next(List<Coordinate> nodes, double[] costM, boolean[] done, Coordinate to) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < costM.length; i++) {
            double m =
                    done[i] ? Double.POSITIVE_INFINITY : costM[i] + nodes.get(i).distance(to);
            if (m < least) {
                least = m;
                best = i;
            }
        }
        return best;
    }

    private static List<Coordinate> back(List<Coordinate> nodes, int[] before, int start, int goal) {
        List<Coordinate> way = new ArrayList<>();
        for (int at = goal; at != start; at = before[at]) {
            way.add(nodes.get(at));
        }
        Collections.reverse(way);
        return way;
    }
}
