package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TrackMakerTest {
    private static final long MS_NS = 1_000_000L;
    /** A multiple of a tenth of a second. */
    private static final long T_NS = 7_000_000_000_000L;

    private final FlownPath path = new FlownPath();
    private final List<TrackPoint> points = new ArrayList<>();
    private final TrackMaker continuous = new TrackMaker(path, BeaconKind.CONTINUOUS, points::add);
    private final TrackMaker pulsed = new TrackMaker(path, BeaconKind.PULSED, points::add);

    private void position(long ms, double eastM) {
        path.take(Objects.requireNonNull(
                SeededFlight.vehicle(T_NS + ms * MS_NS, eastM, 0, 30).position()));
    }

    private void hear(long ms, double dbm, Quality quality) {
        SignalReading reading = SeededFlight.reading(T_NS + ms * MS_NS, dbm, -110, 0, quality);
        continuous.take(reading, Power.mw(dbm));
    }

    private void settle(long ms) {
        continuous.settle(T_NS + ms * MS_NS);
    }

    private static Pulse pulse(long startMs, boolean clipped) {
        long endNs = T_NS + (startMs + 20) * MS_NS;
        return new Pulse(endNs, T_NS + startMs * MS_NS, 0, 20 * MS_NS, -80, -79, -110, 0, clipped);
    }

    @Test
    void aTenthOfASecondIsOneLevelAtItsMiddle() {
        position(0, 100);
        hear(10, -80, Quality.GOOD);
        hear(20, -90, Quality.GOOD);
        hear(110, -70, Quality.GOOD);
        position(200, 102);
        settle(200);
        assertThat(points).hasSize(1);
        assertThat(points.get(0).atNs()).isEqualTo(T_NS + 50 * MS_NS);
        assertThat(points.get(0).rssiDbm()).isCloseTo(10 * Math.log10((1e-8 + 1e-9) / 2), within(1e-9));
        assertThat(points.get(0).eastM()).isCloseTo(0.5, within(0.01)); // the first position is the origin
        assertThat(points.get(0).upM()).isEqualTo(30);
    }

    @Test
    void aLevelWaitsForThePositionAfterIt() {
        position(0, 0);
        hear(10, -80, Quality.GOOD);
        hear(110, -80, Quality.GOOD);
        settle(400);
        assertThat(points).isEmpty();
        position(401, 4);
        settle(402);
        assertThat(points).extracting(TrackPoint::atNs).containsExactly(T_NS + 50 * MS_NS, T_NS + 150 * MS_NS);
    }

    @Test
    void aLevelIsNeverPlacedBeyondThePositionsHeard() {
        position(0, 0);
        hear(10, -80, Quality.GOOD);
        hear(110, -80, Quality.GOOD);
        position(700, 7);
        settle(701);
        assertThat(points).as("650 ms before the next position").isEmpty();
        hear(2_010, -80, Quality.GOOD);
        settle(4_000);
        position(4_001, 40);
        settle(4_002);
        assertThat(points).as("1.3 s after the last position").isEmpty();
    }

    @Test
    void theLastTenthClosesWithoutAnotherReading() {
        position(0, 0);
        hear(10, -80, Quality.GOOD);
        position(100, 1);
        settle(299);
        assertThat(points).isEmpty();
        settle(300);
        assertThat(points).hasSize(1);
    }

    @Test
    void aTenthMostlyClippedHasNoLevel() {
        position(0, 0);
        hear(10, -30, Quality.CLIPPED);
        hear(20, -30, Quality.CLIPPED);
        hear(30, -80, Quality.GOOD);
        hear(110, -80, Quality.GOOD);
        hear(120, -30, Quality.CLIPPED);
        hear(210, -80, Quality.GOOD);
        position(300, 3);
        settle(300);
        assertThat(points).hasSize(1);
        assertThat(points.get(0).atNs()).isEqualTo(T_NS + 150 * MS_NS);
        assertThat(points.get(0).rssiDbm()).isCloseTo(-80, within(1e-9));
    }

    @Test
    void eachUnclippedPulseIsOneLevelAtItsMiddle() {
        position(0, 0);
        pulsed.take(pulse(40, false));
        pulsed.take(pulse(80, true));
        pulsed.take(SeededFlight.reading(T_NS, -50, -110, 0, Quality.GOOD), Power.mw(-50));
        position(200, 1);
        pulsed.settle(T_NS + 600 * MS_NS);
        assertThat(points).extracting(TrackPoint::atNs).containsExactly(T_NS + 50 * MS_NS);
        assertThat(points.get(0).rssiDbm()).isEqualTo(-80);
    }
}
