package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.app.WireFlight.Cause;
import io.pisad.app.WireFlight.Latency;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short form of tests/bench/wire-times.sh: real threads, real UDP; DESIGN section 5. */
@Tag("flight")
final class WireTimesScenario {
    private static final int ROUNDS = 3;
    private static final double BRAKED_MS = 500;

    /** FR11, FR15, FR16: mode change, disarm and emergency stop within 100 ms, disable within 500 ms; no brakes after that. */
    @Test
    @Timeout(60)
    void motionEndsInTimeOnTheWire(@TempDir Path folder) throws Exception {
        try (var flight = new WireFlight(folder)) {
            for (Cause cause : List.of(Cause.MODE, Cause.DISABLE, Cause.EMERGENCY, Cause.DISARM)) {
                for (int round = 0; round < ROUNDS; round++) {
                    Latency latency = flight.measure(cause);
                    assertThat(latency.motionMs()).as("%s: last motion", cause).isLessThanOrEqualTo(cause.limitMs);
                    assertThat(latency.zeroMs()).as("%s: last byte", cause).isLessThanOrEqualTo(BRAKED_MS);
                }
            }
        }
    }
}
