package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The beginning of a stream whose million frames {@code tests/bench/mavlink-fuzz.sh 1000000 1} judges: of so few frames, in a
 * stream of another seed each time, chance would lose more than are allowed in one run of fifty.
 */
final class FuzzIT {
    private static final long SEED = 1;
    private static final int FRAMES = 100_000;

    /** NFR1: at least 99.99 % of the valid frames, no exception, no hang, also after frames cut inside a signature. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void validFramesAreRecoveredFromGarbage(boolean withKey, boolean signed) {
        var fuzz = new Fuzz(SEED, withKey, signed);
        while (fuzz.valid() < FRAMES) {
            fuzz.chunk();
        }
        fuzz.end();
        System.out.printf("fuzz, seed %d, key %s, signed %s: %s%n", SEED, withKey, signed, fuzz);
        assertThat(fuzz.share()).as("seed %d", SEED).isGreaterThanOrEqualTo(0.9999);
    }
}
