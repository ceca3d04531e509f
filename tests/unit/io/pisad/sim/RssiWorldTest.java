package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Pulse;
import io.pisad.model.Scenario;
import io.pisad.model.Setpoint;
import io.pisad.model.SignalReading;
import io.pisad.model.Tick;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The world of the scenarios, by what it publishes and how its vehicle moves. */
final class RssiWorldTest {
    private static final double HZ = 433.92e6;

    private final List<Event> events = new ArrayList<>();

    private static RssiWorld world(Scenario scenario, long seed) {
        return new RssiWorld(new RssiWorld.Shared(scenario, HZ), seed);
    }

    private static Scenario continuous(double noiseDb) {
        return Scenarios.of(Scenarios.plain(noiseDb), BeaconKind.CONTINUOUS, 0, 0, 0);
    }

    private void run(RssiWorld world, int seconds, @Nullable Setpoint setpoint) {
        for (int number = 0; number < seconds * Tick.RATE_HZ; number++) {
            world.step(number, setpoint, events::add);
        }
    }

    private <T> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theLevelIsPathLossPlusTheFloor() {
        run(world(continuous(0), 3), 1, null);
        double signal = -40 - 10 * StrictMath.log10(400 * 400 + 900);
        double sum = 10 * StrictMath.log10(StrictMath.pow(10, signal / 10) + StrictMath.pow(10, -10.5));
        assertThat(of(SignalReading.class)).hasSize(20).allSatisfy(r -> {
            assertThat(r.rssiDbm()).isCloseTo(sum, within(1e-6));
            assertThat(r.referenceDbm()).isEqualTo(-105);
        });
    }

    @Test
    void whiteNoiseHasItsDeviationAndLastsHalfASecond() {
        run(world(continuous(4), 3), 2000, null);
        double signal = -40 - 10 * StrictMath.log10(400 * 400 + 900);
        double[] halves = new double[4000];
        for (SignalReading r : of(SignalReading.class)) {
            double alone = StrictMath.pow(10, r.rssiDbm() / 10) - StrictMath.pow(10, -10.5);
            double noise = 10 * StrictMath.log10(alone) - signal;
            int half = (int) Math.floorDiv(r.atNs(), 500_000_000L);
            if (half >= 0) {
                assertThat(halves[half] == 0 || Math.abs(halves[half] - noise) < 1e-6)
                        .as("one value in half-second %d", half)
                        .isTrue();
                halves[half] = noise;
            }
        }
        double squares = 0;
        for (double noise : halves) {
            squares += noise * noise / halves.length;
        }
        assertThat(Math.sqrt(squares)).as("seed 3").isCloseTo(4, within(0.15));
    }

    @Test
    void fadingKeepsTheMeanPower() {
        Scenario.Channel fading = Scenarios.channel(Scenario.PathLoss.LOG_DISTANCE, 0, 0, 3);
        run(world(Scenarios.of(fading, BeaconKind.CONTINUOUS, 0, 0, 0), 9), 3000, null);
        double mean = of(SignalReading.class).stream()
                .mapToDouble(r -> StrictMath.pow(10, r.rssiDbm() / 10) - StrictMath.pow(10, -10.5))
                .average()
                .orElse(0);
        double steady = StrictMath.pow(10, -4) / (400 * 400 + 900);
        assertThat(mean / steady).as("seed 9").isCloseTo(1, within(0.05));
    }

    @Test
    void twoRaysBeatNearAndFallWithTheFourthPowerFarAway() {
        Scenario.Channel rays = Scenarios.channel(Scenario.PathLoss.TWO_RAY, 0, 0, 0);
        Scenario scenario = Scenarios.of(rays, BeaconKind.CONTINUOUS, 0, 0, 0);
        var channel = new RssiChannel(scenario, HZ, new ShadowField.Spectrum(25, 10), 1);
        assertThat(channel.meanDbm(4000, 30) - channel.meanDbm(8000, 30)).isCloseTo(12, within(0.3));
        double highest = Double.NEGATIVE_INFINITY;
        for (double m = 20; m < 200; m++) {
            double free = -40 - 10 * StrictMath.log10(m * m + 900);
            highest = Math.max(highest, channel.meanDbm(m, 30) - free);
        }
        assertThat(highest).isBetween(5.0, 6.02);
    }

    @Test
    void pulsesComeAtTheirPeriodAndAFifthIsMissed() {
        run(world(Scenarios.of(Scenarios.plain(0), BeaconKind.PULSED, 0.2, 0, 0), 4), 1000, null);
        List<Pulse> pulses = of(Pulse.class);
        assertThat(pulses.size()).as("seed 4").isBetween(760, 840);
        for (int i = 1; i < pulses.size(); i++) {
            long gapNs = pulses.get(i).startNs() - pulses.get(i - 1).startNs();
            assertThat(gapNs % 1_000_000_000L).isZero();
            assertThat(gapNs).isPositive();
        }
    }

    @Test
    void aPulseUnderItsLeastLevelIsNotFound() {
        Scenario.Channel weak =
                new Scenario.Channel(Scenario.PathLoss.LOG_DISTANCE, 2, -50, -105, 0, 0.5, 0, 25, 10, 0);
        run(world(Scenarios.of(weak, BeaconKind.PULSED, 0, 0, 0), 4), 20, null);
        assertThat(of(Pulse.class)).isEmpty();
    }

