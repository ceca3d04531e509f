package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import org.junit.jupiter.api.Test;

/** When an approach that gets nowhere ends. */
final class ProgressTest {
    private static final long S = 1_000_000_000L;
    private final Progress progress =
            new Progress(TestSettings.of(BeaconKind.BURST, true, 500).homing(), 0);

    /** Seconds until it is stuck, and until it ends, with a level that never changes; asked every half second. */
    private String endsAfter(double periodS, int limitS) {
        int stuckS = -1;
        for (int k = 0; k <= 2 * limitS; k++) {
            String why = progress.stalled(k * S / 2, -80, null, null, periodS);
            stuckS = stuckS < 0 && progress.stuck() ? k / 2 : stuckS;
            if (why != null) {
                return "stuck after " + stuckS + " s, after " + k / 2 + " s " + why;
            }
        }
        return "goes on";
    }

    @Test
    void aContinuousLevelThatDoesNotRiseEndsItAfterTwice120Seconds() {
        assertThat(endsAfter(Double.NaN, 300)).isEqualTo("stuck after 120 s, after 240 s no progress");
    }

    @Test
    void aPulsedBeaconHasAsLong() {
        assertThat(endsAfter(1, 300)).isEqualTo("stuck after 120 s, after 240 s no progress");
    }

    /** One burst in 30 s: three or four in 120 s say nothing yet. */
    @Test
    void aBeaconThatIsRarelyHeardHasEightPeriods() {
        assertThat(endsAfter(30, 500)).isEqualTo("stuck after 240 s, after 480 s no progress");
    }

    @Test
    void progressEndsTheStandstill() {
        assertThat(progress.stalled(0, -80, null, null, Double.NaN)).isNull();
        assertThat(progress.stalled(150 * S, -80, null, null, Double.NaN)).isNull();
        assertThat(progress.stuck()).isTrue();
        assertThat(progress.stalled(180 * S, -70, null, null, Double.NaN)).isNull();
        assertThat(progress.stuck()).isFalse();
    }

    @Test
    void theCeilingHoldsForAll() {
        assertThat(endsAfter(240, 700)).isEqualTo("stuck after -1 s, after 600 s homing took 600 s");
    }
}
