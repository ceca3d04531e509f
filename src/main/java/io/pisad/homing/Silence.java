package io.pisad.homing;

import java.util.ArrayDeque;

/** Where a beacon with a steady level was lost for a while: not there again, the shadow stands where it is. Bounded. */
final class Silence {
    private static final int MOST = 300;
    private static final double APART_M = 4;
    /** A leg stays so far away. */
    private static final double CLEAR_M = 12;
    /** On so much of its beginning: what comes later can be turned away from in time. */
    private static final double AHEAD_M = 60;

    private final ArrayDeque<Point> places = new ArrayDeque<>();

    void add(Point at) {
        Point last = places.peekLast();
        if (last != null && last.distanceM(at) < APART_M) {
            return;
        }
        places.addLast(at);
        if (places.size() > MOST) {
            places.removeFirst();
        }
    }

    /** It was heard here after all. */
    void forget(Point around) {
        places.removeIf(place -> place.distanceM(around) < CLEAR_M);
    }

    /** Whether the beginning of a leg, its end included, leads past all of them; what lies beside here is no obstacle. */
    boolean isClear(Point from, Point to) {
        double lengthM = from.distanceM(to);
        double east = (to.eastM() - from.eastM()) / lengthM;
        double north = (to.northM() - from.northM()) / lengthM;
        for (Point place : places) {
            double e = place.eastM() - from.eastM();
            double n = place.northM() - from.northM();
            double alongM = e * east + n * north;
            double acrossM = Math.abs(e * north - n * east);
            if (alongM > acrossM && alongM < Math.min(lengthM + CLEAR_M, AHEAD_M) && acrossM < CLEAR_M) {
                return false;
            }
        }
        return true;
    }
}
