package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Finds what lines leave uncovered and mends it: nothing is taken on trust from the pattern. A small hole is visited by a
 * detour from the nearest line, a long one gets a line of its own along it, as near as the fence allows.
 */
final class Coverage {
    private static final int ROUNDS = 12;
    private static final int STEPS = 64;
    /** Lanes exactly a spacing apart leave a slit for arithmetic; it is no hole. */
    private static final double SLIT = 1e-4;

    private final Ground ground;
    private final double nearM;

    Coverage(Ground ground, double nearM) {
        this.ground = ground;
        this.nearM = nearM;
    }

    /** Adds to the lines what they lack; returns the area in square metres that stays uncovered. */
    double mend(List<List<Coordinate>> lines) {
        List<Geometry> holes = holes(lines);
        for (int round = 0; round < ROUNDS && !holes.isEmpty(); round++) {
            for (Geometry hole : holes) {
                List<Coordinate> visit = visit(hole);
                if (visit.size() > 1 || !detour(lines, visit.get(0))) {
                    lines.add(new ArrayList<>(visit));
                }
            }
            holes = holes(lines);
        }
        return holes.stream().mapToDouble(Geometry::getArea).sum();
    }

    private List<Geometry> holes(List<List<Coordinate>> lines) {
        Geometry path = path(lines);
        if (path.isEmpty()) {
            return List.of(ground.target());
        }
        List<Geometry> holes = new ArrayList<>();
        Geometry open = Flat.without(ground.target(), Flat.grown(path, (1 - SLIT) * nearM));
        var border = new IndexedFacetDistance(path);
        for (int i = 0; i < open.getNumGeometries(); i++) {
            Geometry part = open.getGeometryN(i);
            if (part.getDimension() == 2 && !part.isEmpty()) {
                Geometry core = Flat.grown(part, -5 * SLIT * nearM);
                if (!core.isEmpty()) {
                    for (int j = 0; j < core.getNumGeometries(); j++) {
                        holes.add(core.getGeometryN(j));
                    }
                } else if (farthestM(part, border) > (1 + 10 * SLIT) * nearM) {
                    holes.add(part);
                }
            }
        }
        return holes;
    }

    private static double farthestM(Geometry part, IndexedFacetDistance border) {
        double most = 0;
        for (Coordinate c : part.getCoordinates()) {
            most = Math.max(most, border.distance(Flat.FACTORY.createPoint(c)));
        }
        return most;
    }

    private static Geometry path(List<List<Coordinate>> lines) {
        List<Geometry> parts = new ArrayList<>();
        for (List<Coordinate> line : lines) {
            parts.add(
                    line.size() == 1
                            ? Flat.FACTORY.createPoint(line.get(0))
                            : Flat.line(line.toArray(new Coordinate[0])));
        }
        return Flat.FACTORY.buildGeometry(parts);
    }

    /** Places along the longer middle of a hole, where the path may lie. */
    private List<Coordinate> visit(Geometry hole) {
        Geometry box = new MinimumDiameter(hole).getMinimumRectangle();
        Coordinate[] c = box.getCoordinates();
        List<Coordinate> visit = new ArrayList<>();
        if (c.length == 5) {
            boolean turned = c[0].distance(c[1]) < c[1].distance(c[2]);
            Coordinate from = turned ? middle(c[0], c[1]) : middle(c[1], c[2]);
            Coordinate to = turned ? middle(c[2], c[3]) : middle(c[3], c[0]);
            double lengthM = from.distance(to);
            if (lengthM > 0.5 * nearM) {
                int steps = Math.max(2, Math.min(STEPS, (int) Math.ceil(lengthM / (0.25 * nearM))));
                for (int i = 0; i <= steps; i++) {
                    double share = (double) i / steps;
                    Coordinate place = ground.nearest(
                            new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
                    if (!visit.isEmpty() && !ground.sees(Chains.last(visit), place)) {
                        break; // the rest is a hole of the next round
                    }
                    Chains.add(visit, place);
                }
            }
        }
        if (visit.size() < 2) {
            return List.of(ground.nearest(hole.getInteriorPoint().getCoordinate()));
        }
        return Flat.thinned(visit);
    }

    private static Coordinate middle(Coordinate a, Coordinate b) {
        return new Coordinate(0.5 * (a.x + b.x), 0.5 * (a.y + b.y));
    }

    /** Puts a place into the line where it costs least; false where it is in sight of none or far from all. */
    private boolean detour(List<List<Coordinate>> lines, Coordinate place) {
        List<Coordinate> best = null;
        int index = 0;
        double leastM = 6 * nearM;
        for (List<Coordinate> line : lines) {
            for (int i = 0; i <= line.size(); i++) {
                Coordinate a = line.get(i == 0 ? 0 : i - 1);
                Coordinate b = line.get(i == line.size() ? i - 1 : i);
                double m = a.distance(place) + place.distance(b) - a.distance(b);
                m = i == 0 || i == line.size() ? a.distance(place) : m;
                if (m < leastM && ground.sees(a, place) && ground.sees(place, b) && keeps(line, i)) {
                    leastM = m;
                    best = line;
                    index = i;
                }
            }
        }
        if (best != null) {
            best.add(index, place);
        }
        return best != null;
    }

    /** A long leg covers something: it is not bent, its ends are. */
    private boolean keeps(List<Coordinate> line, int i) {
        return i == 0 || i == line.size() || line.get(i - 1).distance(line.get(i)) < 3 * nearM;
    }
}
