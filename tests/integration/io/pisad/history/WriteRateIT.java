package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DB5: more than 100 rows a second on disk; prints what it was here, and what a durable row costs. */
final class WriteRateIT {
    private static final int BATCHES = 200;
    private static final int COMMITS = 300;

    private final Path directory;

    WriteRateIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void telemetryIsWrittenFasterThanItArrives() throws IOException {
        try (FileStore store = FileStore.create(directory, Rows.header(true))) {
            long id = 0;
            long busyNs = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                List<Row> rows = new ArrayList<>();
                for (int i = 0; i < RowQueue.BATCH; i++) {
                    rows.add(Rows.telemetry(id++));
                }
                long start = System.nanoTime();
                store.write(rows);
                busyNs += System.nanoTime() - start;
            }
            double rowsPerS = id * 1e9 / busyNs;
            assertThat(store.count(Row.Telemetry.class)).isEqualTo(id);
            System.out.printf("DB5: %.0f telemetry rows/s in batches of %d%n", rowsPerS, RowQueue.BATCH);
            assertThat(rowsPerS).isGreaterThan(100);
        }
    }

    @Test
    void aDurableRowCostsOneCommit() throws IOException {
        try (FileStore store = FileStore.create(directory, Rows.header(true))) {
            long[] tookNs = new long[COMMITS];
            for (int id = 0; id < COMMITS; id++) {
                long start = System.nanoTime();
                store.write(List.of(Rows.transition(id)));
                tookNs[id] = System.nanoTime() - start;
            }
            Arrays.sort(tookNs);
            assertThat(store.count(Row.Transition.class)).isEqualTo(COMMITS);
            System.out.printf(
                    "durable row: p50 %.2f ms, p99 %.2f ms%n",
                    tookNs[COMMITS / 2] / 1e6, tookNs[COMMITS * 99 / 100] / 1e6);
        }
    }
}
