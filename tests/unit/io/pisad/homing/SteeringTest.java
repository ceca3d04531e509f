package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.LocalFrame;
import io.pisad.model.Setpoint;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FR4: limits of what passes, orbit, pattern, planes. */
final class SteeringTest {
    private static Here at(Point point, Velocity velocity, double yawDeg, double heightM) {
        return new Here(new LocalFrame(47, 8), point, heightM, velocity, yawDeg, new Point(0, 0));
    }

    private static PlaneFit plane(double windowS, double east, double north, double sd) {
        return new PlaneFit(windowS, 0, 2 * (long) windowS, east, north, 0.5, sd, sd);
    }

    @Test
    void speedAccelerationYawRateAndClimbAreLimited() {
        var limiter = new Limiter(TestSettings.usual().homing());
        Velocity before = Velocity.ZERO;
        for (int tick = 0; tick < 200; tick++) {
            Here here = at(new Point(0, 0), Velocity.ZERO, 0, 60);
            Setpoint s = limiter.pass(tick, 1, here, new Velocity(-30, tick < 50 ? 40 : -40), 5, 30);
            var now = new Velocity(s.northMps(), s.eastMps());
            assertThat(now.speedMps()).isLessThanOrEqualTo(5 + 1e-9);
            assertThat(now.plus(before.scaled(-1)).speedMps()).isLessThanOrEqualTo(2.5 * 0.05 + 1e-9);
            assertThat(Math.abs(s.yawRateDps())).isLessThanOrEqualTo(45);
            assertThat(s.downMps()).isBetween(-1.0, 1.0);
            before = now;
        }
        assertThat(before.speedMps()).isCloseTo(5, within(0.01));
    }

    @Test
    void theHeightOfTheOrderIsHeld() {
        var limiter = new Limiter(TestSettings.usual().homing());
        Setpoint level = limiter.pass(0, 1, at(new Point(0, 0), Velocity.ZERO, 0, 30), Velocity.ZERO, 5, 30);
        assertThat(level.downMps()).isZero();
        Setpoint high = limiter.pass(0, 1, at(new Point(0, 0), Velocity.ZERO, 0, 31), Velocity.ZERO, 5, 30);
        assertThat(high.downMps()).isPositive();
    }

    @Test
    void anOrbitSettlesOnItsRadius() {
        var orbit = new Orbit(TestSettings.usual().homing(), new Fence(TestSettings.usual()));
        var centre = new Point(200, 100);
        Here here = at(new Point(180, 100), Velocity.towards(90, 5), 90, 30);
        double nearest = 1e9;
        for (int tick = 0; tick < 20 * 120; tick++) {
            Velocity v = orbit.steer(tick * 50_000_000L, here, centre);
            assertThat(v.speedMps()).isLessThanOrEqualTo(5 + 1e-9);
            here = at(here.point().after(v, 0.05), v, 0, 30);
            nearest = Math.min(nearest, here.point().distanceM(centre));
        }
        assertThat(nearest).as("flown over once").isLessThan(10);
        assertThat(here.point().distanceM(centre)).isCloseTo(50, within(3.0));
    }

    @Test
    void anOrbitThatDoesNotFitTheFenceIsAHover() {
        var settings = TestSettings.of(BeaconKind.CONTINUOUS, true, 300);
        var fence = new Fence(settings);
        var orbit = new Orbit(settings.homing(), fence);
        Here here = at(new Point(150, 0), Velocity.ZERO, 90, 30);
        for (int tick = 0; tick < 20 * 120; tick++) {
            Velocity v = fence.admit(here, orbit.steer(tick * 50_000_000L, here, new Point(280, 0)));
            here = at(here.point().after(v, 0.05), v, 0, 30);
        }
        assertThat(here.velocity().speedMps()).isZero();
        assertThat(here.point().eastM()).isBetween(255.0, 290.0);
    }

    @Test
    void theShortestResolvedPlaneIsTaken() {
        var short40 = plane(40, 0, 0.05, 0.05);
        var long80 = plane(80, 0.05, 0, 0.01);
        Heading heading = Heading.ofPlanes(List.of(plane(20, 0, -1, 0.001), short40, long80), 40, 25);
        assertThat(heading).isNotNull();
        assertThat(heading.bearingDeg()).isCloseTo(90, within(1e-9));
        assertThat(Heading.ofPlanes(List.of(short40), 40, 25)).isNull();
        assertThat(Heading.ofPlanes(List.of(plane(40, Double.NaN, Double.NaN, Double.NaN)), 40, 25))
                .isNull();
    }

    @Test
    void withNothingKnownItExploresOnATurn() {
        var settings = TestSettings.usual();
        var guidance = new GradientGuidance(settings.homing(), new Orbit(settings.homing(), new Fence(settings)));
        Here here = at(new Point(0, 0), Velocity.ZERO, 45, 30);
        boolean[] quadrant = new boolean[4];
        for (int tick = 0; tick < 20 * 90; tick++) {
            Velocity v = guidance.steer(tick * 50_000_000L, here, List.of(), null, new Fade(0, 0, Double.NaN, 6));
            assertThat(v.speedMps()).isCloseTo(5, within(1e-9));
            quadrant[(int) (v.courseDeg() / 90) % 4] = true;
            here = at(here.point().after(v, 0.05), v, v.courseDeg(), 30);
        }
        assertThat(quadrant).containsOnly(true);
    }
}
