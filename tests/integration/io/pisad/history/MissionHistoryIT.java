package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Event;
import io.pisad.model.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The history with its thread and a real file. */
@Timeout(60)
final class MissionHistoryIT {
    private final Path directory;
    private final List<Event> answers = new CopyOnWriteArrayList<>();

    MissionHistoryIT(@TempDir Path directory) {
        this.directory = directory;
    }

    /** FR12: whatever was answered is in the file, in the order of the decisions. */
    @Test
    void whatIsAnsweredIsInTheFileInItsOrder() throws Exception {
        MissionHistory history = history(true);
        Thread thread = start(history);
        for (int id = 0; id < 300; id++) {
            history.record(id % 3 == 0 ? Rows.transition(id) : Rows.telemetry(id));
        }
        awaitNothingPending(history);
        assertThat(answers).hasSize(100).first().isEqualTo(new Recorded(123, 0));
        assertThat(history.dropped()).isZero();
        history.close();
        thread.join();
        Path file = history.path().orElseThrow();
        assertThat(Reading.texts(file, "SELECT count(*) FROM telemetry")).containsExactly("200");
        assertThat(Reading.texts(
                        file,
                        "SELECT count(*) FROM (SELECT id, lag(id) OVER (ORDER BY commit_no) AS before"
                                + " FROM state_history) WHERE id < before"))
                .containsExactly("0");
        assertThat(MissionFile.writeAhead(file)).exists();
    }

    @Test
    void aMissionFileAppearsWithTheFirstOrder() throws Exception {
        try (MissionHistory history = history(false)) {
            start(history);
            history.record(Rows.telemetry(1));
            awaitNothingPending(history);
            assertThat(history.path()).isEmpty();
            assertThat(missions()).isEmpty();
            history.record(Rows.order(2));
            awaitNothingPending(history);
            assertThat(history.path())
                    .hasValueSatisfying(path -> assertThat(path).exists());
            assertThat(history.unstored()).isEqualTo(1);
        }
    }

    @Test
    void closingCommitsWhatIsQueuedEvenIfTheThreadNeverRan() throws Exception {
        MissionHistory history = history(true);
        history.record(Rows.telemetry(1));
        history.record(Rows.transition(2));
        history.close();
        assertThat(history.pending()).isZero();
        Path file = history.path().orElseThrow();
        assertThat(Reading.texts(file, "SELECT id FROM telemetry UNION ALL SELECT id FROM state_history"))
                .containsExactly("1", "2");
        assertThat(history.problem()).isEmpty();
    }

    /** RK8: the disk fails, the flight goes on, nothing is announced before it is on disk. */
    @Test
    void aFolderThatVanishedIsReportedAndTriedAgain() throws Exception {
        Path gone = directory.resolve("gone");
        try (MissionHistory history = new MissionHistory(gone, () -> Rows.header(false), () -> 123, answers::add)) {
            Files.delete(gone);
            start(history);
            history.record(Rows.order(1));
            while (history.problem().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(history.problem().orElseThrow()).startsWith("cannot create mission file " + gone);
            assertThat(answers).isEmpty();
            assertThat(history.pending()).isEqualTo(1);
            Files.createDirectory(gone);
            awaitNothingPending(history);
            assertThat(answers).containsExactly(new Recorded(123, 1));
            assertThat(history.problem()).isEmpty();
        }
    }

    private MissionHistory history(boolean beginNow) throws IOException {
        return new MissionHistory(directory, () -> Rows.header(beginNow), () -> 123, answers::add);
    }

    private static Thread start(MissionHistory history) {
        Thread thread = new Thread(history, "pisad-history");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitNothingPending(MissionHistory history) throws InterruptedException {
        while (history.pending() > 0) {
            Thread.sleep(1);
        }
    }

    private List<Path> missions() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
