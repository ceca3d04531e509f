package io.pisad.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.history.Migrations.Migration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RK1: tracked, each in one transaction, a failed one leaves the file as it was, a newer file is refused. */
final class MigrationsIT {
    private static final Migration FIRST = new Migration(1, "0001-a.sql", "CREATE TABLE a (x INTEGER);");
    private static final Migration SECOND = new Migration(2, "0002-b.sql", "CREATE TABLE b (x INTEGER);");

    private final Path directory;

    MigrationsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void stepsAreAppliedOnceAndTracked() throws SQLException {
        migrate(List.of(FIRST));
        migrate(List.of(FIRST, SECOND));
        migrate(List.of(FIRST, SECOND));
        assertThat(read("SELECT version || ' ' || name || ' ' || length(checksum) FROM schema_migrations"))
                .containsExactly("1 0001-a.sql 64", "2 0002-b.sql 64");
        assertThat(read("SELECT count(*) FROM schema_migrations WHERE applied_at IS NULL"))
                .containsExactly("0");
    }

    @Test
    void aFailedStepLeavesTheFileAsItWas() throws SQLException {
        migrate(List.of(FIRST));
        Migration broken = new Migration(2, "0002-c.sql", "CREATE TABLE c (x INTEGER); SELECT nonsense;");
        assertThatThrownBy(() -> migrate(List.of(FIRST, broken))).hasMessageContaining("migration 0002-c.sql failed");
        assertThat(read("SELECT table_name FROM duckdb_tables() ORDER BY 1")).containsExactly("a", "schema_migrations");
        assertThat(read("SELECT version FROM schema_migrations")).containsExactly("1");
        migrate(List.of(FIRST, SECOND));
    }

    @Test
    void aNewerSchemaIsRefused() throws SQLException {
        migrate(List.of(FIRST, SECOND));
        assertThatThrownBy(() -> migrate(List.of(FIRST)))
                .hasMessage("the file has schema 2 (0002-b.sql), this program knows 1 to 1: use a newer PISAD");
    }

    @Test
    void aStepThatWasChangedAfterwardsIsRefused() throws SQLException {
        migrate(List.of(FIRST));
        assertThatThrownBy(() -> migrate(List.of(new Migration(1, "0001-a.sql", "CREATE TABLE z (x INTEGER);"))))
                .hasMessageContaining("schema 1 (0001-a.sql) of the file is not the one this program knows");
    }

    private void migrate(List<Migration> steps) throws SQLException {
        try (Connection connection = MissionFile.open(directory.resolve("m.duckdb"))) {
            Migrations.migrate(connection, steps);
        }
    }

    private List<String> read(String sql) throws SQLException {
        return Reading.texts(directory.resolve("m.duckdb"), sql);
    }
}
