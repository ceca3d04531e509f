package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short form of tests/bench/mavlink-payloads.sh, with a seed of the day's own. */
final class PayloadFuzzIT {
    /** FR11, NFR1: nothing moves, nothing leaks and nothing throws; one true order afterwards moves the vehicle. */
    @ParameterizedTest
    @EnumSource(PayloadFuzz.Who.class)
    @Timeout(60)
    void randomPayloadsMoveNothing(PayloadFuzz.Who who, @TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.printf("payloads of %s, seed %d%n", who, seed);
        var fuzz = new PayloadFuzz(seed, who, folder);
        for (int i = 0; i < 20; i++) {
            fuzz.chunk();
        }
        assertThat(fuzz.wrongs()).as("seed %d", seed).isZero();
        assertThat(fuzz.movesWhenPermitted()).as("seed %d", seed).isTrue();
    }
}
