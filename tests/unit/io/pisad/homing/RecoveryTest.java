package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Notice;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.Track;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is flown before an approach that gets nowhere ends. */
final class RecoveryTest {
    private static final double SPEED_MPS = 5;
    private static final long TICK_NS = 50_000_000L;
    private static final Point LOUDEST = new Point(60, 80);

    private final Recovery recovery = new Recovery();
    private long nowNs;

    private static Here at(Point point, Velocity velocity) {
        return new Here(Cockpit.FRAME, point, 30, velocity, 0, null);
    }

    private Fade heard(double overDb) {
        return new Fade(0, nowNs, Double.NaN, overDb);
    }

    /** Loud at one place, quieter at others, and one loud reading that is none: older than a second. */
    private void hear() {
        for (int i = 0; i < 400; i++) {
            nowNs += TICK_NS;
            var here = new Point(0.3 * i, 0.4 * i);
            recovery.hear(nowNs, at(here, Velocity.ZERO), heard(20 - 0.1 * here.distanceM(LOUDEST)));
        }
        var stale = new Fade(0.3, nowNs - 2_000_000_000L, Double.NaN, 50);
        recovery.hear(nowNs, at(new Point(500, 500), Velocity.ZERO), stale);
    }

    /** Where a vehicle that accelerates by at most 2.5 m/s2 is, every tick. */
    private List<Point> flown(Point from, double seconds) {
        List<Point> places = new ArrayList<>(List.of(from));
        Velocity v = Velocity.ZERO;
        for (int i = 0; i < seconds * 20; i++) {
            nowNs += TICK_NS;
            Point last = places.get(i);
            v = limited(v, recovery.steer(nowNs, at(last, v), SPEED_MPS));
            places.add(last.after(v, 0.05));
        }
        return places;
    }

    private static Velocity limited(Velocity now, Velocity wanted) {
        double n = wanted.northMps() - now.northMps();
        double e = wanted.eastMps() - now.eastMps();
        double share = Math.min(1, 2.5 * 0.05 / Math.max(1e-9, Math.sqrt(n * n + e * e)));
        return new Velocity(now.northMps() + share * n, now.eastMps() + share * e);
    }

    @Test
    void itLeadsStraightToWhereTheBeaconWasLoudest() {
        assertThat(recovery.begin(nowNs)).as("heard nowhere").isFalse();
        hear();
        assertThat(recovery.begin(nowNs)).isTrue();
        List<Point> places = flown(new Point(-40, -20), 27);
        assertThat(places.get(places.size() - 1).distanceM(LOUDEST)).isLessThan(12);
        assertThat(places).allSatisfy(p -> assertThat(p.northM() - p.eastM()).isBetween(17.0, 23.0));
    }

    /** The second of four pulses is the loudest; they are a second apart. */
    @Test
    void aPulseCountsAlone() {
        double[] overDb = {10, 20, 14, 13};
        for (int i = 0; i < overDb.length; i++) {
            nowNs += 1_000_000_000L;
            recovery.hear(nowNs, at(new Point(0, 100 * i), Velocity.ZERO), heard(overDb[i]));
        }
        recovery.begin(nowNs);
        var here = at(new Point(-50, 100), Velocity.towards(0, 5));
        assertThat(recovery.steer(nowNs, here, SPEED_MPS).courseDeg()).isCloseTo(90, within(1e-6));
    }

    @Test
    void thenItWidensAndLeavesNoHole() {
        hear();
        recovery.begin(nowNs);
        List<Point> places = flown(LOUDEST, 300);
        for (int deg = 0; deg < 360; deg += 15) {
            for (int r = 5; r <= 100; r += 5) {
                Point place = LOUDEST.after(Velocity.towards(deg, r), 1);
                assertThat(places.stream().mapToDouble(place::distanceM).min().orElseThrow())
                        .as("%d m at %d degrees", r, deg)
                        .isLessThan(24);
            }
        }
        assertThat(places.get(places.size() - 1).distanceM(LOUDEST)).isBetween(100.0, 180.0);
    }

