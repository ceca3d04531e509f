package io.pisad.homing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Flies a planned search and knows how far it has come: left anywhere, it goes back to that place inside the fence and on.
 *
 * <p>Along a leg it steers for a place ahead on the leg, so that wind does not carry it off; before a corner it slows down
 * to what stops there, so that corners at the fence need no interlock.
 */
final class Track {
    private static final double REACHED_M = 3;
    private static final double AHEAD_S = 2;
    private static final double SLOWEST_MPS = 1;

    private final SearchPath path;
    private final double speedMps;
    private final double accelerationMps2;
    private final Deque<Point> wayBack = new ArrayDeque<>();
    private boolean away = true;
    private int next;
    private double alongM;
    private double flownM;

    Track(SearchPath path, double speedMps, double accelerationMps2) {
        this.path = path;
        this.speedMps = speedMps;
        this.accelerationMps2 = accelerationMps2;
    }

    SearchPath path() {
        return path;
    }

    double speedMps() {
        return speedMps;
    }

    /** It is left here; what follows begins with the way back. */
    void leave() {
        away = true;
    }

    boolean finished() {
        return next == path.places().size();
    }

    /** Where it goes on. */
    Point place() {
        int last = path.places().size() - 1;
        if (next == 0 || next > last) {
            return path.places().get(Math.min(next, last));
        }
        Point from = path.places().get(next - 1);
        Point to = path.places().get(next);
        return from.after(Velocity.towards(from.bearingDeg(to), alongM), 1);
    }

    /** Index of the place it flies to. */
    int next() {
        return next;
    }

    /** Share of the path that is flown, 0-100. */
    double percent() {
        return finished() ? 100 : 100 * Math.min(1, (flownM + alongM) / Math.max(1, path.wholeM()));
    }

    /** The wanted velocity; none when all is flown. */
    Velocity steer(Here here) {
        if (finished()) {
            return Velocity.ZERO;
        }
        if (away) {
            away = false;
            wayBack.clear();
            wayBack.addAll(path.ways().way(here.point(), place()));
        }
        while (!wayBack.isEmpty() && here.point().distanceM(wayBack.getFirst()) < REACHED_M) {
            wayBack.removeFirst();
        }
        if (!wayBack.isEmpty()) {
            return towards(here, wayBack.getFirst(), here.point().distanceM(wayBack.getFirst()), SLOWEST_MPS);
        }
        advance(here.point());
        if (finished()) {
            return Velocity.ZERO;
        }
        Point to = path.places().get(next);
        if (next == 0) {
            return towards(here, to, here.point().distanceM(to), SLOWEST_MPS);
        }
        Point from = path.places().get(next - 1);
        double leftM = from.distanceM(to) - alongM;
        double aheadM = alongM + Math.min(leftM, Math.max(8, AHEAD_S * speedMps));
        Point ahead = from.after(Velocity.towards(from.bearingDeg(to), aheadM), 1);
        return towards(here, ahead, leftM, passingMps());
    }

    private void advance(Point here) {
        while (!finished()) {
            Point to = path.places().get(next);
            if (next > 0) {
                Point from = path.places().get(next - 1);
                double lengthM = from.distanceM(to);
                double along = ((here.eastM() - from.eastM()) * (to.eastM() - from.eastM())
                                + (here.northM() - from.northM()) * (to.northM() - from.northM()))
                        / Math.max(1e-9, lengthM);
                alongM = Math.max(alongM, Math.min(lengthM, along));
                if (lengthM - alongM >= REACHED_M) {
                    return;
                }
                flownM += lengthM;
            } else if (here.distanceM(to) >= REACHED_M) {
                return;
            }
            next++;
            alongM = 0;
        }
    }

    /** Speed at the next corner: what is left of it in the new direction, squared. */
    private double passingMps() {
        return next + 1 < path.places().size()
                ? Math.max(SLOWEST_MPS, speedMps * path.straightness(next))
                : SLOWEST_MPS;
    }

    private Velocity towards(Here here, Point target, double leftM, double leastMps) {
        double stops = accelerationMps2 * (Math.sqrt(4 + 2 * Math.max(0, leftM) / accelerationMps2) - 2);
        double speed = Math.min(speedMps, Math.max(leastMps, stops));
        return Velocity.towards(here.point().bearingDeg(target), speed);
    }
}
