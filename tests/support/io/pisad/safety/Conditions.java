package io.pisad.safety;

import io.pisad.model.BeaconKind;
import io.pisad.model.FailsafeAction;
import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of a flight; the oracle knows their limits by itself. */
final class Conditions {
    private Conditions() {}

    static Settings settings(FailsafeAction action) {
        return new Settings(
                new Settings.Radio("sim", 433.92e6, 25e3, BeaconKind.CONTINUOUS, 0.001),
                new Settings.Receiver(8e6, true, 16, 16, false, Double.NaN, Optional.empty()),
                Settings.Pulses.UNKNOWN,
                new Settings.Signal(10, 12, 6, 0, 0.3, 3, 1),
                new Settings.Search(75, 7, 150),
                new Settings.Homing(5, 45, 2.5, 40, 40, 50, 50, 30, 120, 600, 600, Strategy.GRADIENT),
                Prior.WIDE,
                new Settings.Safety(true, 20, 300, 10, 20, 120, 2, 10, action, FailsafeAction.RTL),
                new Settings.Link(List.of(), 0, List.of(255), 2),
                Settings.Ground.PLAIN,
                new Settings.History(Path.of("missions")));
    }
}
