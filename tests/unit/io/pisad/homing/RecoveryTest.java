package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.SignalPicture.Track;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is flown before an approach that gets nowhere ends. */
final class RecoveryTest {
    private static final double SPEED_MPS = 5;
    private static final double STEP_S = 0.05;
    private static final Track TRACK = new Track(
            new long[] {1, 2, 3, 4},
            new double[] {0, 30, 60, 90},
            new double[] {0, 40, 80, 120},
            new double[] {30, 30, 30, 30},
            new double[] {Double.NaN, -90, -80, -85});

    private static Here at(Point point) {
        return new Here(Cockpit.FRAME, point, 30, Velocity.ZERO, 0, null);
    }

    /** Where a vehicle that does as it is told is, every step. */
    private static List<Point> flown(Recovery recovery, Point from, double seconds) {
        List<Point> places = new ArrayList<>(List.of(from));
        for (int i = 0; i < seconds / STEP_S; i++) {
            Point last = places.get(i);
            Velocity v = recovery.steer(at(last), SPEED_MPS);
            assertThat(v.speedMps()).isCloseTo(SPEED_MPS, within(1e-9));
            places.add(new Point(last.eastM() + v.eastMps() * STEP_S, last.northM() + v.northMps() * STEP_S));
        }
        return places;
    }

    private static Recovery recovery() {
        Recovery recovery = Recovery.to(TRACK);
        assertThat(recovery).isNotNull();
        return recovery;
    }

    @Test
    void itLeadsStraightToTheLoudestPlace() {
        List<Point> places = flown(recovery(), new Point(-40, -20), 26.5);
        assertThat(places.get(places.size() - 1).distanceM(new Point(60, 80))).isLessThan(10);
        assertThat(places).allSatisfy(p -> assertThat(p.northM() - p.eastM()).isBetween(19.0, 21.0));
    }

    /** Every place within 100 m has been passed within half the way from turn to turn. */
    @Test
    void thenItWidensAndLeavesNoHole() {
        var loudest = new Point(60, 80);
        List<Point> places = flown(recovery(), loudest, 300);
        for (int deg = 0; deg < 360; deg += 15) {
            for (int r = 5; r <= 100; r += 5) {
                var place = new Point(
                        loudest.eastM() + r * StrictMath.sin(StrictMath.toRadians(deg)),
                        loudest.northM() + r * StrictMath.cos(StrictMath.toRadians(deg)));
                assertThat(places.stream().mapToDouble(place::distanceM).min().orElseThrow())
                        .as("%d m at %d degrees", r, deg)
                        .isLessThan(21);
            }
        }
        assertThat(places.get(places.size() - 1).distanceM(loudest)).isBetween(100.0, 180.0);
    }

    @Test
    void aTrackWithoutAPlaceLeadsNowhere() {
        var none = new Track(new long[0], new double[0], new double[0], new double[0], new double[0]);
        assertThat(Recovery.to(none)).isNull();
    }
}
