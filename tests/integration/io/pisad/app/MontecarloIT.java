package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code pisad montecarlo} from its command line to its JSON. */
final class MontecarloIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int pisad(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void theResultHasExactlyTheFieldsAndDoesNotDependOnTheJobs() throws IOException {
        String[] common = {"montecarlo", "--scenario", "A-100-1", "--runs", "6", "--seed", "5", "--json", "--jobs"};
        List<String> one = new ArrayList<>(List.of(common));
        one.add("1");
        assertThat(pisad(one.toArray(String[]::new))).as(err.toString()).isZero();
        String alone = out.toString();
        out.getBuffer().setLength(0);
        one.set(one.size() - 1, "2");
        assertThat(pisad(one.toArray(String[]::new))).isZero();
        assertThat(out).hasToString(alone);
        JsonNode json = new ObjectMapper().readTree(alone);
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "scenario",
                        "strategy",
                        "seed",
                        "runs",
                        "success",
                        "ci95",
                        "median_s",
                        "mean_error_m",
                        "ellipse_coverage",
                        "refused");
        assertThat(json.get("success").asDouble()).as("seed 5").isEqualTo(1);
        assertThat(json.get("ci95").get(0).asDouble()).isEqualTo(0.6097);
        assertThat(json.get("median_s").asDouble()).as("seed 5").isBetween(8.0, 80.0);
        assertThat(json.get("mean_error_m").asDouble()).as("seed 5").isLessThan(25);
    }

    @Test
    void whatIsWrongIsRefusedWithTwo() {
        assertThat(pisad("montecarlo", "--scenario", "nothing")).isEqualTo(2);
        assertThat(err).asString().contains("neither a file nor a scenario");
        assertThat(pisad("montecarlo", "--scenario", "D", "--runs", "0")).isEqualTo(2);
        assertThat(err).asString().contains("--runs 0: must be from 1 to 100000");
        assertThat(pisad("montecarlo", "--scenario", "D", "--strategy", "luck")).isEqualTo(2);
        assertThat(err).asString().contains("luck");
    }
}
