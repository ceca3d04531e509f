package io.pisad.homing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What straight legs from here are worth: the information that their levels are expected to give about the beacon's
 * place, and how much louder their ends are expected to be, by the time they take.
 *
 * <p>Some places are drawn from the posterior, those that were flown over seldom: what else is likely gets its turn, and
 * a loud patch of shadowing is left. What legs are worth is meant under the weights of these draws. Along a leg each place
 * predicts levels, relative to the mean level so far as far as the power is not known; the information that they give
 * about the place is about {@code -sum w ln sum w exp(-B)}, B the Bhattacharyya distance of two predictions (Kolchinsky,
 * Tracey, Entropy 19, 361, 2017, equation 10). Where was flown already the shadowing is known: nothing new is heard there.
 */
final class Prospects {
    private static final int PLACES = 64;
    private static final int DIRECTIONS = 24;
    private static final double STEP_M = 25;
    /** Steps after which a leg may end. */
    private static final int[] ENDS = {2, 4, 8, 16};

    private static final double KNOWN_M = 18;
    private static final double NEAR_M = 15;
    /** A turn costs as much time as so much way. */
    private static final double TURN_M = 20;

    private static final double NATS_PER_DB = 0.08;
    /** What was flown over counts so much when places are drawn. */
    private static final double OVER_WEIGHT = 0.1;

    private static final double LEAST_VARIANCE_DB2 = 0.3;

    private final Cells cells;
    private final int known;
    private final double upM;
    private final double exponent;
    private final double varianceDb2;
    /** 1 when the power is not known, towards 0 when it is known better than the levels tell. */
    private final double powerUnknown;

    private final Point[] drawn = new Point[PLACES];
    private final Law[] laws = new Law[PLACES];
    private final double[] meanDb = new double[PLACES];
    private final double[] levelDb = new double[PLACES];
    private final double[] apart = new double[PLACES * PLACES];
    /** Two laws for about the same place: which of them it is need not be known. */
    private final boolean[] onePlace = new boolean[PLACES * PLACES];

    /**
     * Draws the places.
     *
     * @param meansPerM means over a second that a metre of a leg gives
     */
    Prospects(Belief belief, double meansPerM, Random random) {
        cells = belief.cells();
        known = belief.known();
        upM = cells.upM[cells.count - 1];
        exponent = belief.prior().exponent();
        double means = STEP_M * meansPerM;
        varianceDb2 = Math.max(LEAST_VARIANCE_DB2, belief.varianceOfMeanDb2(Math.max(1, means)) / Math.min(1, means));
        double power = belief.prior().powerSdDb() * belief.prior().powerSdDb();
        powerUnknown = power / (power + varianceDb2 / (cells.count - known));
        draw(belief.spots(), random);
        for (int k = 0; k < PLACES; k++) {
            for (int j = 0; j < k; j++) {
                onePlace[k * PLACES + j] = !laws[k].equals(laws[j]) && drawn[k].distanceM(drawn[j]) < NEAR_M;
            }
            for (int i = known; i < cells.count; i++) {
                meanDb[k] += cells.lossDb(laws[k], i, drawn[k].eastM(), drawn[k].northM()) / (cells.count - known);
            }
        }
    }

    private static double weight(Spot place) {
        return place.flownOver() ? OVER_WEIGHT * place.mass() : place.mass();
    }

    /** One place from each 64th of the weight. */
    private void draw(List<Spot> places, Random random) {
        double total = 0;
        for (Spot place : places) {
            total += weight(place);
        }
        int i = 0;
        double before = 0;
        for (int k = 0; k < PLACES; k++) {
            double share = total * (k + random.nextDouble()) / PLACES;
            while (i < places.size() - 1 && before + weight(places.get(i)) < share) {
                before += weight(places.get(i++));
            }
            Spot place = places.get(i);
            laws[k] = place.law();
            drawn[k] = new Point(
                    place.eastM() + (2 * random.nextDouble() - 1) * place.halfM(),
                    place.northM() + (2 * random.nextDouble() - 1) * place.halfM());
        }
    }

    /** Where the best leg ends, of those whose end is allowed; null if none is. */
    @Nullable
    Point best(Point from, Random random, Predicate<Point> allowed) {
        Point best = null;
        double most = Double.NEGATIVE_INFINITY;
        double turnDeg = 360 * random.nextDouble();
        for (int d = 0; d < DIRECTIONS; d++) {
            double rad = StrictMath.toRadians(turnDeg + 360.0 * d / DIRECTIONS);
            double east = STEP_M * StrictMath.sin(rad);
            double north = STEP_M * StrictMath.cos(rad);
            Arrays.fill(apart, 0);
            int step = 0;
            for (int end : ENDS) {
                Point to = at(from, east, north, end);
                if (!allowed.test(to)) {
                    break;
                }
                while (step < end) {
                    hear(at(from, east, north, ++step));
                }
                double worth = (nats() + NATS_PER_DB * louderDb(from, to)) / (end * STEP_M + TURN_M);
                if (worth > most) {
                    most = worth;
                    best = to;
                }
            }
        }
        return best;
    }

    private static Point at(Point from, double east, double north, int steps) {
        return new Point(from.eastM() + steps * east, from.northM() + steps * north);
    }

    /** Adds what a place tells the drawn ones apart. */
    private void hear(Point at) {
        if (cells.near(at, KNOWN_M, known)) {
            return;
        }
        for (int k = 0; k < PLACES; k++) {
            levelDb[k] = exponent * (lossDb(k, at) - powerUnknown * meanDb[k]);
        }
        for (int i = 0; i < PLACES; i++) {
            for (int j = 0; j < i; j++) {
                double d = onePlace[i * PLACES + j] ? 0 : levelDb[i] - levelDb[j];
                apart[i * PLACES + j] += d * d / (8 * varianceDb2);
            }
        }
    }

    private double nats() {
        double[] alike = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            alike[i] += 1;
            for (int j = 0; j < i; j++) {
                double both = StrictMath.exp(-apart[i * PLACES + j]);
                alike[i] += both;
                alike[j] += both;
            }
        }
        double sum = 0;
        for (double a : alike) {
            sum -= StrictMath.log(a / PLACES) / PLACES;
        }
        return sum;
    }

    private double louderDb(Point from, Point to) {
        double sum = 0;
        for (int k = 0; k < PLACES; k++) {
            sum += lossDb(k, to) - lossDb(k, from);
        }
        return exponent * sum / PLACES;
    }

    private double lossDb(int k, Point at) {
        Point beacon = drawn[k];
        return laws[k].lossDb(beacon.eastM() - at.eastM(), beacon.northM() - at.northM(), upM);
    }
}
