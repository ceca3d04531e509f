package io.pisad.homing;

import io.pisad.model.SignalPicture.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Least squares of {@code level = P0 - 20 log10(d)} over the track: where is the beacon, and how sure is that.
 *
 * <p>P0 is unknown and profiled out (it is the mean residual), the exponent is 2, the beacon is taken to lie at home's
 * height. A polar grid about the strongest place gives the minima; each is refined by damped Gauss-Newton. Covariance =
 * s^2 (J' W J)^-1, s^2 from the residuals, inflated by their correlation from cell to cell. A second minimum that is
 * statistically as good (chi-square less than 6 worse), as the mirror image across a straight track, makes the error
 * the distance that covers both.
 *
 * <p>Bounded: at most 200 cells, 301 grid nodes, 4 refinements.
 */
final class PositionFit {
    private static final int RINGS = 12;
    private static final int SPOKES = 24;
    private static final double FIRST_RING_M = 15;
    private static final double RING_RATIO = 1.6;
    private static final double SAME_CHI2 = 6;
    private static final int LEAST_CELLS = 8;

    private final Samples samples = new Samples();
    private final double[] cost = new double[RINGS * SPOKES];

    /** The estimate from the track so far; null when the track cannot carry one. */
    @Nullable
    Estimate fit(Track track, double floorDbm) {
        samples.read(track, floorDbm);
        if (samples.count < LEAST_CELLS) {
            return null;
        }
        List<Minimum> minima = new ArrayList<>();
        for (Point start : starts()) {
            minima.add(Minimum.near(start, samples));
        }
        minima.sort(Comparator.comparingDouble(Minimum::cost));
        Minimum best = minima.get(0);
        if (!best.resolved()) {
            return null;
        }
        double mirrorM = 0;
        for (Minimum other : minima) {
            double chi2 = (other.cost() - best.cost()) / best.variance();
            double apartM = other.point().distanceM(best.point());
            if (chi2 < SAME_CHI2 && apartM > 3 * best.sdM() && apartM > 5) {
                mirrorM = Math.max(mirrorM, apartM);
            }
        }
        return best.estimate(mirrorM);
    }

    /** The grid's local minima, best first, at most four. */
    private List<Point> starts() {
        int strongest = 0;
        for (int i = 1; i < samples.count; i++) {
            strongest = samples.levelDb[i] > samples.levelDb[strongest] ? i : strongest;
        }
        var centre = new Point(samples.eastM[strongest], samples.northM[strongest]);
        for (int k = 0; k < cost.length; k++) {
            cost[k] = Minimum.costAt(node(centre, k), samples);
        }
        List<Integer> lows = new ArrayList<>();
        for (int k = 0; k < cost.length; k++) {
            if (low(k)) {
                lows.add(k);
            }
        }
        lows.sort(Comparator.comparingDouble(k -> cost[k]));
        List<Point> starts = new ArrayList<>();
        for (int k : lows.subList(0, Math.min(4, lows.size()))) {
            starts.add(node(centre, k));
        }
        return starts;
    }

    private boolean low(int k) {
        int ring = k / SPOKES;
        int spoke = k % SPOKES;
        int left = ring * SPOKES + (spoke + SPOKES - 1) % SPOKES;
        int right = ring * SPOKES + (spoke + 1) % SPOKES;
        return cost[k] <= cost[left]
                && cost[k] < cost[right]
                && (ring == 0 || cost[k] <= cost[k - SPOKES])
                && (ring == RINGS - 1 || cost[k] < cost[k + SPOKES]);
    }

    private static Point node(Point centre, int k) {
        double radius = FIRST_RING_M * StrictMath.pow(RING_RATIO, k / SPOKES);
        return centre.after(Velocity.towards(360.0 / SPOKES * (k % SPOKES), radius), 1);
    }
}
