package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import org.junit.jupiter.api.Test;

/** When an approach that gets nowhere ends. */
final class ProgressTest {
    private static final long S = 1_000_000_000L;
    private final Progress progress =
            new Progress(TestSettings.of(BeaconKind.BURST, true, 500).homing(), 0);

    /** Seconds until it ends with a level that never changes; asked every half second. */
    private String endsAfter(double periodS, int limitS) {
        for (int k = 0; k <= 2 * limitS; k++) {
            String why = progress.stalled(k * S / 2, -80, null, null, periodS);
            if (why != null) {
                return k / 2 + " s " + why;
            }
        }
        return "goes on";
    }

    @Test
    void aContinuousLevelThatDoesNotRiseEndsItAfter120Seconds() {
        assertThat(endsAfter(Double.NaN, 200)).isEqualTo("120 s no progress");
    }

    @Test
    void aPulsedBeaconHasAsLong() {
        assertThat(endsAfter(1, 200)).isEqualTo("120 s no progress");
    }

    /** One burst in 50 s: two or three in 120 s say nothing yet. */
    @Test
    void aBeaconThatIsRarelyHeardHasEightPeriods() {
        assertThat(endsAfter(50, 500)).isEqualTo("400 s no progress");
    }

    @Test
    void theCeilingHoldsForAll() {
        assertThat(endsAfter(240, 700)).isEqualTo("600 s homing took 600 s");
    }
}
