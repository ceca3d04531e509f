package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.FenceShape;
import io.pisad.model.FenceShape.Area;
import io.pisad.model.FenceShape.Corner;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FR8: the vehicle's own fence, its margin, its age, and what replaces it. */
final class FenceTest {
    private static final long S = 1_000_000_000L;

    private final Fence fence = new Fence(TestSettings.of(BeaconKind.CONTINUOUS, true, 500));
    private final Cockpit cockpit = new Cockpit();

    private static Area polygon(boolean inclusion, double... eastNorth) {
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < eastNorth.length; i += 2) {
            corners.add(corner(eastNorth[i], eastNorth[i + 1]));
        }
        return new Area(inclusion, corners, Double.NaN);
    }

    private static Area circle(boolean inclusion, double east, double north, double radiusM) {
        return new Area(inclusion, List.of(corner(east, north)), radiusM);
    }

    private static Corner corner(double east, double north) {
        return new Corner(Cockpit.FRAME.latitudeDeg(north), Cockpit.FRAME.longitudeDeg(east));
    }

    private FenceShape shape(Area... areas) {
        return new FenceShape(cockpit.nowNs, List.of(areas), false, Double.NaN, Double.NaN, Double.NaN, 2);
    }

    private String at(double east, double north, double eastMps) {
        cockpit.eastM = east;
        cockpit.northM = north;
        cockpit.eastMps = eastMps;
        return String.valueOf(fence.objection(cockpit.vehicle(), cockpit.nowNs));
    }

    private Here here(double east, double north) {
        assertThat(at(east, north, 0)).isIn("null", "outside");
        Here here = Here.of(cockpit.vehicle(), Cockpit.FRAME);
        assertThat(here).isNotNull();
        return here;
    }

    @Test
    void aReadPolygonReplacesTheConfiguredRadius() {
        cockpit.fence = shape(polygon(true, -100, -100, 900, -100, 900, 100, -100, 100));
        assertThat(at(800, 0, 0)).isEqualTo("null");
        assertThat(at(889, 0, 0)).isEqualTo("null");
        assertThat(at(891, 0, 0)).isEqualTo("outside");
        assertThat(at(0, 95, 0)).isEqualTo("outside");
    }

    @Test
    void theStoppingDistanceIsCheckedAlongItsWay() {
        cockpit.fence = shape(polygon(true, -100, -100, 900, -100, 900, 100, -100, 100));
        assertThat(at(870, 0, 5)).isEqualTo("null"); // 5 + 10 m to stop, to 885
        assertThat(at(880, 0, 5)).isEqualTo("cannot stop inside");
        cockpit.fence = shape(circle(true, 0, 0, 400), circle(false, 100, 0, 1));
        assertThat(at(85, 0, 15)).as("stops beyond a small exclusion").isEqualTo("cannot stop inside");
    }

    @Test
    void exclusionsKeepTheirDistanceAndAllInclusionsHoldUnlessOneIsEnough() {
        cockpit.fence = shape(circle(true, 0, 0, 400), polygon(false, 100, -20, 140, -20, 140, 20, 100, 20));
        assertThat(at(89, 0, 0)).isEqualTo("null");
        assertThat(at(91, 0, 0)).isEqualTo("outside");
        assertThat(at(120, 0, 0)).isEqualTo("outside");
        cockpit.fence = shape(circle(true, 0, 0, 100), circle(true, 150, 0, 100));
        assertThat(at(0, 0, 0)).isEqualTo("outside");
        assertThat(at(75, 0, 0)).isEqualTo("null");
        FenceShape both = cockpit.fence;
        cockpit.fence = new FenceShape(both.atNs(), both.areas(), true, Double.NaN, Double.NaN, Double.NaN, 2);
        assertThat(at(0, 0, 0)).isEqualTo("null");
        assertThat(at(200, 0, 0)).isEqualTo("null");
        assertThat(at(251, 0, 0)).isEqualTo("outside");
    }

    @Test
    void theVehiclesOwnMarginCountsWhenItIsLarger() {
        FenceShape read = shape(circle(true, 0, 0, 300));
        cockpit.fence = new FenceShape(read.atNs(), read.areas(), false, Double.NaN, Double.NaN, Double.NaN, 30);
        assertThat(at(269, 0, 0)).isEqualTo("null");
        assertThat(at(271, 0, 0)).isEqualTo("outside");
    }

    @Test
    void simpleLimitsHold() {
        cockpit.fence = new FenceShape(cockpit.nowNs, List.of(), false, 200, 25, 60, 2);
        assertThat(at(189, 0, 0)).isEqualTo("null");
        assertThat(at(191, 0, 0)).isEqualTo("outside");
        cockpit.heightM = 26;
        assertThat(at(0, 0, 0)).isEqualTo("height under 27 m");
        cockpit.heightM = 59;
        assertThat(at(0, 0, 0)).isEqualTo("height over 58 m");
    }

    @Test
    void aFenceThatSurroundsNothingOrIsOldIsHelpedOutByTheConfiguredRadius() {
        cockpit.fence = shape(circle(false, 100, 0, 50));
        assertThat(at(489, 0, 0)).isEqualTo("null");
        assertThat(at(491, 0, 0)).isEqualTo("outside");
        assertThat(at(100, 0, 0)).isEqualTo("outside");
        cockpit.fence = shape(circle(true, 0, 0, 900));
        assertThat(at(800, 0, 0)).isEqualTo("null");
        cockpit.nowNs += 121 * S;
        assertThat(at(800, 0, 0)).isEqualTo("outside");
        assertThat(at(400, 0, 0)).isEqualTo("null");
    }

    @Test
    void withoutHomeADrawnFenceIsEnoughAndARadiusIsNot() {
        cockpit.homeKnown = false;
        assertThat(at(0, 0, 0)).isEqualTo("home unknown");
        cockpit.fence = shape(polygon(true, -100, -100, 100, -100, 100, 100, -100, 100));
        assertThat(at(0, 0, 0)).isEqualTo("null");
        assertThat(at(95, 0, 0)).isEqualTo("outside");
        cockpit.fence = new FenceShape(cockpit.nowNs, List.of(), false, 200, Double.NaN, Double.NaN, 2);
        assertThat(at(0, 0, 0)).isEqualTo("home unknown");
    }

    /** A circle of 600 m that may be switched off leaves the configured 500 m in force, one that surely is on does not. */
    @Test
    void onlyWhatIsSurelyInForceReplacesTheConfiguredRadius() {
        cockpit.fence = circle(true);
        assertThat(at(492, 0, 0)).isEqualTo("null");
        assertThat(at(592, 0, 0)).isEqualTo("outside");
        cockpit.fence = circle(false);
        assertThat(at(488, 0, 0)).isEqualTo("null");
        assertThat(at(492, 0, 0)).isEqualTo("outside");
    }

    private FenceShape circle(boolean certain) {
        var home = FenceShape.HeightFrame.HOME;
        return new FenceShape(cockpit.nowNs, List.of(), false, 600, Double.NaN, Double.NaN, 2, home, home, certain);
    }

    @Test
    void aPolygonThatIsNoneCloses() {
        cockpit.fence = shape(polygon(true, -100, -100, 100, 100, 100, -100, -100, 100));
        assertThat(at(50, 0, 0)).isEqualTo("outside");
        cockpit.fence = shape(polygon(true, -100, -100, 100, 100));
        assertThat(at(0, 0, 0)).isEqualTo("outside");
    }

    /** FR8: the lower of the heights counts; what is older than 2 s is no height over the ground. */
    @Test
    void heightOverTheGroundCountsWhereItIsLowerAndFresh() {
        cockpit.heightM = 40;
        cockpit.clearanceM = 12;
        cockpit.clearanceNs = cockpit.nowNs;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isEqualTo("only 12 m over ground, under 20");
        cockpit.clearanceM = 60;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isNull();
        cockpit.heightM = 12;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isEqualTo("height under 20 m");
        cockpit.heightM = 40;
        cockpit.clearanceM = 12;
        cockpit.clearanceNs = cockpit.nowNs - 2 * S - 1;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isNull();
    }

    /** FR8: limits over the sea count from home's altitude; home unknown, or counted from anything else: closed. */
    @Test
    void altitudeFenceOverTheSeaIsTakenFromHomeAndAnyOtherCloses() {
        VehicleState.Home home = cockpit.vehicle().home();
        assertThat(home).isNotNull();
        cockpit.fence = heights(home.altitudeM() + 40, FenceShape.HeightFrame.SEA);
        cockpit.heightM = 37;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isNull();
        cockpit.heightM = 39;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isEqualTo("height over 38 m");
        cockpit.homeKnown = false;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isEqualTo("home unknown");
        cockpit.homeKnown = true;
        cockpit.fence = heights(40, FenceShape.HeightFrame.OTHER);
        cockpit.heightM = 30;
        assertThat(fence.objection(cockpit.vehicle(), cockpit.nowNs)).isEqualTo("altitude fence not above home");
    }

    private FenceShape heights(double maxM, FenceShape.HeightFrame frame) {
        return new FenceShape(
                cockpit.nowNs,
                List.of(),
                false,
                Double.NaN,
                Double.NaN,
                maxM,
                2,
                FenceShape.HeightFrame.HOME,
                frame,
                false);
    }

    @Test
    void theHeightToStopAtCountsToo() {
        cockpit.heightM = 119;
        VehicleState v = cockpit.vehicle();
        VehicleState.Position p = v.position();
        assertThat(p).isNotNull();
        assertThat(fence.objection(v, cockpit.nowNs)).isNull();
        var climbing =
                new VehicleState.Position(p.atNs(), p.latitudeDeg(), p.longitudeDeg(), p.altitudeM(), 119, 0, 0, -1);
        var state = new VehicleState(
                v.atNs(),
                1,
                v.heartbeat(),
                climbing,
                null,
                null,
                v.gps(),
                v.battery(),
                v.home(),
                v.groundStation(),
                null,
                null,
                null,
                null);
        assertThat(fence.objection(state, cockpit.nowNs)).isEqualTo("height: cannot stop inside");
    }

    @Test
    void guidanceSlidesAlongAnEdge() {
        cockpit.fence = shape(polygon(true, -400, -400, 100, -400, 100, 400, -400, 400));
        Velocity v = fence.admit(here(80, 0), Velocity.towards(45, 5));
        assertThat(v.courseDeg()).isBetween(0.0, 45.0);
        assertThat(v.speedMps()).isBetween(3.0, 5.0);
        assertThat(fence.admit(here(86, 0), Velocity.towards(90, 5)).speedMps())
                .as("straight at it")
                .isLessThan(1);
        assertThat(fence.admit(here(0, 0), Velocity.towards(90, 5))).isEqualTo(Velocity.towards(90, 5));
    }

    @Test
    void guidanceLeadsBackFromOutside() {
        cockpit.fence = shape(polygon(true, -400, -400, 100, -400, 100, 400, -400, 400));
        Velocity v = fence.admit(here(95, 0), Velocity.towards(90, 5));
        assertThat(v.courseDeg()).isCloseTo(270, within(20.0));
        assertThat(v.speedMps()).isCloseTo(1, within(1e-9));
    }

    /** What guidance admits never closes the interlock, whatever it wanted. */
    @Test
    void whateverIsWantedTheVehicleStaysInside() {
        cockpit.fence = shape(
                polygon(true, -200, -200, 200, -200, 200, 200, 100, 200, 100, 0, 0, 0, 0, 200, -200, 200),
                circle(false, -100, -100, 30));
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var limiter = new Limiter(TestSettings.usual().homing());
            cockpit.eastM = 0;
            cockpit.northM = -100;
            double course = 0;
            Velocity velocity = Velocity.ZERO;
            for (int tick = 0; tick < 20 * 120; tick++) {
                course = tick % 100 == 0 ? 360 * random.nextDouble() : course;
                cockpit.eastMps = 0;
                String objection = fence.objection(cockpit.vehicle(), cockpit.nowNs);
                assertThat(objection).as("seed %d tick %d", seed, tick).isNull();
                Here here = Here.of(cockpit.vehicle(), Cockpit.FRAME);
                assertThat(here).isNotNull();
                limiter.pass(tick, 1, here, fence.admit(here, Velocity.towards(course, 8)), 8, 30);
                if (!fence.permits(here, limiter.last())) {
                    limiter.halt(tick, 1);
                }
                velocity =
                        velocity.plus(limiter.last().plus(velocity.scaled(-1)).atMost(2.5 * 0.05));
                cockpit.eastM += velocity.eastMps() * 0.05;
                cockpit.northM += velocity.northMps() * 0.05;
            }
        }
    }
}
