package io.pisad.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A short form of tests/bench/safety-search.sh, always the same seed: the script draws others. */
final class SafetySearchIT {
    private static final long EVENTS = 60_000;
    private static final long LEAST_CLOSINGS = 1;

    /** FR8 FR11 FR14 FR15 FR16 FR17: no motion that section 5 forbids, no stop missed, and every interlock was needed. */
    @Test
    void noMotionIsForbiddenAndNoStopIsMissed() {
        long seed = 20261121;
        var search = SafetySearch.of(EVENTS, seed);
        System.out.printf("safety search, seed %d: %s%n", seed, search);
        assertThat(search.verdict()).as("seed %d", seed).isNull();
        for (Oracle.Why why : Oracle.Why.values()) {
            assertThat(search.closings(why)).as("%s, seed %d", why, seed).isGreaterThanOrEqualTo(LEAST_CLOSINGS);
        }
    }
}
