package io.pisad.homing;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * One straight leg of a pattern and the ground nobody but it has to cover: all of it within half a spacing of the leg's
 * line.
 */
record Leg(Coordinate from, Coordinate to, Polygon cell) {
    /** A leg and a rectangle around it, so far to both sides and so far beyond both ends. */
    static Leg strip(Coordinate from, Coordinate to, double sideM, double beyondM) {
        double lengthM = from.distance(to);
        double x = (to.x - from.x) / lengthM;
        double y = (to.y - from.y) / lengthM;
        return new Leg(
                from,
                to,
                Flat.quad(
                        at(from, x, y, -beyondM, sideM),
                        at(to, x, y, beyondM, sideM),
                        at(to, x, y, beyondM, -sideM),
                        at(from, x, y, -beyondM, -sideM)));
    }

    private static Coordinate at(Coordinate c, double x, double y, double alongM, double leftM) {
        return new Coordinate(c.x + x * alongM - y * leftM, c.y + y * alongM + x * leftM);
    }

    /** The place so far along it. */
    Coordinate along(double metres) {
        double share = metres / from.distance(to);
        return new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
    }

    /** How far along its line a place lies. */
    double project(Coordinate c) {
        return ((c.x - from.x) * (to.x - from.x) + (c.y - from.y) * (to.y - from.y)) / from.distance(to);
    }
}
