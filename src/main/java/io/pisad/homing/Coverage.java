package io.pisad.homing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Finds what lines leave uncovered and mends it: nothing is taken on trust from the pattern. A small hole is visited by a
 * detour from the nearest line, a long one gets a line of its own along it, as near as the fence allows.
 */
final class Coverage {
    private static final int ROUNDS = 12;
    private static final int STEPS = 64;
    private static final int HALVINGS = 12;
    /** Lanes exactly a spacing apart leave a slit for arithmetic; it is no hole. */
    private static final double SLIT = 1e-4;

    private final Ground ground;
    private final double nearM;
    private final boolean crossing;
    private final int mostPlaces;

    /**
     * Knows what there is to cover.
     *
     * @param crossing whether all lines cross each other: then joining all that is near them is what takes long
     * @param mostPlaces with more nothing is mended
     */
    Coverage(Ground ground, double nearM, boolean crossing, int mostPlaces) {
        this.mostPlaces = mostPlaces;
        this.ground = ground;
        this.nearM = nearM;
        this.crossing = crossing;
    }

    /**
     * Adds to the lines what they lack, until nothing lacks or there are too many places to fly.
     *
     * @param parts of the target, together all of it
     * @return the area in square metres that stays uncovered
     */
    double mend(List<List<Coordinate>> lines, List<Geometry> parts) {
        List<Geometry> holes = holes(crossing ? openOf(parts, lines) : open(ground.target(), lines), lines);
        for (int round = 0; round < ROUNDS && !holes.isEmpty() && SearchPath.places(lines) <= mostPlaces; round++) {
            List<Envelope> changed = new ArrayList<>();
            for (Geometry hole : holes) {
                changed.add(around(hole.getEnvelopeInternal(), 1));
                List<Coordinate> visit = visit(hole);
                if (visit.size() > 1 || !detour(lines, hole, visit.get(0), changed)) {
                    lines.add(new ArrayList<>(visit));
                }
            }
            Geometry boxes = UnaryUnionOp.union(
                    changed.stream().map(Flat.FACTORY::toGeometry).toList());
            Geometry look = Ground.polygons(Flat.common(ground.target(), boxes));
            List<List<Coordinate>> near = near(lines, changed);
            holes = holes(crossing ? openOf(List.of(look), near) : open(look, near), near);
        }
        return holes.stream().mapToDouble(Geometry::getArea).sum();
    }

    private static Envelope around(Envelope box, double distanceM) {
        var wider = new Envelope(box);
        wider.expandBy(distanceM);
        return wider;
    }

