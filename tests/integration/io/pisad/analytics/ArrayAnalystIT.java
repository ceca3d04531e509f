package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arrays that simulated runs are decided on say what the SQL says, for levels and for pulses. */
final class ArrayAnalystIT {
    private static final List<Event> EVENTS = SeededFlight.events(77, 92);

    @ParameterizedTest
    @EnumSource(names = {"CONTINUOUS", "PULSED"})
    void everyPictureIsTheSameAsTheOneFromSql(BeaconKind beacon) {
        try (var sql = new DuckAnalyst(DuckAnalystIT.SIGNAL, beacon, Settings.Pulses.UNKNOWN, 0.3);
                var arrays = new ArrayAnalyst(DuckAnalystIT.SIGNAL, beacon, Settings.Pulses.UNKNOWN, 0.3)) {
            List<SignalPicture> expected = DuckAnalystIT.pictures(sql, EVENTS);
            List<SignalPicture> found = DuckAnalystIT.pictures(arrays, EVENTS);

            assertThat(found)
                    .usingRecursiveComparison()
                    .withComparatorForType(ArrayAnalystIT::compared, Double.class)
                    .isEqualTo(expected);
            assertThat(expected.get(397).planes()).hasSize(5);
            assertThat(expected).anyMatch(picture -> picture.track() != null);
        }
    }

    /** Equal within a relative 1e-7 (and 1e-10 about zero): the SQL adds in another order. */
    private static int compared(Double a, Double b) {
        boolean same = Double.compare(a, b) == 0 || Math.abs(a - b) <= 1e-7 * Math.abs(a) + 1e-10;
        return same ? 0 : Double.compare(a, b);
    }
}
