package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pisad.model.State;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole missions on the world's own clock. FR3 FR4 FR14 FR15. */
@Tag("flight")
final class MissionScenario {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private JsonNode fly(String... options) throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Main.commandLine()
                .setOut(new java.io.PrintWriter(out, true))
                .setErr(new java.io.PrintWriter(err, true));
        String[] arguments = new String[options.length + 6];
        System.arraycopy(
                new String[] {"sim", "--json", "--speed", "max", "--data", folder.toString()}, 0, arguments, 0, 6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        line.execute(arguments);
        assertThat(err.toString())
                .as("errors of " + String.join(" ", arguments))
                .isEmpty();
        return new ObjectMapper().readTree(out.toString());
    }

    @ParameterizedTest
    @CsvSource({"100, 1", "200, 3"})
    void aMissionComesWithinFiftyMetresAndHolds(int rangeM, long seed) throws Exception {
        JsonNode flight = fly("--range", String.valueOf(rangeM), "--seed", String.valueOf(seed), "--hold", "5");
        String what = "range " + rangeM + " m, seed " + seed + ": " + flight;
        assertThat(flight.path("outcome").asText()).as(what).isEqualTo("holding");
        assertThat(flight.path("min_distance_m").asDouble()).as(what).isLessThanOrEqualTo(50);
        assertThat(flight.path("setpoints_outside_guided").asLong(-1)).as(what).isZero();
        assertThat(flight.path("setpoints_total").asLong()).as(what).isGreaterThan(100);
        assertThat(flight.path("readings_refused").asLong(-1)).as(what).isZero();
        assertThat(flight.path("time_to_hold_s").asDouble()).as(what).isBetween(1.0, 600.0);
    }

    @Test
    void theSameSeedGivesTheSameStreamAndAnotherSeedAnother() throws Exception {
        String first = fly("--range", "80", "--seed", "7", "--time-limit", "10")
                .path("stream_hash")
                .asText();
        String again = fly("--range", "80", "--seed", "7", "--time-limit", "10")
                .path("stream_hash")
                .asText();
        String other = fly("--range", "80", "--seed", "8", "--time-limit", "10")
                .path("stream_hash")
                .asText();
        assertThat(first).hasSize(64).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void aPilotsTakeOverEndsHomingAndEveryMotion() throws Exception {
        JsonNode flight = fly("--range", "100", "--seed", "5", "--take-over-after", "5");
        assertThat(flight.path("outcome").asText()).as(flight.toString()).isEqualTo("taken over");
        JsonNode last =
                flight.path("transitions").get(flight.path("transitions").size() - 1);
        assertThat(last.path("from").asText()).isEqualTo(State.HOMING.name());
        assertThat(last.path("to").asText()).isEqualTo(State.IDLE.name());
        assertThat(flight.path("setpoints_outside_guided").asLong(-1)).isZero();
    }
}