    /** The parts of lines that can cover something in boxes. */
    private List<List<Coordinate>> near(List<List<Coordinate>> lines, List<Envelope> boxes) {
        List<Envelope> wide = boxes.stream().map(box -> around(box, nearM)).toList();
        List<List<Coordinate>> parts = new ArrayList<>();
        for (List<Coordinate> line : lines) {
            List<Coordinate> part = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                Coordinate a = line.get(Math.max(0, i - 1));
                Coordinate b = line.get(i);
                if (wide.stream().anyMatch(box -> box.intersects(a, b))) {
                    if (part.isEmpty()) {
                        parts.add(part);
                        part.add(a);
                    }
                    Chains.add(part, b);
                } else {
                    part = new ArrayList<>();
                }
            }
        }
        return parts;
    }

    /** What of a shape is too far from all lines. */
    private Geometry open(Geometry shape, List<List<Coordinate>> lines) {
        Geometry path = path(lines);
        return path.isEmpty() ? shape : Flat.without(shape, Flat.grown(path, (1 - SLIT) * nearM));
    }

    /** The same for shapes, each without one segment after the other from the nearest, until nothing is left. */
    private Geometry openOf(List<Geometry> shapes, List<List<Coordinate>> lines) {
        double reachM = (1 - SLIT) * nearM;
        List<LineSegment> path = new ArrayList<>();
        for (List<Coordinate> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                path.add(new LineSegment(line.get(Math.max(0, i - 1)), line.get(i)));
            }
        }
        List<Geometry> open = new ArrayList<>();
        for (Geometry shape : shapes) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                Geometry rest = shape.getGeometryN(i);
                if (rest.getDimension() < 2 || rest.isEmpty()) {
                    continue;
                }
                List<LineSegment> near = new ArrayList<>(path);
                Coordinate middle = rest.getEnvelopeInternal().centre();
                near.sort(Comparator.comparingDouble(leg -> leg.distance(middle)));
                for (LineSegment leg : near) {
                    if (!rest.isEmpty()
                            && around(rest.getEnvelopeInternal(), reachM).intersects(leg.p0, leg.p1)) {
                        rest = Flat.without(rest, Flat.near(leg.p0, leg.p1, reachM));
                    }
                }
                open.add(rest);
            }
        }
        return open.isEmpty() ? Flat.nothing() : UnaryUnionOp.union(open);
    }

    private List<Geometry> holes(Geometry open, List<List<Coordinate>> lines) {
        List<Geometry> holes = new ArrayList<>();
        for (int i = 0; i < open.getNumGeometries(); i++) {
            Geometry part = open.getGeometryN(i);
            if (part.getDimension() == 2 && !part.isEmpty()) {
                Geometry core = Flat.grown(part, -5 * SLIT * nearM);
                if (!core.isEmpty()) {
                    for (int j = 0; j < core.getNumGeometries(); j++) {
                        holes.add(core.getGeometryN(j));
                    }
                } else if (farthestM(part, lines) > (1 + 10 * SLIT) * nearM) {
                    holes.add(part);
                }
            }
        }
        return holes;
    }

    private static double farthestM(Geometry part, List<List<Coordinate>> lines) {
        double most = 0;
        for (Coordinate c : part.getCoordinates()) {
            double least = Double.POSITIVE_INFINITY;
            for (List<Coordinate> line : lines) {
                for (int i = 0; i < line.size(); i++) {
                    least = Math.min(least, Distance.pointToSegment(c, line.get(Math.max(0, i - 1)), line.get(i)));
                }
            }
            most = Math.max(most, least);
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

    /**
     * Bends the line for which it costs least towards a place, so far that a hole is covered from there, and notes what that
     * uncovers; false where the place is in sight of none or far from all.
     */
    private boolean detour(List<List<Coordinate>> lines, Geometry hole, Coordinate place, List<Envelope> changed) {
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
            if (index > 0 && index < best.size()) {
                changed.add(around(new Envelope(best.get(index - 1), best.get(index)), nearM));
            }
            Coordinate a = best.get(index == 0 ? 0 : index - 1);
            Coordinate b = best.get(index == best.size() ? index - 1 : index);
            best.add(index, leastBend(a, b, place, hole));
        }
        return best != null;
    }

    /** The place nearest to a leg, on the way from it to a place, over which it may bend to cover a hole; else that place. */
    private Coordinate leastBend(Coordinate a, Coordinate b, Coordinate place, Geometry hole) {
        var way = new LineSegment(new LineSegment(a, b).closestPoint(place), place);
        double far = 0;
        double near = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (far + near);
            Coordinate at = way.pointAlong(middle);
            if (covers(at, hole) && ground.sees(a, at) && ground.sees(at, b)) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return way.pointAlong(near);
    }

    private boolean covers(Coordinate at, Geometry hole) {
        for (Coordinate c : hole.getCoordinates()) {
            if (at.distance(c) > (1 - 10 * SLIT) * nearM) {
                return false;
            }
        }
        return true;
    }

    /** A long leg covers something: it is not bent, its ends are. */
    private boolean keeps(List<Coordinate> line, int i) {
        return i == 0 || i == line.size() || line.get(i - 1).distance(line.get(i)) < 3 * nearM;
    }
}
