package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * A leg cut to what it is needed for.
 *
 * @param needs the ground it has to cover
 * @param flown the parts of it beside that ground where the path may lie, in its direction, in order
 */
record Pieces(Geometry needs, List<Piece> flown) {
    private static final double SHORTEST_M = 0.5;

    static Pieces of(Leg leg, Ground ground) {
        List<double[]> spans = new ArrayList<>();
        double lengthM = leg.from().distance(leg.to());
        Geometry needs = Flat.common(ground.target(), leg.cell());
        for (int i = 0; i < needs.getNumGeometries(); i++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            if (needs.getGeometryN(i).getDimension() == 2) {
                for (Coordinate c : needs.getGeometryN(i).getCoordinates()) {
                    double along = Math.max(0, Math.min(lengthM, leg.project(c)));
                    least = Math.min(least, along);
                    most = Math.max(most, along);
                }
                spans.add(new double[] {least, most});
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (double[] span : merged(spans)) {
            if (span[1] - span[0] >= SHORTEST_M) {
                admit(leg, span, ground, pieces);
            }
        }
        return new Pieces(needs, pieces);
    }

    /** A lane with the ends that each of its sides needs. */
    private static Piece trimmed(Leg leg, double[] span, Ground ground) {
        var ends = new Coordinate[4];
        for (int side = 0; side < 2; side++) {
            double least = span[1];
            double most = span[0];
            for (Coordinate c :
                    Flat.common(ground.target(), leg.half(side == 0)).getCoordinates()) {
                double along = leg.project(c);
                if (along >= span[0] - SHORTEST_M && along <= span[1] + SHORTEST_M) {
                    least = Math.min(least, Math.max(span[0], along));
                    most = Math.max(most, Math.min(span[1], along));
                }
            }
            boolean some = most > least;
            ends[2 * side] = leg.along(some ? least : span[0]);
            ends[2 * side + 1] = leg.along(some ? most : span[1]);
        }
        return new Piece(leg.along(span[0]), leg.along(span[1]), ends);
    }

    private static List<double[]> merged(List<double[]> spans) {
        spans.sort((a, b) -> Double.compare(a[0], b[0]));
        List<double[]> merged = new ArrayList<>();
        for (double[] span : spans) {
            double[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span[0] <= last[1]) {
                last[1] = Math.max(last[1], span[1]);
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static void admit(Leg leg, double[] span, Ground ground, List<Piece> pieces) {
        Coordinate from = leg.along(span[0]);
        Coordinate to = leg.along(span[1]);
        if (ground.sees(from, to)) {
            pieces.add(leg.lane() ? trimmed(leg, span, ground) : new Piece(from, to));
            return;
        }
        Geometry inside = Flat.common(Flat.line(from, to), ground.passable());
        List<Coordinate[]> cut = new ArrayList<>();
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (inside.getGeometryN(i) instanceof LineString part && part.getLength() >= SHORTEST_M) {
                Coordinate[] ends = {part.getCoordinateN(0), part.getCoordinateN(part.getNumPoints() - 1)};
                cut.add(leg.project(ends[0]) <= leg.project(ends[1]) ? ends : new Coordinate[] {ends[1], ends[0]});
            }
        }
        cut.sort((a, b) -> Double.compare(leg.project(a[0]), leg.project(b[0])));
        cut.forEach(ends -> pieces.add(new Piece(ends[0], ends[1])));
    }
}
