package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.LocalFrame;
import io.pisad.model.Prior;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** FR4: legs by what they tell, and back out of a fade. */
final class BayesGuidanceTest {
    private static final Point BEACON = new Point(140, 220);
    private static final Point END = new Point(300, 0);
    private static final long TICK_NS = 50_000_000L;

    private static BayesFit fit(Prior prior, IntFunction<Point> path) {
        var fit = new BayesFit(5, prior, 433e6);
        var track = Tracks.along(BEACON, 120, 1, 8, path);
        for (int call = 0; call < 120; call++) {
            fit.fit(track.atNs()[119], track, -120);
        }
        return fit;
    }

    private static BayesFit alongEast() {
        return fit(Prior.WIDE, i -> new Point(2.5 * (i + 1), 0));
    }

    private static Here at(Point point, Velocity velocity) {
        return new Here(new LocalFrame(47, 8), point, 30, velocity, 0, new Point(0, 0));
    }

    private static Point best(BayesFit fit, long seed) {
        var random = new Random(seed);
        var prospects = new Prospects(Objects.requireNonNull(fit.belief()), 0.2, random);
        return Objects.requireNonNull(prospects.best(END, random, end -> true));
    }

    @Test
    void afterAStraightTrackTheBestLegLeadsAcrossIt() {
        BayesFit fit = alongEast();
        for (long seed = 1; seed <= 20; seed++) {
            double bearing = END.bearingDeg(best(fit, seed));
            double across = Math.abs(StrictMath.cos(StrictMath.toRadians(bearing)));
            assertThat(across).as("seed %d, bearing %.0f", seed, bearing).isGreaterThan(0.5);
        }
    }

