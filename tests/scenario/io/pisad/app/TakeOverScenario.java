package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR11, FR15, FR16 at speed 1: real threads, clock and UDP; the simulated vehicle is the judge. */
@Tag("flight")
final class TakeOverScenario {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void theLastSetpointLeavesWithinAHundredMillisecondsOfThePilotsSwitch() throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        try (var ear = new GroundEar()) {
            int code = Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(
                            "sim",
                            "--json",
                            "--speed",
                            "1",
                            "--range",
                            "100",
                            "--seed",
                            "4",
                            "--take-over-after",
                            "3",
                            "--time-limit",
                            "60",
                            "--ground",
                            ear.address(),
                            "--data",
                            folder.toString());
            assertThat(code).as(err.toString()).isZero();
        }
        JsonNode flight = new ObjectMapper().readTree(out.toString());
        assertThat(flight.path("outcome").asText()).isEqualTo("taken over");
        assertThat(flight.path("setpoints_total").asLong()).isGreaterThan(10);
        // Set-points under way when the switch was flipped arrive after it; none may leave 100 ms later.
        JsonNode lastMs = flight.path("last_setpoint_after_mode_change_ms");
        assertThat(lastMs.isNull() || lastMs.asDouble() <= 100)
                .as(flight.toString())
                .isTrue();
        System.out.println("take-over at speed 1: last set-point after the mode change: " + lastMs + " ms");
    }
}
