package io.pisad.mavlink;

import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;

/** Reads MAV_CMD_USER_3; a value outside its range is denied by name, one left at 0 or NaN is left to the settings. */
final class SearchWish {
    private static final SearchPattern[] PATTERNS = SearchPattern.values();

    private SearchWish() {}

    static Wish of(Command c) {
        if (c.p1() == 0) {
            return Wish.order(Action.SEARCH_STOP);
        }
        if (c.p1() == 1) {
            return start(c);
        }
        if (c.p1() == 2) {
            return Wish.order(Action.SEARCH_PAUSE);
        }
        return c.p1() == 3 ? Wish.order(Action.SEARCH_RESUME) : Wish.denied("USER_3 p1: 0-3");
    }

    private static Wish start(Command c) {
        int pattern = (int) c.p2();
        if (!(pattern == c.p2() && pattern >= 0 && pattern < PATTERNS.length)) {
            return Wish.denied("search pattern p2: 0-4");
        }
        if (PATTERNS[pattern] == SearchPattern.LISTEN_ONLY) {
            return new Wish.Order(Action.SEARCH_START, SearchRequest.listenOnly());
        }
        if (!openOrWithin(c.p3(), 10, 500)) {
            return Wish.denied("search spacing p3: 10-500 m");
        }
        if (!openOrWithin(c.p4(), 1, 15)) {
            return Wish.denied("search speed p4: 1-15 m/s");
        }
        if (c.p7() != SearchRequest.WHOLE_FENCE && !openOrWithin(c.p7(), 10, 10_000)) {
            return Wish.denied("search radius p7: 10-10000 m or -1");
        }
        boolean here = (Double.isNaN(c.latitudeDeg()) && Double.isNaN(c.longitudeDeg()))
                || (c.latitudeDeg() == 0 && c.longitudeDeg() == 0);
        if (!here && !(Math.abs(c.latitudeDeg()) <= 90 && Math.abs(c.longitudeDeg()) <= 180)) {
            return Wish.denied("search centre p5, p6: degrees");
        }
        return new Wish.Order(
                Action.SEARCH_START,
                new SearchRequest(
                        PATTERNS[pattern],
                        set(c.p3()),
                        set(c.p4()),
                        here ? Double.NaN : c.latitudeDeg(),
                        here ? Double.NaN : c.longitudeDeg(),
                        set(c.p7())));
    }

    private static boolean openOrWithin(float value, float least, float most) {
        return Float.isNaN(value) || value == 0 || (value >= least && value <= most);
    }

    private static double set(float value) {
        return Float.isNaN(value) ? 0 : value;
    }
}
