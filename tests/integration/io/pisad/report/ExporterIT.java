package io.pisad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.history.ChildJvm;
import io.pisad.history.MissionHistory;
import io.pisad.history.Rows;
import io.pisad.history.Seal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RK7: every table in every format. */
final class ExporterIT {
    private static final Set<Format> ALL = EnumSet.allOf(Format.class);

    private final Path mission;
    private final Path out;

    ExporterIT(@TempDir Path directory) throws IOException {
        out = directory.resolve("it's out");
        MissionHistory history =
                new MissionHistory(directory.resolve("missions"), () -> Rows.header(true), () -> 0, event -> true);
        history.record(Rows.order(1));
        history.record(Rows.transition(2));
        for (int id = 3; id < 503; id++) {
            history.record(Rows.telemetry(id));
        }
        history.record(Rows.valveClosed(503));
        history.close();
        mission = Seal.seal(history.path().orElseThrow());
    }

    @Test
    void everyTableIsWrittenInEveryFormatWithItsRows() throws IOException {
        List<ExportedTable> exported = Exporter.export(mission, ALL, out, false);
        assertThat(exported).hasSize(9 * 3);
        assertThat(exported)
                .filteredOn(e -> e.table().equals("telemetry"))
                .extracting(ExportedTable::rows)
                .containsExactly(500L, 500L, 500L);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(
                        exported.stream().map(ExportedTable::file).toList());
        assertThat(Files.readAllLines(out.resolve("telemetry.csv")))
                .hasSize(501)
                .first()
                .asString()
                .startsWith("id,at_ns,at_utc,state,latitude_deg")
                .contains("ground_speed_mps");
        assertThat(Files.readString(out.resolve("operator_orders.json")))
                .contains("\"search\":{\"pattern\":\"SPIRAL\"");
    }

    /** A Parquet export opens in another DuckDB process with equal counts, the mission's identity as text. */
    @Test
    void theParquetFilesOpenInAnotherProcess() throws Exception {
        List<ExportedTable> exported = Exporter.export(mission, Set.of(Format.PARQUET), out, false);
        Process process = ChildJvm.start(
                CountRows.class, out, exported.stream().map(ExportedTable::file).toArray());
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.lines())
                    .containsExactlyElementsOf(exported.stream()
                            .map(e -> e.rows() + (e.table().equals("mission") ? " VARCHAR" : firstColumnType(e)))
                            .toList());
        }
        assertThat(process.waitFor()).isZero();
    }

    private static String firstColumnType(ExportedTable exported) {
        return exported.table().equals("schema_migrations") ? " INTEGER" : " BIGINT";
    }

    @Test
    void anExistingFileIsReplacedOnlyByForce() throws IOException {
        Files.createDirectories(out);
        Path existing = Files.writeString(out.resolve("telemetry.csv"), "mine");
        assertThatThrownBy(() -> Exporter.export(mission, ALL, out, false))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("telemetry.csv");
        assertThat(files()).containsExactly(existing);
        assertThat(existing).hasContent("mine");
        Exporter.export(mission, ALL, out, true);
        assertThat(Files.readAllLines(existing)).hasSize(501);
    }

    @Test
    void whatCannotBeWrittenLeavesNoFile() throws IOException {
        Files.createDirectories(out.resolve("telemetry.parquet").resolve("occupied"));
        assertThatThrownBy(() -> Exporter.export(mission, Set.of(Format.PARQUET), out, true))
                .isInstanceOf(IOException.class);
        assertThat(files()).noneMatch(file -> file.getFileName().toString().endsWith(".partial"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
