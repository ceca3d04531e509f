package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.IqBlock;
import io.pisad.model.Prior;
import io.pisad.model.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scenario at the level of samples: the same channel, beacon, interferer and vehicle as at that of readings. */
final class ScenarioWorldTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private static Scenario scenario(
            BeaconKind kind, double missed, double beaconMps, Scenario.Interference other, double lostShare) {
        Scenario plain = Scenarios.of(Scenarios.plain(0), kind, missed, beaconMps, 0);
        return new Scenario(
                "test",
                plain.channel(),
                plain.beacon(),
                plain.start(),
                plain.vehicle(),
                plain.goal(),
                Scenario.Antenna.ISOTROPIC,
                new Scenario.Interferer(other, -40, 100, 0.05, 0.7, 10),
                new Scenario.Supply(lostShare, 50, 6),
                Prior.WIDE);
    }

    private static SimSettings settings(Scenario scenario, long seed) {
        return SimSettings.defaults(seed).withOperatorSystemId(0).withScenario(scenario);
    }

    /** Mean power of each millisecond, dBm. */
    private static double[] milliseconds(SimSettings settings, int seconds) throws IOException {
        var world = new World(settings, 0, 0);
        world.step(seconds * SECOND_NS);
        var block = new IqBlock(250_000 * seconds);
        world.radio().read(block, 250_000 * seconds);
        double[] dbm = new double[1000 * seconds];
        for (int ms = 0; ms < dbm.length; ms++) {
            double sum = 0;
            for (int n = 500 * ms; n < 500 * ms + 500; n++) {
                sum += block.iq[n] * block.iq[n];
            }
            dbm[ms] = 10 * StrictMath.log10(sum / 250) + block.dbmOffsetDb;
        }
        return dbm;
    }

    private static long over(double[] dbm, double level) {
        return java.util.Arrays.stream(dbm).filter(ms -> ms > level).count();
    }

    @Test
    void theBeaconHasTheLevelOfTheReadings() {
        Scenario scenario = scenario(BeaconKind.CONTINUOUS, 0, 0, Scenario.Interference.NONE, 0);
        var world = new World(settings(scenario, 3), 0, 0);
        world.step(SECOND_NS);
        assertThat(world.beaconDbm()).isCloseTo(-40 - 10 * StrictMath.log10(400 * 400 + 900), within(0.05));
    }

    @Test
    void pulsesLastAndAreMissedAsTheScenarioSays() throws IOException {
        Scenario scenario = scenario(BeaconKind.PULSED, 0.2, 0, Scenario.Interference.NONE, 0);
        double[] dbm = milliseconds(settings(scenario, 3), 60);
        // noise of the whole band is 10 dB over the channel's -105 dBm, the beacon at -92
        assertThat(over(dbm, -93.5) / 30.0).as("pulses in a minute, seed 3").isBetween(42.0, 54.0);
    }

    @Test
    void theInterfererIsHeardInItsOwnTime() throws IOException {
        Scenario scenario = scenario(BeaconKind.PULSED, 0, 0, Scenario.Interference.PULSED, 0);
        double[] dbm = milliseconds(settings(scenario, 3), 14);
        // 104 m away: -80 dBm
        assertThat(over(dbm, -85)).as("20 pulses of 50 ms, seed 3").isBetween(900L, 1050L);
    }

    @Test
    void aWalkingBeaconWalksHereToo() {
        Scenario scenario = scenario(BeaconKind.CONTINUOUS, 0, 1, Scenario.Interference.NONE, 0);
        var world = new World(settings(scenario, 3), 0, 0);
        Truth before = world.truth();
        world.step(10 * SECOND_NS);
        Truth after = world.truth();
        double metres = Math.hypot(
                (after.beaconLatitudeDeg() - before.beaconLatitudeDeg()) * 111_200,
                (after.beaconLongitudeDeg() - before.beaconLongitudeDeg()) * 111_200 * 0.8155);
        assertThat(metres).as("seed 3").isBetween(2.0, 10.2);
    }

    @Test
    void theBatteryFallsAsTheScenarioSays() {
        Scenario scenario = scenario(BeaconKind.CONTINUOUS, 0, 0, Scenario.Interference.NONE, 0);
        var world = new World(settings(scenario, 3), 0, 0);
        world.step(30 * SECOND_NS);
        assertThat(world.truth().batteryPercent()).isCloseTo(47, within(0.01));
    }

    @Test
    void telemetryIsLateAndItsShareIsLost() {
        Scenario scenario = scenario(BeaconKind.CONTINUOUS, 0, 0, Scenario.Interference.NONE, 0.05);
        List<Object> arrived = new ArrayList<>();
        var delivery = new Delivery(settings(scenario, 3), arrived::add);
        for (int i = 0; i < 20_000; i++) {
            delivery.send(i, 0);
        }
        delivery.step(199_999_999);
        assertThat(arrived).isEmpty();
        delivery.step(200_000_000);
        assertThat(arrived.size() / 20_000.0).as("seed 3").isCloseTo(0.95, within(0.006));
    }
}