    @Test
    void aFadeOnTheWayMovesTheSpiralThereAndOneOnTheSpiralTurnsItRound() {
        hear();
        recovery.begin(nowNs);
        var here = new Point(0, 0);
        var moving = Velocity.towards(0, 5);
        recovery.interrupt();
        recovery.steer(nowNs, at(here, moving), SPEED_MPS);
        var east = new Point(30, 0);
        double turned = recovery.steer(nowNs, at(east, moving), SPEED_MPS).courseDeg();
        recovery.interrupt();
        double back = recovery.steer(nowNs, at(east, moving), SPEED_MPS).courseDeg();
        double outDeg = StrictMath.toDegrees(StrictMath.atan2(40 / (2 * StrictMath.PI), 30));
        assertThat(Angle.wrapDeg(turned - (270 - 90 - outDeg))).isCloseTo(0, within(1e-6));
        assertThat(Angle.wrapDeg(back - (270 + 90 + outDeg))).isCloseTo(0, within(1e-6));
    }

    @Test
    void whereTheFenceStopsTheVehicleItTurnsRound() {
        hear();
        recovery.begin(nowNs);
        var here = new Point(0, 0);
        double first = recovery.steer(nowNs, at(here, Velocity.ZERO), SPEED_MPS).courseDeg();
        nowNs += 4_000_000_000L;
        assertThat(recovery.steer(nowNs, at(here, Velocity.ZERO), SPEED_MPS).courseDeg())
                .isEqualTo(first);
        nowNs += 2_000_000_000L;
        double oneWay =
                recovery.steer(nowNs, at(here, Velocity.ZERO), SPEED_MPS).courseDeg();
        nowNs += 6_000_000_000L;
        double other = recovery.steer(nowNs, at(here, Velocity.ZERO), SPEED_MPS).courseDeg();
        assertThat(Angle.wrapDeg(oneWay - first)).isBetween(-140.0, -90.0);
        assertThat(Angle.wrapDeg(other - first)).isBetween(90.0, 140.0);
    }

    /** A strategy that always flies north. */
    private static final class North implements Locator, Guidance {
        boolean returning;

        @Override
        public @Nullable Estimate fit(long nowNs, Track track, double floorDbm) {
            return null;
        }

        @Override
        public Guidance guidance(Settings.Homing settings, Fence fence) {
            return this;
        }

        @Override
        public void forget() {}

        @Override
        public Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade) {
            return Velocity.towards(0, SPEED_MPS);
        }

        @Override
        public boolean returning() {
            return returning;
        }

        @Override
        public void use(Settings.Homing next) {}
    }

    @Test
    void theApproachFollowsItOnlyWhileThereIsNoProgressAndNoFade() {
        Settings settings = TestSettings.usual();
        var north = new North();
        var out = new Collected();
        var approach = new Approach(settings.homing(), north, new Fence(settings), new Scribe(out), 0);
        Here loud = at(new Point(0, 0), Velocity.towards(90, 5));
        Here east = at(new Point(200, 0), Velocity.towards(90, 5));
        assertThat(approach.stalled(0, -80, null, null, Double.NaN)).isNull();
        approach.towards(0, loud, List.of(), null, new Fade(0, 1, Double.NaN, 30));
        double[] courses = new double[6];
        for (int k = 0; k < courses.length; k++) {
            nowNs = (115 + 10L * k) * 1_000_000_000L;
            if (k == 1) {
                assertThat(approach.stalled(nowNs - 1, -80, null, null, Double.NaN))
                        .isNull();
                Velocity out1 = approach.towards(nowNs - 1, east, List.of(), null, new Fade(0.3, 2, Double.NaN, -3));
                assertThat(out1.courseDeg())
                        .as("stuck in a fade: out of it first")
                        .isZero();
                assertThat(out.of(Notice.class)).isEmpty();
            }
            north.returning = k == 2;
            double levelDbm = k < 5 ? -80 : -60;
            assertThat(approach.stalled(nowNs, levelDbm, null, null, Double.NaN))
                    .isNull();
            Fade fade = new Fade(k == 3 ? 0.3 : 0, nowNs, Double.NaN, 5);
            courses[k] = approach.towards(nowNs, east, List.of(), null, fade).courseDeg();
        }
        assertThat(courses[0]).as("before 120 s").isZero();
        assertThat(Angle.wrapDeg(courses[1])).as("back to the loudest place").isCloseTo(-90, within(1e-6));
        assertThat(courses[2]).as("the strategy leads out of a fade").isZero();
        assertThat(courses[3]).as("a fade").isZero();
        assertThat(courses[4]).as("the spiral, from here").isNotZero();
        assertThat(courses[5]).as("progress").isZero();
        assertThat(out.of(Notice.class)).hasSize(1);
        nowNs = 260_000_000_000L;
        assertThat(approach.stalled(nowNs, -60, null, null, Double.NaN)).isNull();
    }
}
