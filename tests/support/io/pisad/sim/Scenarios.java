package io.pisad.sim;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;

/** Scenarios of the tests: 400 m, -40 dBm at 1 m, floor -105 dBm. */
final class Scenarios {
    private Scenarios() {}

    static Scenario of(
            Scenario.Channel channel, BeaconKind kind, double missedShare, double beaconMps, double dropped) {
        return new Scenario(
                "test",
                channel,
                new Scenario.Beacon(kind, 1.5, 0.03, 1, missedShare, 6, beaconMps, 20),
                new Scenario.Start(400, 400, 0, 360, 0),
                new Scenario.Vehicle(30, 5, 0, 1.5, 10, 0.2, dropped, 0.5, 5000),
                new Scenario.Goal(20, 0, 600, 30, 0));
    }

    static Scenario.Channel channel(Scenario.PathLoss law, double noiseDb, double shadowingDb, double ricianK) {
        return new Scenario.Channel(law, 2, -40, -105, noiseDb, 0.5, shadowingDb, 25, 10, ricianK);
    }

    static Scenario.Channel plain(double noiseDb) {
        return channel(Scenario.PathLoss.LOG_DISTANCE, noiseDb, 0, 0);
    }
}
