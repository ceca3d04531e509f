package io.pisad.homing;

import io.pisad.model.Settings;
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
 * s^2 (J' W J)^-1, s^2 from the residuals, inflated by their correlation from cell to cell. Each minimum's posterior mass
 * is its likelihood (s^2 unknown) times the area of its ellipse (Laplace's approximation, flat prior over the ground):
 * the heaviest is the estimate, and another that holds more than 2 % of the mass, as the mirror image across a straight
 * track, makes the error the distance that covers both.
 *
 * <p>Bounded: at most 200 cells, 301 grid nodes, 4 refinements.
 */
final class PositionFit implements Locator {
    private static final int RINGS = 12;
    private static final int SPOKES = 24;
    private static final double FIRST_RING_M = 15;
    private static final double RING_RATIO = 1.6;
    private static final double IGNORED_SHARE = 0.02;
    private static final double ELSEWHERE_SHARE = 0.05;
    private static final double NEAR_M = 40;
    /** No beacon is looked for beyond this, unless nothing nearer is left. */
    private static final double MOST_M = 4000;

    private static final int LEAST_CELLS = 8;

    private final Samples samples = new Samples();
    private final double[] cost = new double[RINGS * SPOKES];

    @Override
    public void forget() {
        // every track is read anew
    }

    @Override
    public Guidance guidance(Settings.Homing settings, Fence fence) {
        return new GradientGuidance(settings, new Orbit(settings, fence));
    }

    @Override
    public @Nullable Estimate fit(long nowNs, Track track, double floorDbm) {
        samples.read(track, floorDbm);
        if (samples.count < LEAST_CELLS) {
            return null;
        }
        List<Minimum> minima = new ArrayList<>();
        Point centre = samples.strongest();
        for (Point start : starts(centre)) {
            Minimum one = Minimum.near(start, samples);
            if (one.point().distanceM(centre) < MOST_M || minima.isEmpty()) {
                minima.add(one);
            }
        }
        if (minima.size() > 1) {
            minima.removeIf(one -> one.point().distanceM(centre) >= MOST_M);
        }
        minima.sort(Comparator.comparingDouble(Minimum::cost));
        double independent = minima.get(0).independent();
        Minimum best = minima.get(0);
        double total = 0;
        for (Minimum one : minima) {
            best = one.logMass(independent) > best.logMass(independent) ? one : best;
        }
        for (Minimum one : minima) {
            total += StrictMath.exp(one.logMass(independent) - best.logMass(independent));
        }
        double mirrorM = 0;
        for (Minimum other : minima) {
            double share = StrictMath.exp(other.logMass(independent) - best.logMass(independent)) / total;
            if (share > IGNORED_SHARE) {
                double apartM = other.point().distanceM(best.point());
                mirrorM = Math.max(mirrorM, apartM > 2 * best.sdM() ? apartM : 0);
            }
        }
        int last = track.length() - 1;
        var from = new Point(track.eastM()[last], track.northM()[last]);
        return best.estimate(
                mirrorM, elsewhereM(centre, best, independent), heading(centre, from, best.cost(), independent));
    }

    /** Mean distance of the posterior mass that lies well outside the best ellipse, 0 when that is under 5 %. */
    private double elsewhereM(Point centre, Minimum best, double independent) {
        double nearM = Math.max(3 * best.sdM(), NEAR_M);
        double outside = 0;
        double moment = 0;
        for (int k = 0; k < cost.length; k++) {
            double apartM = node(centre, k).distanceM(best.point());
            if (apartM > nearM) {
                double mass = mass(k, best.cost(), independent);
                outside += mass;
                moment += mass * apartM;
            }
        }
        double inside = 2 * StrictMath.PI * best.areaM2();
        return outside > ELSEWHERE_SHARE * (outside + inside) ? moment / outside : 0;
    }

    /** Mean direction of the posterior mass on the grid, seen from a place; its error is the circular deviation. */
    private Heading heading(Point centre, Point from, double least, double independent) {
        double total = 0;
        double east = 0;
        double north = 0;
        for (int k = 0; k < cost.length; k++) {
            Point node = node(centre, k);
            double e = node.eastM() - from.eastM();
            double n = node.northM() - from.northM();
            double apartM = Math.sqrt(e * e + n * n);
            double mass = mass(k, least, independent);
            total += mass;
            east += mass * e / Math.max(1, apartM);
            north += mass * n / Math.max(1, apartM);
        }
        double together = Math.sqrt(east * east + north * north) / total;
        double sdDeg = StrictMath.toDegrees(Math.sqrt(-2 * StrictMath.log(Math.min(1, together))));
        return new Heading(Angle.bearingDeg(east, north), Math.min(180, sdDeg));
    }

    private double mass(int k, double least, double independent) {
        return areaM2(k) * StrictMath.exp(-independent / 2 * StrictMath.log(cost[k] / least));
    }

    private static double areaM2(int k) {
        double radius = radiusM(k);
        double width = radius * (Math.sqrt(RING_RATIO) - 1 / Math.sqrt(RING_RATIO));
        return 2 * StrictMath.PI * radius * width / SPOKES;
    }

    private static double radiusM(int k) {
        int ring = k / SPOKES;
        return FIRST_RING_M * StrictMath.pow(RING_RATIO, ring);
    }

    /** The grid's local minima, best first, at most four. */
    private List<Point> starts(Point centre) {
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
        return centre.after(Velocity.towards(360.0 / SPOKES * (k % SPOKES), radiusM(k)), 1);
    }
}
