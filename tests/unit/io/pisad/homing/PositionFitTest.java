package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** H3: a position comes with its error, and the beacon need not lie inside the track. */
final class PositionFitTest {
    private static final double FLOOR_DBM = -140;

    private static Estimate fit(io.pisad.model.SignalPicture.Track track) {
        return Objects.requireNonNull(new PositionFit().fit(0, track, FLOOR_DBM));
    }

    /** An L of two legs of 150 m, 5 m/s. */
    private static Point corner(int i) {
        double alongM = 2.5 * i;
        return alongM < 150 ? new Point(alongM, 0) : new Point(150, alongM - 150);
    }

    @Test
    void aBeaconFarOutsideTheTrackIsFound() {
        for (double bearing = 0; bearing < 360; bearing += 30) {
            Point beacon = new Point(0, 0).after(Velocity.towards(bearing, 400), 1);
            Estimate e = fit(Tracks.along(beacon, 120, 0.1, 5, PositionFitTest::corner));
            assertThat(e.point().distanceM(beacon)).as("bearing %s", bearing).isLessThan(40);
            assertThat(e.errorM()).isGreaterThan(1);
        }
    }

    @Test
    void aStraightTrackCannotTellLeftFromRight() {
        var beacon = new Point(150, 80);
        Estimate e = fit(Tracks.along(beacon, 120, 1, 5, i -> new Point(2.5 * i, 0)));
        assertThat(e.errorM()).isGreaterThan(150);
        assertThat(e.bearingSdDeg(new Point(300, 0))).isGreaterThan(90);
    }

    @Test
    void theEllipseHoldsTheTruthAsOftenAsItSays() {
        int inside = 0;
        int runs = 300;
        for (int seed = 0; seed < runs; seed++) {
            var beacon = new Point(10, -20);
            var track = Tracks.along(
                    beacon, 150, 4, 5000 + seed, i -> new Point(0, 0).after(Velocity.towards(2.865 * i, 20 + i), 1));
            Estimate e = fit(track);
            inside += e.point().distanceM(beacon) <= e.errorM() ? 1 : 0;
        }
        assertThat(inside / (double) runs).as("seeds 5000-5299").isBetween(0.93, 1.0);
    }

    @Test
    void aPerfectCircleCannotTellItsCentreFromFarAway() {
        var centre = new Point(30, 40);
        Estimate e = fit(Tracks.along(centre, 126, 0.5, 3, i -> centre.after(Velocity.towards(2.865 * i, 50), 1)));
        assertThat(e.errorM()).isGreaterThan(200);
    }

    @Test
    void tooLittleTrackGivesNoEstimate() {
        assertThat(new PositionFit()
                        .fit(0, Tracks.along(new Point(50, 0), 6, 0.1, 1, PositionFitTest::corner), FLOOR_DBM))
                .isNull();
    }

    @Test
    void standingStillGivesNoPosition() {
        Estimate e = new PositionFit()
                .fit(0, Tracks.along(new Point(50, 0), 600, 1, 1, i -> new Point(0.01 * (i % 3), 0)), FLOOR_DBM);
        assertThat(e).isNull();
    }

    @Test
    void noiseIsTakenOutOfTheLevels() {
        var samples = new Samples();
        var track = Tracks.along(new Point(200, 0), 60, 0, 1, i -> new Point(5.0 * i, 0));
        for (int i = 0; i < track.length(); i++) {
            double signal = StrictMath.pow(10, track.rssiDbm()[i] / 10);
            track.rssiDbm()[i] = 10 * StrictMath.log10(signal + StrictMath.pow(10, -8.4));
        }
        samples.read(track, -84);
        assertThat(samples.count).isGreaterThan(40);
        double d2 = samples.eastM[0] - 200;
        assertThat(samples.levelDb[0]).isCloseTo(-30 - 10 * StrictMath.log10(d2 * d2 + 900), within(0.01));
    }

    @Test
    void aLongTrackIsThinnedToTheBound() {
        var samples = new Samples();
        samples.read(Tracks.along(new Point(500, 0), 1800, 1, 1, i -> new Point(2.5 * i, 0)), FLOOR_DBM);
        assertThat(samples.count).isBetween(100, Samples.MOST);
    }
}