    @Test
    void droppedSamplesLeaveHolesOfHalfASecond() {
        run(world(Scenarios.of(Scenarios.plain(1), BeaconKind.CONTINUOUS, 0, 0, 0.05), 4), 1000, null);
        assertThat(of(SignalReading.class).size()).as("seed 4").isBetween(18_600, 19_400);
    }

    @Test
    void telemetryComesLateAndWithItsError() {
        RssiWorld world = world(continuous(1), 8);
        run(world, 600, new Setpoint(0, 0, 3, 4, 0, 0));
        List<VehicleState> states = of(VehicleState.class);
        assertThat(states).hasSize(600 * 10 - 2);
        double squares = 0;
        for (VehicleState state : states.subList(50, states.size())) {
            VehicleState.Position position = java.util.Objects.requireNonNull(state.position());
            // 200 ms ago, and 10 s of settling are over: the vehicle has flown 3 and 4 m/s since about its first second
            double lateS = (position.atNs() - states.get(49).atNs()) / 1e9;
            VehicleState.Position first =
                    java.util.Objects.requireNonNull(states.get(49).position());
            double east = RssiWorld.FRAME.eastM(position.longitudeDeg()) - RssiWorld.FRAME.eastM(first.longitudeDeg());
            squares += (east - 4 * lateS) * (east - 4 * lateS) / (states.size() - 50);
        }
        // the error now less the error then: independent after ten seconds, so root two of 1.5 m, give or take the
        // "then"
        assertThat(Math.sqrt(squares)).as("seed 8").isBetween(1.2, 4.5);
        assertThat(states.get(0).atNs()).isEqualTo(200_000_000L);
    }

    @Test
    void theVehicleKeepsItsLimits() {
        RssiWorld world = world(continuous(1), 2);
        double lastE = 0;
        double lastMps = 0;
        for (int number = 0; number < 200; number++) {
            world.step(number, new Setpoint(0, 0, 0, 10, 0, 0), event -> {});
            double mps = (world.vehicleEastM() - lastE) * Tick.RATE_HZ;
            assertThat(mps - lastMps).isLessThanOrEqualTo(2.5 / Tick.RATE_HZ + 1e-9);
            lastE = world.vehicleEastM();
            lastMps = mps;
        }
        assertThat(lastMps).isCloseTo(10, within(0.05));
    }

    @Test
    void aWalkingBeaconKeepsItsSpeedAndTurns() {
        RssiWorld world = world(Scenarios.of(Scenarios.plain(1), BeaconKind.CONTINUOUS, 0, 1, 0), 6);
        double startE = world.beaconEastM();
        double startN = world.beaconNorthM();
        double walkedM = 0;
        for (int number = 0; number < 6000; number++) {
            double e = world.beaconEastM();
            double n = world.beaconNorthM();
            world.step(number, null, event -> {});
            walkedM += Math.hypot(world.beaconEastM() - e, world.beaconNorthM() - n);
        }
        assertThat(walkedM).isCloseTo(300, within(0.1));
        assertThat(Math.hypot(world.beaconEastM() - startE, world.beaconNorthM() - startN))
                .isLessThan(290);
    }

    @Test
    void aSeedGivesTheSameEventsAndAnotherSeedOthers() {
        Scenario rough = Scenarios.of(
                Scenarios.channel(Scenario.PathLoss.LOG_DISTANCE, 1, 4, 5), BeaconKind.PULSED, 0.2, 1, 0.05);
        run(world(rough, 11), 30, null);
        List<Event> first = List.copyOf(events);
        events.clear();
        run(world(rough, 11), 30, null);
        assertThat(events).isEqualTo(first);
        events.clear();
        run(world(rough, 12), 30, null);
        assertThat(events).isNotEqualTo(first);
    }

    @Test
    void theBoundShrinksWithTheNoiseAndWithMoreSamples() {
        var short1 = new Crlb();
        var long1 = new Crlb();
        for (int i = 0; i < 360; i++) {
            double rad = StrictMath.toRadians(i);
            if (i % 6 == 0) {
                short1.add(50 * StrictMath.cos(rad), 50 * StrictMath.sin(rad), 30);
            }
            long1.add(50 * StrictMath.cos(rad), 50 * StrictMath.sin(rad), 30);
        }
        double unknown = Double.POSITIVE_INFINITY;
        assertThat(short1.rmsM(4, unknown) / long1.rmsM(4, unknown)).isCloseTo(Math.sqrt(6), within(0.01));
        assertThat(long1.rmsM(8, unknown) / long1.rmsM(4, unknown)).isCloseTo(2, within(1e-9));
        // centred circle: sum g g' = N/2 (8.686 r/d^2)^2 on each axis, so rms = sigma 2 d^2 / (8.686 r sqrt N)
        assertThat(long1.rmsM(4, unknown)).isCloseTo(4 * 2 * 3400 / (8.6859 * 50 * Math.sqrt(360)), within(0.01));
    }

    @Test
    void aKnownPowerBoundsThePositionFromOneSide() {
        var beside = new Crlb();
        for (int i = 0; i < 100; i++) {
            beside.add(-100 + 0.5 * i, 80 + 3 * Math.sin(i / 5.0), 30);
        }
        assertThat(beside.rmsM(4, 1)).isLessThan(0.8 * beside.rmsM(4, Double.POSITIVE_INFINITY));
        assertThat(beside.rmsM(4, 1e-6)).as("J alone").isCloseTo(beside.rmsM(4, 1e-7), within(1e-6));
    }
}
