package io.pisad.homing;

import io.pisad.model.SearchPattern;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The four patterns as legs that would cover any shape around a centre, before they are cut to it.
 *
 * <pre>
 * lawnmower       lanes along the shape's narrowest strip, at most a spacing apart
 * square          1, 1, 2, 2, 3, 3 ... spacings, turning right, the first leg north or along the shape
 * spiral          r = spacing * turns (Archimedes), 16 legs a turn, and once around at the end
 * sector          legs through the centre, at most a spacing apart at the rim
 * </pre>
 */
final class Legs {
    /** Square rings are so much nearer than a spacing that nothing is left out between their corners. */
    private static final double CORNER = 0.5 * (1 + 1 / StrictMath.sqrt(2)) - 1e-4;
    /** Sides of a turn of the spiral: 22.5 degrees to the right every time. */
    private static final int SIDES = 16;

    /** A share of a spacing that does not make another leg. */
    private static final double ALMOST = 1e-6;

    private Legs() {}

    /** About how many legs a pattern has over a shape with that reach; to be asked before they are made. */
    static double count(SearchPattern pattern, double reachM, double spacingM) {
        double rings = reachM / spacingM + 1;
        return switch (pattern) {
            case LAWNMOWER -> 4 * rings; // two places each
            case EXPANDING_SQUARE -> 4 * rings;
            case SPIRAL -> SIDES * (rings + 1);
            case SECTOR -> 20 * StrictMath.PI * rings; // each crosses all others: dear
            case LISTEN_ONLY -> 0;
        };
    }

    static List<Leg> of(SearchPattern pattern, Geometry shape, Axes axes, double spacingM) {
        return switch (pattern) {
            case LAWNMOWER -> lawnmower(axes, axes.extent(shape), spacingM);
            case EXPANDING_SQUARE -> square(axes, axes.extent(shape), spacingM);
            case SPIRAL -> spiral(axes, reachM(shape, axes.centre()), spacingM);
            case SECTOR -> sector(axes, reachM(shape, axes.centre()), spacingM);
            case LISTEN_ONLY -> List.of();
        };
    }

    /** The greatest distance of a shape from a centre. */
    static double reachM(Geometry shape, Coordinate centre) {
        double reachM = 0;
        for (Coordinate c : shape.getCoordinates()) {
            reachM = Math.max(reachM, c.distance(centre));
        }
        return reachM;
    }

    private static List<Leg> lawnmower(Axes axes, double[] extent, double spacingM) {
        int lanes = Math.max(1, (int) Math.ceil((extent[3] - extent[2]) / spacingM - ALMOST));
        double widthM = (extent[3] - extent[2]) / lanes;
        List<Leg> legs = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            double left = extent[2] + (lane + 0.5) * widthM;
            boolean out = lane % 2 == 0;
            legs.add(Leg.lane(axes.at(extent[out ? 0 : 1], left), axes.at(extent[out ? 1 : 0], left), 0.5 * widthM));
        }
        return legs;
    }

    private static List<Leg> square(Axes axes, double[] extent, double spacingM) {
        double reachM = Math.max(Math.max(-extent[0], extent[1]), Math.max(-extent[2], extent[3]));
        double ringM = Math.max(0.1 * spacingM, reachM - 0.5 * spacingM);
        int rings = Math.max(1, (int) Math.ceil(ringM / (CORNER * spacingM) - ALMOST));
        double stepM = ringM / rings;
        List<Leg> legs = new ArrayList<>();
        double along = 0;
        double left = 0;
        for (int leg = 0; leg <= 4 * rings; leg++) {
            double lengthM = (leg == 4 * rings ? 2 * rings : 1 + leg / 2) * stepM;
            double nextAlong = along + (leg % 4 == 0 ? lengthM : leg % 4 == 2 ? -lengthM : 0);
            double nextLeft = left + (leg % 4 == 1 ? -lengthM : leg % 4 == 3 ? lengthM : 0);
            legs.add(Leg.strip(axes.at(along, left), axes.at(nextAlong, nextLeft), 0.5 * spacingM, 0.5 * spacingM));
            along = nextAlong;
            left = nextLeft;
        }
        return legs;
    }

    private static List<Leg> spiral(Axes axes, double reachM, double spacingM) {
        double flat = StrictMath.cos(StrictMath.PI / SIDES);
        double lastM = Math.max(0.25 * spacingM, (reachM - 0.5 * spacingM) / flat);
        int turns = Math.max(1, (int) Math.ceil(lastM / spacingM));
        double pitchM = lastM / turns;
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < (turns + 1) * SIDES; i++) {
            double near = Math.min(lastM, pitchM * i / SIDES);
            double far = Math.min(lastM, pitchM * (i + 1) / SIDES);
            legs.add(new Leg(
                    ray(axes, i, near),
                    ray(axes, i + 1, far),
                    Flat.quad(
                            ray(axes, i, Math.max(0, near - 0.5 * pitchM)),
                            ray(axes, i, near + 0.6 * spacingM),
                            ray(axes, i + 1, far + 0.6 * spacingM),
                            ray(axes, i + 1, Math.max(0.01, far - 0.5 * pitchM)))));
        }
        return legs;
    }

    private static List<Leg> sector(Axes axes, double reachM, double spacingM) {
        double halfRad = StrictMath.asin(Math.min(1, spacingM / (2 * reachM)));
        int diameters = Math.max(2, (int) Math.ceil(StrictMath.PI / (2 * halfRad)));
        double halfDeg = 90.0 / diameters;
        double rimM = reachM / StrictMath.cos(StrictMath.toRadians(halfDeg));
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < diameters; i++) {
            double in = 2 * i * halfDeg + (i % 2 == 0 ? 0 : 180);
            legs.add(radius(axes, in, halfDeg, reachM, rimM, true));
            legs.add(radius(axes, in + 180, halfDeg, reachM, rimM, false));
        }
        return legs;
    }

    private static Leg radius(Axes axes, double deg, double halfDeg, double reachM, double rimM, boolean inward) {
        Coordinate rim = turned(axes, deg, reachM);
        Coordinate left = turned(axes, deg - halfDeg, rimM);
        Coordinate right = turned(axes, deg + halfDeg, rimM);
        Coordinate centre = axes.centre().copy();
        var cell = Flat.FACTORY.createPolygon(new Coordinate[] {centre, left, right, centre.copy()});
        return inward ? new Leg(rim, centre, cell) : new Leg(centre, rim, cell);
    }

    private static Coordinate ray(Axes axes, int i, double radiusM) {
        return turned(axes, i * 360.0 / SIDES, radiusM);
    }

    /** So far from the centre, so many degrees to the right of the first direction. */
    private static Coordinate turned(Axes axes, double deg, double radiusM) {
        double rad = StrictMath.toRadians(deg);
        return axes.at(radiusM * StrictMath.cos(rad), -radiusM * StrictMath.sin(rad));
    }
}
