package io.pisad.homing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Pieces of legs joined to lines that are flown in one go: each piece follows the line whose end is nearest to one of its
 * ends, if that is near and in sight, and is entered there; otherwise it begins a line of its own.
 */
final class Chains {
    private static final double NEAR_SPACINGS = 3;

    private final List<Chain> chains = new ArrayList<>();
    private final double spacingM;
    private final Ground ground;

    /** A line and its last piece. */
    private static final class Chain {
        final List<Coordinate> places = new ArrayList<>();

        @Nullable
        Piece last;

        boolean lastTurned;
    }

    private Chains(double spacingM, Ground ground) {
        this.spacingM = spacingM;
        this.ground = ground;
    }

    static List<List<Coordinate>> of(List<Pieces> legs, boolean reversed, double spacingM, Ground ground) {
        var lines = new Chains(spacingM, ground);
        legs.forEach(pieces -> pieces.flown().forEach(piece -> lines.join(piece, reversed)));
        List<List<Coordinate>> places = new ArrayList<>();
        lines.chains.forEach(chain -> places.add(chain.places));
        return places;
    }

    private void join(Piece piece, boolean reversed) {
        Chain best = null;
        double leastM = NEAR_SPACINGS * spacingM;
        boolean turned = reversed;
        for (int i = chains.size() - 1; i >= 0; i--) {
            Coordinate end = last(chains.get(i).places);
            for (boolean entry : new boolean[] {reversed, !reversed}) {
                double m = end.distance(piece.at(entry));
                if (m < leastM && ground.sees(end, piece.at(entry))) {
                    leastM = m;
                    best = chains.get(i);
                    turned = entry;
                }
            }
        }
        Coordinate begin = piece.at(turned);
        if (best == null) {
            best = new Chain();
            chains.add(best);
        } else if (best.last != null) {
            Piece before = best.last;
            Coordinate end = before.at(!best.lastTurned);
            Coordinate nearer = before.towards(begin, !best.lastTurned);
            Coordinate later = piece.towards(end, turned);
            if (ground.sees(nearer, later)) {
                best.places.set(best.places.size() - 1, nearer);
                begin = later;
            }
        }
        add(best.places, begin);
        add(best.places, piece.at(!turned));
        best.last = piece;
        best.lastTurned = turned;
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
