package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Where on the ground the beacon may be: a quadtree of squares with their posterior masses.
 *
 * <p>Prior: density {@code 1/(r^2 + R^2)^2}, r from the origin: half of it within R; a thousandth of that beyond the limit.
 * For each {@link Law} squares about the origin, the first cell's place: of 80 m within 640 m, or finer when the limit is
 * nearer than 560 m, and larger ones out to 1.9 km at least. Squares that hold over 1 %, or 0.3 % where the ground reflects, and
 * what lies beside them, are quartered down to 10 m or less; under 0.01 %, and beside nothing heavy, they are joined again.
 * A cell costs O(squares x cells). Bounded: at most {@code mostCells} cells, at most 12 quarterings a cell, at
 * most some 8000 squares.
 */
final class Posterior {
    private static final int NEAR_ACROSS = 16;
    private static final int FAR_ACROSS = 24;
    private static final int REFLECTED_ACROSS = 12;
    /** Rings of ever larger squares reach at least so far. */
    private static final double LEAST_REACH_M = 1900;

    private static final int RING_WITHOUT = 6;
    private static final double COARSE_HALF_M = 40;
    /** Half sides of the first squares from the origin to the limit of range, at least. */
    private static final double HALVES_TO_LIMIT = 14;

    private static final double BEYOND_LOG = StrictMath.log(1e-3);
    private static final double FINEST_HALF_M = 5;
    private static final double QUARTERED_MASS = 0.01;
    private static final double REFLECTED_MASS = 0.003;
    private static final double JOINED_MASS = 1e-4;
    private static final double TYPICAL_MASS = 1e-3;
    private static final int MOST_QUARTERINGS = 12;
    /** Of all that are divided and their quarters, over those at first. */
    private static final int MORE_SQUARES = 3000;

    /** Of the mass that quarters: what lies beside a square is not joined before that holds so much less. */
    private static final double STILL_HEAVY = 0.3;

    private static final double NEGLIGIBLE_LOG = -40;

    final Cells cells;
    final Prior prior;
    private final Likelihood likelihood;
    private final List<Place> leaves = new ArrayList<>();
    private final List<Place> inner = new ArrayList<>();
    private final Point origin;
    private final Map<Law, Double> laws;
    private final int mostSquares;
    private double logEvidence;
    private double logForetold;

    Posterior(Point origin, int mostCells, Prior prior, double frequencyHz) {
        this.prior = prior;
        this.origin = origin;
        cells = new Cells(mostCells);
        likelihood = new Likelihood(mostCells, prior);
        double halfM = Math.max(FINEST_HALF_M, Math.min(COARSE_HALF_M, prior.rangeLimitM() / HALVES_TO_LIMIT));
        laws = Law.all(prior, frequencyHz);
        for (Law law : laws.keySet()) {
            squares(law, halfM, 0, NEAR_ACROSS);
            int across = law.reflects() ? REFLECTED_ACROSS : FAR_ACROSS;
            squares(law, 2 * halfM, NEAR_ACROSS / 2, across);
            for (double reachM = 2 * across * halfM; reachM < LEAST_REACH_M; reachM *= 2) {
                squares(law, reachM / RING_WITHOUT, RING_WITHOUT, 2 * RING_WITHOUT);
            }
        }
        mostSquares = leaves.size() + MORE_SQUARES;
    }

    /** Squares all over a square about the origin, without those in its middle. */
    private void squares(Law law, double halfM, int without, int across) {
        for (int i = 1 - across; i < across; i += 2) {
            for (int j = 1 - across; j < across; j += 2) {
                if (Math.max(Math.abs(i), Math.abs(j)) > without) {
                    leaves.add(place(law, origin.eastM() + i * halfM, origin.northM() + j * halfM, halfM));
                }
            }
        }
    }

    Point origin() {
        return origin;
    }

    /** The leaves with their masses, which sum to one after the first cell. */
    List<Place> places() {
        return leaves;
    }

    /** Logarithm of how probable the newest cell's level was, up to a constant. */
    double logForetold() {
        return logForetold;
    }

    /** The laws of distance with their probabilities before anything was heard. */
    Map<Law, Double> laws() {
        return laws;
    }

    Likelihood likelihood() {
        return likelihood;
    }

    /** Takes a cell of flown path. */
    void add(Cell cell) {
        cells.add(cell);
        likelihood.grow(cells);
        int newest = cells.count - 1;
        leaves.forEach(place -> place.grow(cells, newest, likelihood.whitenings));
        inner.forEach(place -> place.grow(cells, newest, likelihood.whitenings));
        leaves.forEach(this::weigh);
        double beforeLog = logEvidence;
        normalize();
        logForetold = logEvidence - beforeLog;
        quarter();
        join();
        likelihood.weigh(leaves, TYPICAL_MASS);
    }

