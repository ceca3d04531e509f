package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.history.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FR12: every transition that was announced as recorded is in the file after kill -9. Real process, clock, UDP. */
@Tag("flight")
final class KillScenario {
    /** {@code -Dpisad.kills=10} for the long form. */
    private static final int ROUNDS = Integer.getInteger("pisad.kills", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatWasAnnouncedAsRecordedSurvivesTheKill() throws Exception {
        long seed = Long.getLong("pisad.seed", 20261121);
        var random = new Random(seed);
        int announced = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String what = "seed " + seed + ", round " + round;
            Path data = Files.createDirectory(folder.resolve("round" + round));
            List<String> heard;
            try (var ear = new GroundEar();
                    var child = Child.start(
                            folder,
                            "sim",
                            "--speed",
                            "1",
                            "--range",
                            "60",
                            "--seed",
                            String.valueOf(round + 1),
                            "--ground",
                            ear.address(),
                            "--data",
                            data.toString())) {
                // Right after an announcement is the worst moment; how many of them is drawn.
                int enough = 1 + random.nextInt(3);
                ear.listen(60, () -> ear.recordedStates().size() >= enough || !child.alive());
                child.kill();
                ear.listen(0.3, () -> false);
                heard = ear.recordedStates();
                assertThat(heard).as(what + ": " + child.output()).hasSizeGreaterThanOrEqualTo(enough);
            }
            assertThat(states(data))
                    .as(what + ": transitions on disk, announced " + heard)
                    .containsSubsequence(heard);
            announced += heard.size();
        }
        System.out.println(ROUNDS + " kills, " + announced + " announced transitions, all on disk");
    }

    private List<String> states(Path data) throws Exception {
        List<Path> files;
        try (Stream<Path> list = Files.list(data)) {
            files = list.filter(file -> file.toString().endsWith(".duckdb")).toList();
        }
        assertThat(files).hasSize(1);
        Path work = Files.createTempDirectory(folder, "copy");
        Path copy = Recovery.copyAndRecover(files.get(0), work);
        List<String> states = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + copy);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT to_state FROM state_history ORDER BY commit_no")) {
            while (rows.next()) {
                states.add(rows.getString(1));
            }
        }
        return states;
    }
}
