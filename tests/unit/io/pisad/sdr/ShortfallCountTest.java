package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** NFR4: what the radio discarded is counted. */
final class ShortfallCountTest {
    private static final double RATE_HZ = 8e6;
    private static final long SECOND_NS = 1_000_000_000;

    private final ShortfallCount count = new ShortfallCount(RATE_HZ, 0);

    private static int stored(long bytes) {
        return (int) bytes;
    }

    @Test
    void withoutShortfallsNothingIsLost() {
        for (int second = 1; second < 1_000; second++) { // the byte counter wraps every 268 s
            assertThat(count.lostSamples(0, 0, stored(16_000_000L * second), second * SECOND_NS))
                    .isZero();
        }
    }

    @Test
    void oneLongestShortfallIsExact() {
        assertThat(count.lostSamples(1, 6_400, stored(15_900_000), SECOND_NS)).isEqualTo(3_200);
        assertThat(count.lostSamples(1, 6_400, stored(31_900_000), 2 * SECOND_NS))
                .isZero();
        assertThat(count.lostSamples(2, 9_600, stored(47_800_000), 3 * SECOND_NS))
                .isEqualTo(4_800);
    }

    @Test
    void aShortfallThatGoesOnIsCountedOnce() {
        assertThat(count.lostSamples(1, 6_400, 0, SECOND_NS)).isEqualTo(3_200);
        assertThat(count.lostSamples(1, 10_000, 0, 2 * SECOND_NS)).isEqualTo(1_800);
    }

    @Test
    void severalAreEstimatedFromTheMissingBytesWithinTheirBounds() {
        assertThat(count.lostSamples(3, 10_000, stored(16_000_000 - 20_000), SECOND_NS))
                .isEqualTo(10_000);
        assertThat(count.lostSamples(5, 10_000, stored(2 * 16_000_000L - 20_000 - 999_000), 2 * SECOND_NS))
                .as("at most the longest each")
                .isEqualTo(10_000);
        assertThat(count.lostSamples(7, 10_000, stored(3 * 16_000_000L), 3 * SECOND_NS))
                .as("at least 32 bytes each")
                .isEqualTo(32);
    }
}