    /** Logarithm of the density of the prior in a square, up to a constant; in a place when that has no extent. */
    static double logPriorDensity(Prior prior, Point origin, double eastM, double northM, double halfM) {
        double e = Math.abs(eastM - origin.eastM());
        double n = Math.abs(northM - origin.northM());
        double nearestM = Math.hypot(Math.max(0, e - halfM), Math.max(0, n - halfM));
        return (nearestM > prior.rangeLimitM() ? BEYOND_LOG : 0)
                - 2 * StrictMath.log(e * e + n * n + prior.rangeM() * prior.rangeM());
    }

    private Place place(Law law, double eastM, double northM, double halfM) {
        double logPrior = StrictMath.log(laws.getOrDefault(law, 0.0) * 4 * halfM * halfM)
                + logPriorDensity(prior, origin, eastM, northM, halfM);
        return new Place(law, eastM, northM, halfM, logPrior, likelihood.whitenings.length, cells.eastM.length);
    }

    private void weigh(Place place) {
        place.logMass = place.logPrior + likelihood.logOf(place.sums);
    }

    private void normalize() {
        double best = Double.NEGATIVE_INFINITY;
        for (Place place : leaves) {
            best = Math.max(best, place.logMass);
        }
        double total = 0;
        for (Place place : leaves) {
            place.mass = place.logMass > best + NEGLIGIBLE_LOG ? StrictMath.exp(place.logMass - best) : 0;
            total += place.mass;
        }
        for (Place place : leaves) {
            place.mass /= total;
        }
        logEvidence = best + StrictMath.log(total);
    }

    private void quarter() {
        if (leaves.size() + inner.size() > mostSquares) {
            return;
        }
        List<Place> heavy = heavy(1);
        List<Place> coarse = leaves.stream()
                .filter(place -> place.halfM > FINEST_HALF_M && (isHeavy(place, 1) || beside(place, heavy)))
                .sorted(Comparator.comparingDouble((Place place) -> place.mass).reversed())
                .limit(MOST_QUARTERINGS)
                .toList();
        if (coarse.isEmpty()) {
            return;
        }
        coarse.forEach(this::quarter);
        leaves.removeAll(coarse);
        normalize();
    }

    private List<Place> heavy(double share) {
        return leaves.stream().filter(place -> isHeavy(place, share)).toList();
    }

    /** Reflections have finer features and share their mass among heights. */
    private static boolean isHeavy(Place place, double share) {
        return place.mass >= share * (place.law.reflects() ? REFLECTED_MASS : QUARTERED_MASS);
    }

    /** Whether it touches a finer heavy square: its own centre may be too far off to weigh anything. */
    private static boolean beside(Place place, List<Place> heavy) {
        for (Place other : heavy) {
            double reachM = place.halfM + other.halfM + 1;
            if (other.halfM < place.halfM
                    && Math.abs(other.eastM - place.eastM) < reachM
                    && Math.abs(other.northM - place.northM) < reachM
                    && other.law.equals(place.law)) {
                return true;
            }
        }
        return false;
    }

    private void quarter(Place place) {
        double half = place.halfM / 2;
        Place[] quarters = new Place[4];
        for (int k = 0; k < 4; k++) {
            double e = k % 2 == 0 ? -half : half;
            double n = k / 2 == 0 ? -half : half;
            quarters[k] = place(place.law, place.eastM + e, place.northM + n, half);
            for (int i = 0; i < cells.count; i++) {
                quarters[k].grow(cells, i, likelihood.whitenings);
            }
            weigh(quarters[k]);
            leaves.add(quarters[k]);
        }
        place.quarters = quarters;
        inner.add(place);
    }

    private void join() {
        List<Place> heavy = heavy(STILL_HEAVY);
        List<Place> light = inner.stream()
                .filter(place -> isLight(place) && !beside(place, heavy))
                .toList();
        if (light.isEmpty()) {
            return;
        }
        for (Place place : light) {
            leaves.removeAll(Arrays.asList(place.quarters()));
            place.quarters = null;
            weigh(place);
            leaves.add(place);
        }
        inner.removeAll(light);
        normalize();
    }

    private static boolean isLight(Place place) {
        double sum = 0;
        for (Place quarter : place.quarters()) {
            if (quarter.quarters != null) {
                return false;
            }
            sum += quarter.mass;
        }
        return sum < JOINED_MASS;
    }
}
