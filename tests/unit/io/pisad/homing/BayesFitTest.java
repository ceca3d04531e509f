package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.SignalPicture.Track;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The posterior's summary on made tracks; seeds are fixed. */
final class BayesFitTest {
    private static final double FLOOR_DBM = -120;
    private static final Point BEACON = new Point(140, 220);

    private final BayesFit fit = new BayesFit();

    private static Track along(int count, double sigmaDb, IntFunction<Point> path) {
        return Tracks.along(BEACON, count, sigmaDb, 8, path);
    }

    private Estimate after(Track track) {
        for (int call = 0; call < track.length(); call++) {
            fit.fit(track, FLOOR_DBM);
        }
        return Objects.requireNonNull(fit.fit(track, FLOOR_DBM));
    }

    private static Point corner(int i) {
        return i < 120 ? new Point(2.5 * i, 0) : new Point(300, 2.5 * (i - 120));
    }

    @Test
    void findsTheBeaconBesideATrackWithACorner() {
        Estimate e = after(along(240, 1, BayesFitTest::corner));
        assertThat(e.point().distanceM(BEACON)).isLessThan(15);
        assertThat(e.errorM()).isBetween(1.0, 40.0);
        assertThat(e.residualDb()).isBetween(0.7, 2.0);
    }

    @Test
    void aStraightTrackLeavesItsMirrorImageBelieved() {
        Estimate e = after(along(120, 1, i -> new Point(2.5 * i, 0)));
        double mirrored = e.point().distanceM(new Point(BEACON.eastM(), -BEACON.northM()));
        assertThat(Math.min(e.point().distanceM(BEACON), mirrored)).isLessThan(60);
        assertThat(e.errorM()).as("both are covered").isGreaterThan(2 * BEACON.northM());
    }

    @Test
    void staysBoundedOnALongTrackAndKeepsTheBeacon() {
        Track track = along(2000, 2, i -> {
            double turn = i / 60.0;
            double radiusM = 60 + 30 * Math.sin(turn / 3);
            return new Point(BEACON.eastM() + radiusM * Math.sin(turn), BEACON.northM() + radiusM * Math.cos(turn));
        });
        Estimate e = after(track);
        Posterior posterior = Objects.requireNonNull(fit.posterior());
        assertThat(posterior.cells.count).isLessThanOrEqualTo(300);
        assertThat(posterior.places().stream().mapToDouble(place -> place.mass).sum())
                .isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(e.point().distanceM(BEACON)).isLessThan(20);
    }
}
