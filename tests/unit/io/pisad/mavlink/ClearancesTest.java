package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dronefleet.mavlink.ardupilotmega.Rangefinder;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.DistanceSensor;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavSensorOrientation;
import io.dronefleet.mavlink.common.TerrainReport;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** DESIGN section 5: with terrain or rangefinder data the lower height counts. */
final class ClearancesTest {
    private final Bench bench = new Bench();

    @Test
    void theLowestFreshHeightOverTheGroundIsOurs() {
        bench.beat(Bench.GUIDED, true);
        hear(position(473_000_000));
        assertThat(bench.state().clearance()).isNull();
        hear(terrain(100, 35));
        assertThat(clearanceM()).isEqualTo(35);
        hear(sensor(2500, 25));
        assertThat(clearanceM()).isEqualTo(25);
        hear(Rangefinder.builder().distance(3).build());
        assertThat(clearanceM()).as("DISTANCE_SENSOR knows its range").isEqualTo(25);
        bench.nowNs += 2100 * Bench.MS;
        hear(terrain(100, 34));
        assertThat(clearanceM()).as("the other is stale").isEqualTo(34);
    }

    @Test
    void whatIsOutOfRangeOrSidewaysOrWithoutDataCountsForNothing() {
        bench.beat(Bench.GUIDED, true);
        hear(position(473_000_000));
        hear(sensor(5000, 25));
        hear(sensor(20, 25));
        hear(sensor(1000, 0));
        hear(terrain(0, 5));
        hear(Rangefinder.builder().distance(0).build());
        assertThat(bench.state().clearance()).isNull();
    }

    @Test
    void aSlantDistanceIsPutUpright() {
        bench.beat(Bench.GUIDED, true);
        hear(Attitude.builder().roll((float) Math.toRadians(30)).build());
        hear(sensor(2000, 25));
        assertThat(clearanceM()).isCloseTo(20 * Math.cos(Math.toRadians(30)), within(1e-6));
    }

    /** It may answer another station's question about another place. */
    @Test
    void terrainCountsOnlyNearOurOwnPosition() {
        bench.beat(Bench.GUIDED, true);
        hear(terrain(100, 35));
        assertThat(bench.state().clearance()).as("no position").isNull();
        hear(position(473_000_000 + 5_000));
        hear(terrain(100, 35));
        assertThat(bench.state().clearance()).as("55 m away").isNull();
        hear(position(473_000_000 + 4_000));
        hear(terrain(100, 35));
        assertThat(clearanceM()).as("44 m away").isEqualTo(35);
    }

    @Test
    void ofSeveralSensorsTheLowestFreshOneCounts() {
        bench.beat(Bench.GUIDED, true);
        hear(sensor(1, 900, 25));
        hear(sensor(2, 1200, 25));
        assertThat(clearanceM()).isEqualTo(9);
        hear(sensor(255, 800, 25));
        assertThat(clearanceM()).isEqualTo(8);
        bench.nowNs += 1500 * Bench.MS;
        hear(sensor(2, 1300, 25));
        bench.nowNs += 1000 * Bench.MS;
        hear(sensor(1, 6000, 25));
        assertThat(clearanceM()).as("the others are stale").isEqualTo(13);
    }

    private static TerrainReport terrain(int spacing, float heightM) {
        return TerrainReport.builder()
                .lat(473_000_000)
                .lon(85_000_000)
                .spacing(spacing)
                .currentHeight(heightM)
                .build();
    }

    private static GlobalPositionInt position(int latitude) {
        return GlobalPositionInt.builder().lat(latitude).lon(85_000_000).build();
    }

    private static DistanceSensor sensor(int centimetres, int orientation) {
        return sensor(0, centimetres, orientation);
    }

    private static DistanceSensor sensor(int id, int centimetres, int orientation) {
        return DistanceSensor.builder()
                .id(id)
                .minDistance(20)
                .maxDistance(5000)
                .currentDistance(centimetres)
                .orientation(Dialect.number(MavSensorOrientation.class, orientation))
                .build();
    }

    private void hear(Object message) {
        bench.feed(0, Bench.VEHICLE, 1, message);
    }

    private double clearanceM() {
        VehicleState.@Nullable Clearance clearance = bench.state().clearance();
        return clearance == null ? Double.NaN : clearance.heightM();
    }
}
