package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR1 FR6: real recordings through the whole daemon, against the independent references beside them. */
final class ReplayRecordingsIT {
    private static final Path RECORDINGS = Path.of("..", "shared", "iq");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static List<Path> recordings() throws IOException {
        if (!Files.isDirectory(RECORDINGS)) {
            System.out.println("SKIPPED ReplayRecordingsIT: no recordings in " + RECORDINGS);
            abort("no recordings in " + RECORDINGS);
        }
        try (Stream<Path> list = Files.list(RECORDINGS)) {
            return list.filter(file -> file.getFileName().toString().matches(".*\\.(cu8|cs8|cs16|cf32|sigmf-data)"))
                    .sorted()
                    .toList();
        }
    }

    private static Path recording(String id) throws IOException {
        return recordings().stream()
                .filter(file -> file.getFileName().toString().startsWith(id + "_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no recording " + id));
    }

    private static JsonNode beside(Path recording, String suffix) throws IOException {
        String name = recording.getFileName().toString();
        return JSON.readTree(recording
                .resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix)
                .toFile());
    }

    private JsonNode replay(Path file, String... options) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of("replay", file.toString(), "--json", "--data", folder.toString()));
        arguments.addAll(List.of(options));
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as(file + ": " + err).isZero();
        return JSON.readTree(out.toString());
    }

    @Test
    void theWholeBandsFloorTheClippingAndTheCountsAreThoseOfTheReferences() throws IOException {
        for (Path file : recordings()) {
            JsonNode truth = beside(file, ".truth.json");
            JsonNode replay = replay(file);
            boolean silence = truth.path("digital_silence_blocks").asLong() > 0;
            double floor = truth.path(
                            silence ? "noise_floor_p10_without_silence_dbfs" : "noise_floor_p10_dcblocked_dbfs")
                    .asDouble();
            String what = file.getFileName().toString();
            assertThat(replay.path("noise_floor_dbfs").asDouble()).as(what).isCloseTo(floor, within(0.5));
            assertThat(replay.path("clipped_fraction").asDouble(-1))
                    .as(what)
                    .isCloseTo(truth.path("clipped_sample_fraction").asDouble(), within(1e-6));
            assertThat(replay.path("samples").asLong())
                    .as(what)
                    .isEqualTo(truth.path("samples").asLong());
            assertThat(replay.path("lost_samples").asLong(-1)).as(what).isZero();
            assertThat(Files.exists(Path.of(replay.path("history").asText())))
                    .as(what)
                    .isTrue();
        }
    }

    @Test
    void everyBurstOfThirteenStartsWhereTheReferenceSays() throws IOException {
        Path file = recording("13");
        List<Double> starts = bursts(replay(file));
        JsonNode truth = beside(file, ".truth.json").path("bursts");
        assertThat(starts).hasSize(truth.size());
        for (int i = 0; i < starts.size(); i++) {
            assertThat(starts.get(i)).isCloseTo(truth.get(i).path("start_s").asDouble(), within(0.002));
        }
    }

    /** The whole FSK burst in one channel: what was inserted above 12 dB is found, and nothing else. */
    @Test
    void everyInsertedBurstAboveTwelveDecibelsIsFoundAndNoneBesides() throws IOException {
        Path file = recording("33");
        double bandwidthHz = 80_000;
        JsonNode replay = replay(file, "--frequency", "868344500", "--bandwidth", String.valueOf(bandwidthHz));
        JsonNode inserted = beside(file, ".inserted.json");
        double noiseDbfs = inserted.path("noise_power_dbfs").asDouble() + 10 * Math.log10(bandwidthHz / 250_000);
        List<Double> expected = new ArrayList<>();
        for (JsonNode burst : inserted.path("bursts")) {
            // 99 % of the burst's energy lies in the channel.
            if (burst.path("burst_power_dbfs").asDouble() - noiseDbfs > 12) {
                expected.add(burst.path("start").asDouble() / 250_000);
            }
        }
        List<Double> starts = bursts(replay);
        assertThat(starts).as(replay.path("pulses").toString()).hasSameSizeAs(expected);
        for (int i = 0; i < starts.size(); i++) {
            assertThat(starts.get(i)).isCloseTo(expected.get(i), within(0.002));
        }
    }

    /** NFR7. */
    @Test
    void noiseAloneIsNotDetected() throws IOException {
        JsonNode replay = replay(recording("31"));
        assertThat(replay.path("detections")).isEmpty();
        assertThat(replay.path("pulses")).isEmpty();
    }

    /** Starts of pulse groups with gaps under 8 ms, as the references group them. */
    private static List<Double> bursts(JsonNode replay) {
        List<Double> starts = new ArrayList<>();
        double endS = Double.NEGATIVE_INFINITY;
        for (JsonNode pulse : replay.path("pulses")) {
            double startS = pulse.path("start_s").asDouble();
            if (startS - endS > 0.008) {
                starts.add(startS);
            }
            endS = startS + pulse.path("duration_ms").asDouble() / 1000;
        }
        return starts;
    }
}
