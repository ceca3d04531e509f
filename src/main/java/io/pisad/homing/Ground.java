package io.pisad.homing;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * What a search is to cover, and where its path may lie: one connected part of the fence shrunk by what guidance keeps.
 * Of the area what no place of that part comes near enough to is left out, and the share that is left is known.
 */
final class Ground {
    /** Corners of the fence may be cut off by this, always inwards. */
    private static final double ROUNDED_M = 0.5;
    /** Computed crossings lie on the border only so exactly. */
    private static final double SLACK_M = 0.05;

    private final Geometry target;
    private final Geometry passable;
    private final PreparedGeometry sight;
    private final double share;

    private Ground(Geometry target, Geometry passable, double share) {
        this.target = target;
        this.passable = passable;
        this.share = share;
        sight = PreparedGeometryFactory.prepare(Flat.grown(passable, SLACK_M));
    }

    /**
     * Clips an area to a fence.
     *
     * @param area what was ordered
     * @param zone the fence; null for none
     * @param marginM the fence is shrunk by it: what remains is to be covered
     * @param spareM the path stays so much deeper inside
     * @param nearM every place is to be within this of the path
     * @param start where the vehicle is; null to take the part that holds most of the area
     */
    static Ground of(
            Geometry area,
            @Nullable Zone zone,
            double marginM,
            double spareM,
            double nearM,
            @Nullable Coordinate start) {
        if (zone == null) {
            Geometry room = area.getEnvelope().isEmpty() ? area : Flat.grown(area.getEnvelope(), nearM + 1000);
            return new Ground(area, start == null ? room : Flat.either(room, Flat.grown(around(room, start), 1)), 1);
        }
        Geometry within = start == null ? area : Flat.either(area, Flat.grown(around(area, start), 1));
        Geometry reach = Flat.grown(within.getEnvelope(), 20_000);
        Geometry deep = zone.keep(reach, marginM + spareM + ROUNDED_M);
        Geometry part = part(TopologyPreservingSimplifier.simplify(deep, ROUNDED_M), area, start);
        Geometry remains = zone.keep(area, marginM);
        Geometry target = Flat.common(remains, Flat.grown(part, 0.9 * nearM));
        return new Ground(polygons(target), part, area.getArea() > 0 ? target.getArea() / area.getArea() : 0);
    }

    private static Geometry around(Geometry shape, Coordinate start) {
        return Flat.FACTORY
                .createMultiPointFromCoords(
                        new Coordinate[] {shape.getEnvelope().getCoordinate(), start})
                .getEnvelope();
    }

    private static Geometry part(Geometry deep, Geometry area, @Nullable Coordinate start) {
        Geometry best = Flat.nothing();
        double bestFigure = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < deep.getNumGeometries(); i++) {
            Geometry part = deep.getGeometryN(i);
            double figure = part.isEmpty()
                    ? Double.NEGATIVE_INFINITY
                    : start == null
                            ? Flat.common(part, area).getArea()
                            : -part.distance(Flat.FACTORY.createPoint(start));
            if (figure > bestFigure) {
                bestFigure = figure;
                best = part;
            }
        }
        return best;
    }

    /** Only the parts that have an area. */
    static Geometry polygons(Geometry shape) {
        var parts = new ArrayDeque<Geometry>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i).getDimension() == 2
                    && !shape.getGeometryN(i).isEmpty()) {
                parts.add(shape.getGeometryN(i));
            }
        }
        return parts.isEmpty() ? Flat.nothing() : Flat.FACTORY.buildGeometry(List.copyOf(parts));
    }

    Geometry target() {
        return target;
    }

    Geometry passable() {
        return passable;
    }

    /** How much of the ordered area can be covered, 0 to 1. */
    double share() {
        return share;
    }

    /** Whether the path may lie everywhere in what is to be covered. */
    boolean allPassable() {
        return sight.covers(target);
    }

    /** Whether the straight way is inside. */
    boolean sees(Coordinate a, Coordinate b) {
        return a.equals2D(b) ? sight.covers(Flat.FACTORY.createPoint(a)) : sight.covers(Flat.line(a, b));
    }

    /** The place nearest to a place where the path may lie. */
    Coordinate nearest(Coordinate place) {
        return DistanceOp.nearestPoints(passable, Flat.FACTORY.createPoint(place))[0];
    }
}
