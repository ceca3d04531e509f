package io.pisad.homing;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * One straight leg of a pattern and the ground nobody but it has to cover: all of it within half a spacing of the leg's
 * line.
 *
 * @param from where it begins
 * @param to where it ends
 * @param cell that ground
 * @param lane whether the way from it to a neighbour runs along the border of the ground and covers it there
 */
record Leg(Coordinate from, Coordinate to, Polygon cell, boolean lane) {
    Leg(Coordinate from, Coordinate to, Polygon cell) {
        this(from, to, cell, false);
    }

    /** One of many beside each other. */
    static Leg lane(Coordinate from, Coordinate to, double sideM) {
        return new Leg(from, to, strip(from, to, sideM, 1).cell, true);
    }

    /** The part of its ground on one side. */
    Polygon half(boolean left) {
        Coordinate[] c = cell.getCoordinates();
        var begin = new Coordinate(0.5 * (c[0].x + c[3].x), 0.5 * (c[0].y + c[3].y));
        var end = new Coordinate(0.5 * (c[1].x + c[2].x), 0.5 * (c[1].y + c[2].y));
        return left ? Flat.quad(c[0], c[1], end, begin) : Flat.quad(begin, end, c[2], c[3]);
    }

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
