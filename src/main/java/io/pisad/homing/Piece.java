package io.pisad.homing;

import org.locationtech.jts.geom.Coordinate;

/**
 * A part of a leg that is flown.
 *
 * @param from where it begins
 * @param to where it ends
 * @param ends where it may begin and end when only the ground on its left side needs it, then on its right; the way to a
 *     neighbour covers the ground between the two
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over, never changed
record Piece(Coordinate from, Coordinate to, Coordinate[] ends) {
    /** One that is flown whole. */
    Piece(Coordinate from, Coordinate to) {
        this(from, to, new Coordinate[] {from, to, from, to});
    }

    /** The beginning, or the end, when the way on from there leads to that place: less of it is needed. */
    Coordinate towards(Coordinate place, boolean end) {
        double left = (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x);
        return ends[(left > 0 ? 2 : 0) + (end ? 1 : 0)];
    }

    Coordinate at(boolean end) {
        return end ? to : from;
    }
}
