package io.pisad.homing;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Where the beacon was heard lately, and how well: where to go back to when it fades. Bounded. */
final class Trail {
    private static final int MOST = 120;
    private static final double APART_M = 2;
    /** Each metre of way counts as much as so much less level. */
    private static final double DB_PER_M = 0.4;
    /** Louder than so much over what counts as lost is no better. */
    private static final double ENOUGH_DB = 8;

    private final ArrayDeque<Heard> places = new ArrayDeque<>();

    private record Heard(Point at, double overDb) {}

    void add(Point at, double overDb) {
        Heard last = places.peekLast();
        if (last != null && last.at.distanceM(at) < APART_M) {
            return;
        }
        places.addLast(new Heard(at, overDb));
        if (places.size() > MOST) {
            places.removeFirst();
        }
    }

    /** The best of them to go to from here, null when there is none. */
    @Nullable
    Point best(Point here) {
        Heard best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Heard place : places) {
            double worth = Math.min(ENOUGH_DB, place.overDb) - DB_PER_M * here.distanceM(place.at);
            if (worth > most) {
                most = worth;
                best = place;
            }
        }
        return best == null ? null : best.at;
    }

    /** It is no longer heard around this place. */
    void forget(Point around, double withinM) {
        places.removeIf(place -> place.at.distanceM(around) < withinM);
    }
}