    @Test
    void whenThePlaceIsKnownTheBestLegLeadsThere() {
        var still = new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, false, 0, 0);
        BayesFit fit = fit(still, i -> i < 60 ? new Point(5 * i, 0) : new Point(300, 5 * (i - 60)));
        var here = new Point(300, 300);
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var prospects = new Prospects(Objects.requireNonNull(fit.belief()), 0.2, random);
            Point end = Objects.requireNonNull(prospects.best(here, random, e -> true));
            double offDeg = Math.abs(Angle.wrapDeg(here.bearingDeg(end) - here.bearingDeg(BEACON)));
            assertThat(offDeg).as("seed %d, leg to %s", seed, end).isLessThan(45);
        }
    }

    @Test
    void smallPlacesBesideTheTrackCountAsFlownOver() {
        var posterior = new Posterior(new Point(0, 200), 100, Prior.WIDE, 433e6);
        for (int i = 0; i < 60; i++) {
            double lossDb = new Law(Prior.WIDE).lossDb(BEACON.eastM() - 10 * i, BEACON.northM() - 200, 30);
            posterior.add(new Cell(10 * i, 200, 30, -40 + 2 * lossDb, 2, 2 * i));
        }
        int over = 0;
        for (Place place : posterior.places()) {
            double apartM =
                    Math.hypot(Math.max(0, Math.max(-place.eastM, place.eastM - 590)), Math.abs(place.northM - 200));
            if (place.flownOver) {
                over++;
                assertThat(place.halfM).isLessThanOrEqualTo(10);
                assertThat(apartM).isLessThan(19);
            } else if (place.halfM <= 10) {
                assertThat(apartM).isGreaterThan(14);
            }
        }
        assertThat(over).isGreaterThan(0);
    }

    @Test
    void ofTwoPlacesAsLikelyTheOneThatWasNotFlownOverGetsItsTurn() {
        Belief both = Objects.requireNonNull(alongEast().belief()); // and its mirror image in the south
        List<Spot> spots = both.spots().stream()
                .map(spot ->
                        new Spot(spot.law(), spot.eastM(), spot.northM(), spot.halfM(), spot.mass(), spot.northM() > 0))
                .toList();
        var belief = new Belief(spots, spots, 0, 0, both.cells(), 0, both.prior(), both.likelihood());
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            Point end = new Prospects(belief, 0.2, random).best(END, random, any -> true);
            assertThat(Objects.requireNonNull(end).northM()).as("seed %d", seed).isLessThan(0);
        }
    }

    @Test
    void onlyAllowedEndsAreChosenAndWithoutOneThereIsNoLeg() {
        BayesFit fit = alongEast();
        var random = new Random(3);
        var prospects = new Prospects(Objects.requireNonNull(fit.belief()), 0.2, random);
        for (int k = 0; k < 20; k++) {
            Point end = prospects.best(END, random, e -> e.eastM() < END.eastM());
            assertThat(end).isNotNull();
            assertThat(end.eastM()).isLessThan(END.eastM());
        }
        assertThat(prospects.best(END, random, e -> false)).isNull();
    }

    @Test
    void theSameSeedGivesTheSameLeg() {
        assertThat(best(alongEast(), 5)).isEqualTo(best(alongEast(), 5));
    }

    /** Flies a guidance by ticks, with what is heard at each. */
    private static final class Flown {
        final Guidance guidance = alongEast().guidance(TestSettings.usual().homing(), new Fence(TestSettings.usual()));
        Point point = new Point(0, 100);
        Velocity velocity = Velocity.ZERO;
        long nowNs;
        long heardNs;

        /** One tick; heard at it or not, so much over what counts as lost. */
        void tick(boolean heard, double share, double periodS, double overDb) {
            nowNs += TICK_NS;
            heardNs = heard ? nowNs : heardNs;
            var fade = new Fade(share, heardNs, periodS, overDb);
            velocity = guidance.steer(nowNs, at(point, velocity), List.of(), null, fade);
            point = point.after(velocity, 0.05);
        }

        void hear(int ticks) {
            for (int k = 0; k < ticks; k++) {
                tick(true, 0, Double.NaN, 6);
            }
        }

        double offDeg(double courseDeg) {
            return Math.abs(Angle.wrapDeg(velocity.courseDeg() - courseDeg));
        }
    }

    @Test
    void outOfAFadeItGoesBackUntilItIsClearlyHeardAndThenElsewhere() {
        var flown = new Flown();
        flown.hear(160);
        double before = flown.velocity.courseDeg();
        for (int k = 0; k < 60; k++) { // 15 m into the fade
            flown.point = flown.point.after(flown.velocity, 0.05);
        }
        flown.tick(false, 0.11, Double.NaN, -3);
        assertThat(flown.offDeg(before)).as("back").isGreaterThan(170);
        flown.tick(true, 0, Double.NaN, 0.5);
        assertThat(flown.offDeg(before))
                .as("still back while it is hardly heard")
                .isGreaterThan(170);
        flown.tick(true, 0, Double.NaN, 2.5);
        assertThat(flown.offDeg(before)).as("elsewhere, but not back").isBetween(30 - 1e-6, 180.0);
        Velocity onward = flown.velocity;
        flown.hear(20);
        assertThat(flown.offDeg(onward.courseDeg())).as("it keeps the leg").isLessThan(1);
    }

    @Test
    void betweenThePulsesOfAPlaceWhereItIsHeardItGoesOn() {
        var flown = new Flown();
        flown.hear(160);
        flown.tick(false, 0.11, 1, -3);
        for (int k = 0; k < 40 && flown.point.distanceM(new Point(0, 100)) > 0; k++) {
            flown.tick(k == 5, k < 5 ? 0.12 : 0, 1, 0.5);
        }
        Point met = flown.point;
        flown.hear(100);
        assertThat(flown.point.distanceM(met))
                .as("it flies a leg, not up and down the trail")
                .isGreaterThan(20);
    }

    @Test
    void whenItIsHeardNowhereOnTheTrailAnotherDirectionIsTried() {
        var flown = new Flown();
        flown.hear(20); // five metres of trail
        double before = flown.velocity.courseDeg();
        double farthestOffDeg = 0;
        for (int k = 0; k < 100; k++) {
            flown.tick(false, 0.11 + 0.004 * k, Double.NaN, -3);
            farthestOffDeg = Math.max(farthestOffDeg, flown.offDeg(before));
        }
        assertThat(farthestOffDeg).as("it went back").isGreaterThan(120);
        assertThat(flown.offDeg(before)).as("and then not along the same leg").isGreaterThan(30 - 1e-6);
        assertThat(flown.point.distanceM(new Point(0, 100)))
                .as("it does not wait there")
                .isGreaterThan(10);
    }

    @Test
    void beforeThereIsAPosteriorItTurns() {
        var guidance = new BayesFit(5, Prior.WIDE, 433e6)
                .guidance(TestSettings.usual().homing(), new Fence(TestSettings.usual()));
        Velocity flown = Velocity.towards(90, 5);
        double first = guidance.steer(0, at(END, flown), List.of(), null, new Fade(0, 0, Double.NaN, 6))
                .courseDeg();
        double later = guidance.steer(10_000_000_000L, at(END, flown), List.of(), null, new Fade(0, 1, Double.NaN, 6))
                .courseDeg();
        assertThat(Angle.wrapDeg(later - first)).isBetween(30.0, 50.0);
    }
}
