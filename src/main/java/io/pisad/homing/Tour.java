package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Lines in the order in which they are flown, from the nearest end, always on to the nearest next one, with ways between
 * them that stay inside.
 */
final class Tour {
    final List<Coordinate> places = new ArrayList<>();
    /** Per place, whether the way to it only leads to the next line. */
    final List<Boolean> transit = new ArrayList<>();

    /**
     * Orders lines.
     *
     * @param start where the vehicle is; null to begin with the first line's first place
     */
    Tour(List<List<Coordinate>> lines, @Nullable Coordinate start, Routes routes) {
        List<List<Coordinate>> left = new ArrayList<>(lines);
        Coordinate at = start == null && !lines.isEmpty() ? lines.get(0).get(0) : start;
        while (at != null && !left.isEmpty()) {
            List<Coordinate> next = nearest(left, at);
            left.remove(next);
            boolean reversed = Chains.last(next).distance(at) < next.get(0).distance(at);
            for (int i = 0; i < next.size(); i++) {
                Coordinate place = next.get(reversed ? next.size() - 1 - i : i);
                if (i == 0 && !places.isEmpty()) {
                    routes.way(at, place).forEach(corner -> add(corner, true));
                } else {
                    add(place, places.isEmpty());
                }
            }
            at = Chains.last(places);
        }
    }

    private void add(Coordinate place, boolean isTransit) {
        places.add(place);
        transit.add(isTransit);
    }

    private static List<Coordinate> nearest(List<List<Coordinate>> lines, Coordinate at) {
        List<Coordinate> best = lines.get(0);
        double leastM = Double.POSITIVE_INFINITY;
        for (List<Coordinate> line : lines) {
            double m = Math.min(line.get(0).distance(at), Chains.last(line).distance(at));
            if (m < leastM) {
                leastM = m;
                best = line;
            }
        }
        return best;
    }

    /** Metres of the lines, or of the ways between them; the way to the first place is not counted. */
    double lengthM(boolean ofTransits) {
        double sum = 0;
        for (int i = 1; i < places.size(); i++) {
            sum += transit.get(i) == ofTransits ? places.get(i - 1).distance(places.get(i)) : 0;
        }
        return sum;
    }
}
