package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Pieces of legs joined to lines that are flown in one go: each piece follows the line whose end is nearest to one of its
 * ends, if that is near and in sight, and is entered there; otherwise it begins a line of its own.
 */
final class Chains {
    private static final double NEAR_SPACINGS = 3;

    private Chains() {}

    static List<List<Coordinate>> of(List<List<Coordinate[]>> legs, boolean reversed, double spacingM, Ground ground) {
        List<List<Coordinate>> chains = new ArrayList<>();
        for (List<Coordinate[]> pieces : legs) {
            for (Coordinate[] piece : pieces) {
                Coordinate from = piece[reversed ? 1 : 0];
                Coordinate to = piece[reversed ? 0 : 1];
                join(chains, from, to, spacingM, ground);
            }
        }
        return chains;
    }

    private static void join(
            List<List<Coordinate>> chains, Coordinate from, Coordinate to, double spacingM, Ground ground) {
        List<Coordinate> best = null;
        double leastM = NEAR_SPACINGS * spacingM;
        boolean turned = false;
        for (int i = chains.size() - 1; i >= 0; i--) {
            Coordinate end = last(chains.get(i));
            for (Coordinate entry : new Coordinate[] {from, to}) {
                double m = end.distance(entry);
                if (m < leastM && ground.sees(end, entry)) {
                    leastM = m;
                    best = chains.get(i);
                    turned = entry.equals2D(to) && !entry.equals2D(from);
                }
            }
        }
        if (best == null) {
            best = new ArrayList<>();
            chains.add(best);
        }
        add(best, turned ? to : from);
        add(best, turned ? from : to);
    }

    /** Appends a place that is not the last one already. */
    static void add(List<Coordinate> line, Coordinate place) {
        if (line.isEmpty() || last(line).distance(place) > 0.01) {
            line.add(place);
        }
    }

    static Coordinate last(List<Coordinate> line) {
        return line.get(line.size() - 1);
    }
}
