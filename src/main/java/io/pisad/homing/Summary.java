package io.pisad.homing;

import java.util.Comparator;
import java.util.List;

/**
 * A belief in one estimate: the mean of what lies about the densest place of its likelier case, and the covariance about
 * that mean: of what lies there, or of everything when over 5 % lies elsewhere.
 */
final class Summary {
    private static final int ROUNDS = 4;
    private static final double FIRST_RADIUS_M = 80;
    private static final double LEAST_RADIUS_M = 40;
    private static final double RADIUS_SDS = 3;
    private static final double ELSEWHERE_SHARE = 0.05;
    private static final int CANDIDATES = 20;

    private Summary() {}

    static Estimate of(Belief belief, Point from) {
        List<Spot> places = belief.spots();
        Point centre = densest(belief.likelier());
        double radiusM = FIRST_RADIUS_M;
        Moments inside = new Moments();
        for (int round = 0; round < ROUNDS; round++) {
            inside = new Moments();
            for (Spot place : places) {
                if (place.mass() > 0 && place.centre().distanceM(centre) <= radiusM) {
                    inside.add(place);
                }
            }
            if (inside.mass == 0) {
                break;
            }
            centre = inside.mean();
            radiusM = Math.max(LEAST_RADIUS_M, RADIUS_SDS * inside.sdM());
        }
        Moments all = new Moments();
        places.forEach(all::add);
        Moments meant = 1 - inside.mass > ELSEWHERE_SHARE ? all : inside;
        return new Estimate(
                centre,
                meant.varEast(centre),
                meant.cov(centre),
                meant.varNorth(centre),
                Math.sqrt(belief.varianceOfMeanDb2(1)),
                0,
                0,
                towards(places, from),
                belief.entropyNats());
    }

    /** The densest place, by all laws together. */
    private static Point densest(List<Spot> places) {
        List<Spot> dense = places.stream()
                .sorted(Comparator.comparingDouble(Summary::density).reversed())
                .limit(CANDIDATES)
                .toList();
        Point best = dense.get(0).centre();
        double most = 0;
        for (Spot one : dense) {
            double density = 0;
            for (Spot place : places) {
                density += place.holds(one.eastM(), one.northM()) ? density(place) : 0;
            }
            if (density > most) {
                most = density;
                best = one.centre();
            }
        }
        return best;
    }

    private static double density(Spot place) {
        return place.mass() / (place.halfM() * place.halfM());
    }

    /** Mean direction of the mass seen from a place; its error is the circular standard deviation. */
    private static Heading towards(List<Spot> places, Point from) {
        double east = 0;
        double north = 0;
        for (Spot place : places) {
            double apartM = Math.max(1, from.distanceM(place.centre()));
            east += place.mass() * (place.eastM() - from.eastM()) / apartM;
            north += place.mass() * (place.northM() - from.northM()) / apartM;
        }
        double together = Math.min(1, Math.sqrt(east * east + north * north));
        double sdDeg = StrictMath.toDegrees(Math.sqrt(-2 * StrictMath.log(together)));
        return new Heading(Angle.bearingDeg(east, north), Math.min(180, sdDeg));
    }

    /** Mass, mean and covariance of squares; a square's own extent counts. */
    private static final class Moments {
        private double mass;
        private double e;
        private double n;
        private double ee;
        private double en;
        private double nn;

        void add(Spot place) {
            double extent = place.halfM() * place.halfM() / 3;
            mass += place.mass();
            e += place.mass() * place.eastM();
            n += place.mass() * place.northM();
            ee += place.mass() * (place.eastM() * place.eastM() + extent);
            en += place.mass() * place.eastM() * place.northM();
            nn += place.mass() * (place.northM() * place.northM() + extent);
        }

        Point mean() {
            return new Point(e / mass, n / mass);
        }

        double varEast(Point about) {
            double apart = e / mass - about.eastM();
            return ee / mass - e * e / mass / mass + apart * apart;
        }

        double varNorth(Point about) {
            double apart = n / mass - about.northM();
            return nn / mass - n * n / mass / mass + apart * apart;
        }

        double cov(Point about) {
            return en / mass - e * n / mass / mass + (e / mass - about.eastM()) * (n / mass - about.northM());
        }

        double sdM() {
            return Math.sqrt(varEast(mean()) + varNorth(mean()));
        }
    }
}
