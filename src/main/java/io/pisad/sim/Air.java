package io.pisad.sim;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;

/** What is on the air of a scenario, at both levels: the beacon where it walks, and who interferes, as the vehicle hears them. */
final class Air {
    final MovingBeacon beacon;
    final RssiPulses pulses;
    final Interferer interferer;
    private final Scenario scenario;
    private final RssiChannel channel;
    private final AntennaPattern antenna;
    private final long noisePeriodNs;

    Air(Scenario scenario, double frequencyHz, ShadowField.Spectrum spectrum, StartPlace place, long seed) {
        this.scenario = scenario;
        channel = new RssiChannel(scenario, frequencyHz, spectrum, seed);
        antenna = new AntennaPattern(scenario.antenna());
        beacon = new MovingBeacon(scenario.beacon(), place.eastM(), place.northM(), new Draws(seed, 25));
        pulses = new RssiPulses(scenario.beacon(), seed);
        interferer = new Interferer(scenario.interferer(), seed);
        noisePeriodNs = Math.round(scenario.channel().noisePeriodS() * 1e9);
    }

    /** Number of the noise period. */
    long sample(long atNs) {
        return Math.floorDiv(atNs, noisePeriodNs);
    }

    /** The beacon at the vehicle's receiver while it transmits, dBm. */
    double signalDbm(Airframe body, double heightM, long sample) {
        double east = beacon.eastM - body.eastM;
        double north = beacon.northM - body.northM;
        double distanceM = Math.sqrt(east * east + north * north);
        return channel.signalDbm(body.eastM, body.northM, distanceM, heightM, sample)
                + antenna.gainDb(east, north, -heightM, body.rollRad, body.pitchRad, body.yawDeg);
    }

    /** Whether the beacon transmits, and is heard. */
    boolean on(long atNs) {
        return scenario.beacon().kind() == BeaconKind.CONTINUOUS || pulses.on(atNs);
    }
}
