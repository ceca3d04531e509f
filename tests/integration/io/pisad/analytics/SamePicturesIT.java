package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.SignalPicture.Track;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DESIGN rule 1: no flush, delete or checkpoint changes an answer. */
final class SamePicturesIT {
    private static final long S_NS = 1_000_000_000L;

    /** FR6: bit for bit, with rows in one batch or many, with constant upkeep or none. */
    @Test
    void theSameEventsGiveTheSamePicturesWhateverTheUpkeep() {
        List<Event> events = SeededFlight.events(7, 92);
        Pace never = new Pace(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        Pace always = new Pace(15_000_000L, 7, S_NS, 2 * S_NS);
        List<String> expected = pictures(events, BeaconKind.CONTINUOUS, Pace.MEASURED);
        assertThat(expected).hasSize(400).doesNotHaveDuplicates();
        assertThat(pictures(events, BeaconKind.CONTINUOUS, never)).isEqualTo(expected);
        assertThat(pictures(events, BeaconKind.CONTINUOUS, always)).isEqualTo(expected);
    }

    /** The same for single pulses. */
    @Test
    void theSamePulsesGiveTheSamePicturesWhateverTheUpkeep() {
        List<Event> events = SeededFlight.events(8, 82);
        List<String> expected = pictures(events, BeaconKind.PULSED, Pace.MEASURED);
        assertThat(pictures(events, BeaconKind.PULSED, new Pace(300_000_000L, 33, 2 * S_NS, 3 * S_NS)))
                .isEqualTo(expected);
    }

    private static List<String> pictures(List<Event> events, BeaconKind beacon, Pace pace) {
        try (DuckAnalyst analyst = new DuckAnalyst(DuckAnalystIT.SIGNAL, beacon, Settings.Pulses.UNKNOWN, 0.5, pace)) {
            return DuckAnalystIT.pictures(analyst, events).stream()
                    .map(SamePicturesIT::everyBit)
                    .toList();
        }
    }

    /** A double's text is exact, so equal texts are equal bits; arrays are written out. */
    private static String everyBit(SignalPicture picture) {
        Track track = picture.track();
        String points = track == null
                ? ""
                : Arrays.toString(track.atNs())
                        + Arrays.toString(track.eastM())
                        + Arrays.toString(track.northM())
                        + Arrays.toString(track.upM())
                        + Arrays.toString(track.rssiDbm());
        return picture.toString().replaceAll("track=.*", "") + points;
    }
}
