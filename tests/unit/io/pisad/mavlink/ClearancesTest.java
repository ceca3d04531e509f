package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dronefleet.mavlink.ardupilotmega.Rangefinder;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.DistanceSensor;
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
        assertThat(bench.state().clearance()).isNull();
        hear(TerrainReport.builder().spacing(100).currentHeight(35).build());
        assertThat(clearanceM()).isEqualTo(35);
        hear(sensor(2500, 25));
        assertThat(clearanceM()).isEqualTo(25);
        hear(Rangefinder.builder().distance(3).build());
        assertThat(clearanceM()).as("DISTANCE_SENSOR knows its range").isEqualTo(25);
        bench.nowNs += 2100 * Bench.MS;
        hear(TerrainReport.builder().spacing(100).currentHeight(34).build());
        assertThat(clearanceM()).as("the other is stale").isEqualTo(34);
    }

    @Test
    void whatIsOutOfRangeOrSidewaysOrWithoutDataCountsForNothing() {
        bench.beat(Bench.GUIDED, true);
        hear(sensor(5000, 25));
        hear(sensor(20, 25));
        hear(sensor(1000, 0));
        hear(TerrainReport.builder().spacing(0).currentHeight(5).build());
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

    private static DistanceSensor sensor(int centimetres, int orientation) {
        return DistanceSensor.builder()
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
