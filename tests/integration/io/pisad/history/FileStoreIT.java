package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file keeps the contract (RK9), and what only a file can keep. */
final class FileStoreIT extends MissionStoreContract {
    private final Path directory;

    FileStoreIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    MissionStore begin(MissionHeader header) throws IOException {
        return FileStore.create(directory, header);
    }

    @Test
    void theNameTellsStartAndIdentity() {
        assertThat(file().getFileName().toString()).matches("2026-11-20T101112Z-[0-9a-f]{4}\\.duckdb");
    }

    /** H1: what is not known is NULL, never a number. */
    @Test
    void nanBecomesNull() throws IOException, SQLException {
        store.write(List.of(Rows.telemetry(1), Rows.detection(2), Rows.valveClosed(3)));
        assertThat(read("SELECT estimate_error_m FROM telemetry")).containsExactly("null");
        assertThat(read("SELECT latitude_deg FROM detections")).containsExactly("null");
        assertThat(read("SELECT north_mps FROM commands")).containsExactly("null");
    }

    /** DB8: JSON, generated columns and sequences are in use. */
    @Test
    void jsonGeneratedColumnsAndSequencesHold() throws IOException, SQLException {
        store.write(List.of(Rows.telemetry(1), Rows.setpoint(2)));
        store.write(List.of(Rows.order(3)));
        store.write(List.of(Rows.transition(4)));
        assertThat(read("SELECT settings->'radio'->>'source' FROM mission")).containsExactly("sim");
        assertThat(read("SELECT ground_speed_mps FROM telemetry")).containsExactly("5.0");
        assertThat(read("SELECT speed_mps FROM commands")).containsExactly("5.0");
        assertThat(read("SELECT search->>'pattern' FROM operator_orders")).containsExactly("SPIRAL");
        assertThat(read("SELECT search->'centre_latitude_deg' FROM operator_orders"))
                .containsExactly("null");
        assertThat(read("SELECT commit_no FROM commands UNION ALL SELECT commit_no FROM operator_orders"
                        + " UNION ALL SELECT commit_no FROM state_history"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void timesAreSinceTheStartAndInUtc() throws IOException, SQLException {
        store.write(List.of(Rows.transition(3)));
        store.write(List.of(Rows.telemetry(4)));
        assertThat(read("SELECT at_ns || ' ' || at_utc FROM state_history"))
                .containsExactly("3000000000 2026-11-20 10:11:15+00");
        assertThat(read("SELECT at_ns || ' ' || at_utc FROM telemetry"))
                .containsExactly("4000000000 2026-11-20 10:11:16+00");
    }

    @Test
    void settingsThatAreNotJsonAreKeptAsText() throws IOException, SQLException {
        MissionHeader toml = new MissionHeader(
                "run", "0.1", "[radio]\nsource = \"sim\"", OptionalLong.empty(), 0, Instant.EPOCH, "system", true);
        try (FileStore other = FileStore.create(directory, toml)) {
            assertThat(Reading.texts(other.path().orElseThrow(), "SELECT settings->>'$' FROM mission"))
                    .containsExactly("[radio]\nsource = \"sim\"");
            assertThat(Reading.texts(other.path().orElseThrow(), "SELECT seed FROM mission"))
                    .containsExactly("null");
        }
    }

    /** FR12: a transaction is whole or absent, over tables written in both ways, and the store goes on after it. */
    @Test
    void aTransactionThatFailsLeavesNothingAndMayBeTriedAgain() throws IOException, SQLException {
        Reading.execute(file(), "ALTER TABLE detections RENAME TO hidden");
        List<Row> rows = List.of(Rows.telemetry(1), Rows.transition(2), Rows.detection(3));
        assertThatThrownBy(() -> store.write(rows))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write to mission file");
        assertThat(read("SELECT count(*) FROM telemetry UNION ALL SELECT count(*) FROM state_history"))
                .containsExactly("0", "0");
        Reading.execute(file(), "ALTER TABLE hidden RENAME TO detections");
        store.write(rows);
        store.write(rows);
        assertThat(read("SELECT count(*) FROM telemetry UNION ALL SELECT count(*) FROM state_history"
                        + " UNION ALL SELECT count(*) FROM detections"))
                .containsExactly("1", "1", "1");
    }

    /** A checkpoint in flight could destroy the file: there is none, neither by writing, reopening nor closing. */
    @Test
    void nothingCheckpointsALiveFile() throws IOException {
        byte[] before = Files.readAllBytes(file());
        for (int id = 0; id < 50; id++) {
            store.write(List.of(Rows.transition(id)));
        }
        store.close();
        store.write(List.of(Rows.transition(50)));
        store.close();
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
        assertThat(MissionFile.writeAhead(file())).exists();
        assertThat(store.count(Row.Transition.class)).isEqualTo(51);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path notAFolder = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> FileStore.create(notAFolder, Rows.header(true)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot create mission file " + notAFolder);
    }

    private Path file() {
        return store.path().orElseThrow();
    }

    private List<String> read(String sql) throws SQLException {
        return Reading.texts(file(), sql);
    }
}
