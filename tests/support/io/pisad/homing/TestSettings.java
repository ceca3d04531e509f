package io.pisad.homing;

import io.pisad.model.BeaconKind;
import io.pisad.model.FailsafeAction;
import io.pisad.model.Prior;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of the decision's tests: the defaults, with a fence that holds scenario A. */
final class TestSettings {
    private static final Settings.Receiver RECEIVER =
            new Settings.Receiver(8e6, true, 16, 16, false, Double.NaN, Optional.empty());

    private TestSettings() {}

    static Settings usual() {
        return of(BeaconKind.CONTINUOUS, true, 1000);
    }

    static Settings of(BeaconKind kind, boolean motion, double fenceRadiusM) {
        return new Settings(
                new Settings.Radio("sim", 433.92e6, 25e3, kind, 0.001),
                RECEIVER,
                Settings.Pulses.UNKNOWN,
                new Settings.Signal(10, 12, 6, 0, 0.3, 10, 1),
                new Settings.Search(75, 7, 150),
                new Settings.Homing(5, 45, 2.5, 40, 40, 50, 50, 30, 120, 600, 600, Strategy.GRADIENT),
                Prior.WIDE,
                new Settings.Safety(
                        motion, 20, fenceRadiusM, 10, 20, 120, 2, 10, FailsafeAction.RTL, FailsafeAction.RTL),
                new Settings.Link(List.of(), 0, List.of(255), 2),
                Settings.Ground.PLAIN,
                new Settings.History(Path.of("missions")));
    }
}
