package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR12: a process that is killed loses nothing it has announced. */
final class KillIT {
    private static final int ROUNDS = 5;
    private static final String DURABLE =
            "SELECT id FROM state_history UNION ALL SELECT id FROM detections ORDER BY id";

    private final Path directory;

    KillIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everyAnnouncedRowSurvivesAKill() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createDirectories(directory.resolve("round" + round));
            Process process = ChildJvm.start(DoomedRecorder.class, folder, folder);
            try (BufferedReader lines = process.inputReader()) {
                String first = lines.readLine();
                Thread.sleep(random.nextInt(400));
                // Not by the Process: it would close the stream that still holds announcements.
                process.toHandle().destroyForcibly();
                List<String> announced =
                        Stream.concat(Stream.of(first), lines.lines()).toList();
                process.waitFor();
                // A line cut short by the kill is not an announcement; the last one may be.
                List<String> whole = announced.subList(0, Math.max(1, announced.size() - 1));
                Path copy = Recovery.copyAndRecover(mission(folder), directory.resolve("work"));
                assertThat(Reading.texts(copy, DURABLE)).as("seed %d", seed).startsWith(whole.toArray(new String[0]));
                assertThat(Reading.texts(copy, "SELECT count(*) - count(DISTINCT id) FROM telemetry"))
                        .containsExactly("0");
            }
        }
    }

    @Test
    void aMissionThatAProcessHoldsIsRefusedByItsProcessId() throws Exception {
        Process process = ChildJvm.start(DoomedRecorder.class, directory, directory);
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("0");
            Path mission = mission(directory);
            assertThatThrownBy(() -> Recovery.copyAndRecover(mission, directory.resolve("work")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("mission " + mission + " is in use by process " + process.pid());
            assertThatThrownBy(() -> Seal.seal(mission)).isInstanceOf(IOException.class);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Path mission(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".duckdb"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
