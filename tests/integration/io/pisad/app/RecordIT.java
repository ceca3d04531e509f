package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NFR4: what the radio gave is on the disk, byte by byte, with every gap counted, and replay reads it. */
final class RecordIT extends HackRfCommands {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path base() {
        return folder.resolve("air");
    }

    private Typed record(String... options) {
        var all = new ArrayList<>(List.of("record", "--out", base().toString(), "--rate", "2e6", "--json"));
        all.addAll(List.of(options));
        if (!all.contains("--reserve")) {
            all.addAll(List.of("--reserve", "1M"));
        }
        return Typed.run(all.toArray(String[]::new));
    }

    private JsonNode meta() throws IOException {
        return JSON.readTree(folder.resolve("air.sigmf-meta").toFile());
    }

    private Path data() {
        return folder.resolve("air.sigmf-data");
    }

    @Test
    void theMetadataDescribeTheDataAndTheToneReplaysAtItsLevel() throws Exception {
        radio.command("level -50");
        Typed typed = record("--seconds", "1.5");
        assertThat(typed.code()).as("%s", typed).isZero();
        assertThat(Files.size(data())).isEqualTo(2 * 3_000_000L);
        JsonNode global = meta().get("global");
        assertThat(global.get("core:datatype").asText()).isEqualTo("ci8");
        assertThat(global.get("core:sha512").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(data()))));
        assertThat(global.get("core:hw").asText()).contains("957864dc2a1cb00d");
        assertThat(meta().get("captures")).hasSize(1);
        assertThat(meta().get("captures").get(0).get("pisad:lna_db").asInt()).isEqualTo(16);

        Typed seen = Typed.run(
                "spectrum", "--file", data().toString(), "--frequency", "433.92e6", "--span", "200e3", "--json");
        assertThat(seen.code()).as("%s", seen).isZero();
        JsonNode peak = JSON.readTree(seen.out()).get("peaks").get(0);
        assertThat(peak.get("dbfs").asDouble()).isCloseTo(-50 + 32, within(0.1));
        Typed replayed = Typed.run(
                "replay", data().toString(), "--frequency", "433.92e6", "--json", "--data", folder.toString());
        assertThat(replayed.code()).as("%s", replayed).isZero();
        JsonNode played = JSON.readTree(replayed.out());
        assertThat(played.get("samples").asLong()).isEqualTo(3_000_000);
        assertThat(played.get("detections")).isNotEmpty();
    }

    /** The radio plays a file: those bytes must be on the disk again, rails included. */
    @Test
    void everyByteIsTheConvertersOwn() throws Exception {
        byte[] bytes = new byte[2 * 65_521];
        new java.util.Random(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("played.cs8"), bytes);
        radio.command("file " + file.toAbsolutePath());
        assertThat(record("--seconds", "0.5").code()).isZero();
        byte[] recorded = Files.readAllBytes(data());
        for (int n = 0; n < recorded.length; n++) {
            if (recorded[n] != bytes[n % bytes.length]) {
                throw new AssertionError("byte " + n + " is " + recorded[n] + ", not " + bytes[n % bytes.length]);
            }
        }
    }

    @Test
    void lostSamplesBeginACaptureAndReplayCountsThem() throws Exception {
        var unplug = new Thread(() -> {
            try {
                Thread.sleep(1_200);
                radio.command("unplug");
                Thread.sleep(300);
                radio.command("plug");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        unplug.start();
        Typed typed = record("--seconds", "3");
        unplug.join();
        assertThat(typed.code()).as("%s", typed).isZero();
        JsonNode result = JSON.readTree(typed.out());
        long lost = result.get("lost_samples").asLong();
        assertThat(lost).isPositive();
        assertThat(Files.size(data())).isEqualTo(2 * 6_000_000L);
        JsonNode captures = meta().get("captures");
        assertThat(captures).hasSize(1 + result.get("gaps").asInt());
        JsonNode last = captures.get(captures.size() - 1);
        assertThat(last.get("core:global_index").asLong()
                        - last.get("core:sample_start").asLong())
                .isEqualTo(lost);
        Typed replayed = Typed.run(
                "replay", data().toString(), "--frequency", "433.92e6", "--json", "--data", folder.toString());
        assertThat(JSON.readTree(replayed.out()).get("lost_samples").asLong()).isEqualTo(lost);
    }

    @Test
    void aDiskThatWouldGetTooFullIsRefusedAndNothingIsLeft() throws IOException {
        Typed typed = record("--seconds", "1", "--reserve", "900000T");
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.err().strip().lines()).hasSize(1);
        assertThat(typed.err()).contains("must stay free", "--reserve");
        assertThat(data()).doesNotExist();
    }

    @Test
    void aDiskThatFillsUpMeanwhileEndsAValidRecording() throws Exception {
        var free = new java.util.concurrent.atomic.AtomicLong(10_000_000);
        var settings =
                new io.pisad.sdr.HackRfSettings(java.util.Optional.empty(), 433.92e6, 25e3, 2e6, 16, 16, false, 250e3);
        try (var source = new PromptRadio(settings)) {
            var result = new RecordingRun(base(), source)
                    .run(
                            20_000_000,
                            () -> new io.pisad.sdr.SigmfWriter.About(
                                    "radio", "test", new io.pisad.model.Gain(16, 16, false), 433.92e6, 25e3),
                            () -> free.addAndGet(-4_000_000),
                            5_000_000,
                            java.util.Optional.empty());
            assertThat(result.ended()).contains("reserve");
            assertThat(Files.size(data())).isEqualTo(2 * result.samples());
            assertThat(result.samples()).isBetween(1L, 8_000_000L);
        }
        assertThat(meta().get("global").has("core:sha512")).isTrue();
    }

    /** Exit code 130, as every program that Ctrl-C ends; the pair is complete. A build in the background ignores SIGINT. */
    @Test
    void ctrlCLeavesAValidPair() throws Exception {
        var command = new ArrayList<String>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-Dpisad.hackrf=" + radio.library().get(0),
                "-cp",
                System.getProperty("java.class.path"),
                "io.pisad.app.Main"));
        command.addAll(List.of("record", "--seconds", "60", "--rate", "2e6", "--reserve", "1M"));
        command.addAll(List.of("--out", base().toString()));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        long endNs = System.nanoTime() + 20_000_000_000L;
        while (!(Files.exists(data()) && Files.size(data()) > 2_000_000) && System.nanoTime() < endNs) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
        assertThat(child.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(130);
        assertThat(meta().get("global").get("core:sha512").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(data()))));
    }

    @Test
    void nothingIsOverwrittenAndNothingIsLeftWithoutARadio() throws IOException {
        radio.command("unplug");
        Typed absent = record("--seconds", "1");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("plug it in");
        assertThat(data()).doesNotExist();
        Files.writeString(data(), "mine");
        Typed there = record("--seconds", "1");
        assertThat(there.code()).isEqualTo(2);
        assertThat(there.err()).contains("air.sigmf-data exists");
        assertThat(data()).hasContent("mine");
    }
}
