package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Prior;
import io.pisad.model.SignalPicture.Track;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The posterior's summary on made tracks; seeds are fixed. */
final class BayesFitTest {
    private static final double HZ = 433e6;
    private static final double FLOOR_DBM = -120;
    private static final Point BEACON = new Point(140, 220);

    private static final Prior STILL = new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, false, 0, 0);

    private final BayesFit fit = new BayesFit(5, Prior.WIDE, HZ);

    private static Track along(int count, double sigmaDb, IntFunction<Point> path) {
        return Tracks.along(BEACON, count, sigmaDb, 8, path);
    }

    private static long nowNs(Track track) {
        return track.atNs()[track.length() - 1];
    }

    private static Estimate after(BayesFit fit, Track track) {
        for (int call = 0; call < 30 + track.length() / 8; call++) { // a few cells a call
            fit.fit(nowNs(track), track, FLOOR_DBM);
        }
        return Objects.requireNonNull(fit.fit(nowNs(track), track, FLOOR_DBM));
    }

    private static Point corner(int i) {
        return i < 120 ? new Point(2.5 * i, 0) : new Point(300, 2.5 * (i - 120));
    }

    @Test
    void findsTheBeaconBesideATrackWithACorner() {
        Track track = along(240, 1, BayesFitTest::corner);
        Estimate open = after(fit, track);
        assertThat(open.point().distanceM(BEACON)).as("it may walk").isLessThan(30);
        assertThat(open.errorM()).isBetween(open.point().distanceM(BEACON), 100.0);
        Estimate e = after(new BayesFit(5, STILL, HZ), track);
        assertThat(e.point().distanceM(BEACON)).isLessThan(15);
        assertThat(e.errorM()).isBetween(1.0, 40.0);
        assertThat(e.residualDb()).as("1 dB in half a second").isBetween(0.6, 1.2);
    }

    /** Mean error, of the beacon's place or of its mirror image, after straight tracks of twenty seeds; all are covered. */
    private static double meanErrorM(int count, Prior prior) {
        double sumM = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Track track = Tracks.along(BEACON, count, 1, seed, i -> new Point(2.5 * i, 0));
            Estimate e = after(new BayesFit(5, prior, HZ), track);
            double mirroredM = e.point().distanceM(new Point(BEACON.eastM(), -BEACON.northM()));
            assertThat(e.errorM())
                    .as("both are covered")
                    .isGreaterThan(2 * Math.abs(e.point().northM()));
            sumM += Math.min(e.point().distanceM(BEACON), mirroredM);
        }
        return sumM / 20;
    }

    @Test
    void aStraightTrackLeavesItsMirrorImageBelieved() {
        assertThat(meanErrorM(120, STILL)).isLessThan(BEACON.northM() / 2);
    }

    @Test
    void aKnownPowerTellsTheRange() {
        var told = new Prior(-30, 1, 2, 0.05, 500, 5000, true, false, 0, 0);
        assertThat(meanErrorM(120, told)).isLessThan(0.5 * meanErrorM(120, STILL));
        assertThat(meanErrorM(40, told)).isLessThan(0.6 * meanErrorM(40, STILL));
    }

    @Test
    void aLimitOfRangeLeavesTheRing() {
        Track track = Tracks.along(BEACON, 60, 1, 3, i -> new Point(2.5 * i, 0));
        var far = new Prior(-40, 40, 2.3, 0.5, 500, 280, true, false, 0, 0);
        var near = new Prior(-40, 40, 2.3, 0.5, 500, 60, true, false, 0, 0);
        Estimate free = after(new BayesFit(5, STILL, HZ), track);
        Estimate held = after(new BayesFit(5, far, HZ), track);
        assertThat(held.errorM()).isLessThan(0.7 * free.errorM());
        Estimate wrong = after(new BayesFit(5, near, HZ), along(240, 1, BayesFitTest::corner));
        assertThat(wrong.point().distanceM(BEACON))
                .as("a wrong limit is overruled")
                .isLessThan(20);
    }

    @Test
    void staysBoundedOnALongTrackAndKeepsTheBeacon() {
        Track track = along(2000, 2, i -> {
            double turn = i / 60.0;
            double radiusM = 60 + 30 * Math.sin(turn / 3);
            return new Point(BEACON.eastM() + radiusM * Math.sin(turn), BEACON.northM() + radiusM * Math.cos(turn));
        });
        Estimate e = after(fit, track);
        Belief belief = Objects.requireNonNull(fit.belief());
        assertThat(belief.cells().count).isLessThanOrEqualTo(300);
        assertThat(belief.spots().stream().mapToDouble(Spot::mass).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(e.point().distanceM(BEACON)).isLessThan(20);
    }
}
