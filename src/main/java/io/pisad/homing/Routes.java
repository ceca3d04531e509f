package io.pisad.homing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Shortest ways inside a ground: straight, or over the corners around which its border turns (A*). What one corner sees
 * of another is kept: one for each ground. Not for several threads.
 */
final class Routes {
    /** A shortest way passes a corner and both its neighbours on one side, but for this much of rounding. */
    private static final double PASSES_M = 0.1;

    private static final byte SEEN = 1;
    private static final byte HIDDEN = 2;

    private final Ground ground;
    private final List<Coordinate> corners = new ArrayList<>();
    /** The places before and after each corner on the border. */
    private final List<Coordinate[]> besides = new ArrayList<>();
    /** Per pair of corners what is known, 0 for nothing yet. */
    private final byte[][] known;

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
        known = new byte[corners.size()][corners.size()];
    }

    /** Corners where the ground's inside is more than half a turn. */
    private void addCorners(LinearRing ring, boolean hole) {
        Coordinate[] c = ring.getCoordinates();
        int inwards = Orientation.isCCW(c) == hole ? Orientation.COUNTERCLOCKWISE : Orientation.CLOCKWISE;
        for (int i = 0; i + 1 < c.length; i++) {
            Coordinate before = c[i == 0 ? c.length - 2 : i - 1];
            if (Orientation.index(before, c[i], c[i + 1]) == inwards) {
                corners.add(c[i]);
                besides.add(new Coordinate[] {before, c[i + 1]});
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
                if (!done[other] && m < costM[other] && leads(nodes, at, other)) {
                    costM[other] = m;
                    before[other] = at;
                }
            }
        }
        return List.of();
    }

    /** Whether a shortest way may go straight from one node to the other. */
    private boolean leads(List<Coordinate> nodes, int a, int b) {
        boolean kept = a < corners.size() && b < corners.size();
        if (kept && known[a][b] != 0) {
            return known[a][b] == SEEN;
        }
        boolean leads = passes(nodes.get(a), b) && passes(nodes.get(b), a) && ground.sees(nodes.get(a), nodes.get(b));
        if (kept) {
            known[a][b] = leads ? SEEN : HIDDEN;
            known[b][a] = known[a][b];
        }
        return leads;
    }

    /** Whether the straight way from a place past a corner leaves the border there on one side; any other node will do. */
    private boolean passes(Coordinate from, int corner) {
        if (corner >= corners.size()) {
            return true;
        }
        Coordinate at = corners.get(corner);
        double before = besideM(from, at, besides.get(corner)[0]);
        double after = besideM(from, at, besides.get(corner)[1]);
        return Math.min(before, after) > -PASSES_M || Math.max(before, after) < PASSES_M;
    }

    /** How far left of the line from {@code a} to {@code b} a place lies. */
    private static double besideM(Coordinate a, Coordinate b, Coordinate place) {
        double twice = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x);
        return twice / Math.max(1e-9, a.distance(b));
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
