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

    private static BayesFit fit(IntFunction<Point> path) {
        var fit = new BayesFit(5, Prior.WIDE);
        var track = Tracks.along(BEACON, 120, 1, 8, path);
        for (int call = 0; call < 120; call++) {
            fit.fit(track.atNs()[119], track, -120);
        }
        return fit;
    }

    private static BayesFit alongEast() {
        return fit(i -> new Point(2.5 * (i + 1), 0));
    }

    private static Here at(Point point, Velocity velocity) {
        return new Here(new LocalFrame(47, 8), point, 30, velocity, 0, new Point(0, 0));
    }

    private static Point best(BayesFit fit, long seed) {
        var random = new Random(seed);
        var prospects = new Prospects(Objects.requireNonNull(fit.posterior()), 5, random);
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
        BayesFit fit = fit(i -> i < 60 ? new Point(5 * i, 0) : new Point(300, 5 * (i - 60)));
        var here = new Point(300, 300);
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var prospects = new Prospects(Objects.requireNonNull(fit.posterior()), 5, random);
            Point end = Objects.requireNonNull(prospects.best(here, random, e -> true));
            double offDeg = Math.abs(Angle.wrapDeg(here.bearingDeg(end) - here.bearingDeg(BEACON)));
            assertThat(offDeg).as("seed %d, leg to %s", seed, end).isLessThan(45);
        }
    }

    @Test
    void onlyAllowedEndsAreChosenAndWithoutOneThereIsNoLeg() {
        BayesFit fit = alongEast();
        var random = new Random(3);
        var prospects = new Prospects(Objects.requireNonNull(fit.posterior()), 5, random);
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

    @Test
    void outOfAFadeItGoesBackAndThenElsewhere() {
        var guidance = alongEast().guidance(TestSettings.usual().homing(), new Fence(TestSettings.usual()));
        Point point = new Point(0, 100);
        Velocity flown = Velocity.ZERO;
        long nowNs = 0;
        for (int tick = 0; tick < 160; tick++) {
            flown = guidance.steer(nowNs, at(point, flown), List.of(), null, new Fade(0, nowNs, 6));
            point = point.after(flown, 0.05);
            nowNs += TICK_NS;
        }
        double before = flown.courseDeg();
        Velocity back = guidance.steer(nowNs, at(point, flown), List.of(), null, new Fade(0.11, nowNs - TICK_NS, -3));
        assertThat(Math.abs(Angle.wrapDeg(back.courseDeg() - before))).isGreaterThan(170);
        nowNs += TICK_NS;
        Velocity onward = guidance.steer(nowNs, at(point, back), List.of(), null, new Fade(0, nowNs, 6));
        assertThat(Math.abs(Angle.wrapDeg(onward.courseDeg() - before))).isGreaterThan(60 - 1e-6);
    }

    @Test
    void beforeThereIsAPosteriorItTurns() {
        var guidance =
                new BayesFit(5, Prior.WIDE).guidance(TestSettings.usual().homing(), new Fence(TestSettings.usual()));
        Velocity flown = Velocity.towards(90, 5);
        double first = guidance.steer(0, at(END, flown), List.of(), null, new Fade(0, 0, 6))
                .courseDeg();
        double later = guidance.steer(10_000_000_000L, at(END, flown), List.of(), null, new Fade(0, 1, 6))
                .courseDeg();
        assertThat(Angle.wrapDeg(later - first)).isBetween(30.0, 50.0);
    }
}
