package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short form of tests/bench/mavlink-fuzz.sh, with a seed of the day's own. */
final class FuzzIT {
    private static final long EACH_NS = 10_000_000_000L;

    /** NFR1: at least 99.99 % of the valid frames, no exception, no hang, also after frames cut inside a signature. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    @Timeout(60)
    void validFramesAreRecoveredFromGarbage(boolean withKey, boolean signed) {
        long seed = System.nanoTime();
        var fuzz = new Fuzz(seed, withKey, signed);
        long untilNs = System.nanoTime() + EACH_NS;
        while (System.nanoTime() < untilNs && fuzz.valid() < 300_000) {
            fuzz.chunk();
        }
        fuzz.end();
        System.out.printf("fuzz, seed %d, key %s, signed %s: %s%n", seed, withKey, signed, fuzz);
        assertThat(fuzz.share()).as("seed %d", seed).isGreaterThanOrEqualTo(0.9999);
    }
}
