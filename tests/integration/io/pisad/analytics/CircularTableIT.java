package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.BeaconKind;
import io.pisad.model.Event;
import io.pisad.model.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows survive a broken appender, and old rows leave. */
final class CircularTableIT {
    private DuckDBConnection connection;
    private int columns = 1;

    @BeforeEach
    void open() throws SQLException {
        connection = HotDatabase.open();
        execute("CREATE TABLE numbers (at_ns BIGINT)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private CircularTable<Long> numbers(CircularTable.Row<Long> row) throws SQLException {
        return new CircularTable<>(connection, "numbers", row, 500, new Histogram(3));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The table changes under the open appender: its flush fails, and a new appender takes the same rows. */
    @Test
    void aFailedFlushLosesNoRowAndDoublesNone() throws SQLException {
        CircularTable<Long> table = numbers((appender, row) -> {
            appender.append((long) row);
            if (columns++ > 3) {
                appender.append(1L);
            }
        });
        execute("ALTER TABLE numbers ADD COLUMN extra BIGINT");
        for (long n = 1; n <= 3; n++) {
            table.add(n);
        }
        table.flush();
        table.add(4L);
        table.flush();
        assertThat(number(connection, "SELECT count(*) FROM numbers")).isEqualTo(4);
        assertThat(number(connection, "SELECT sum(at_ns) FROM numbers")).isEqualTo(10);
        table.close();
    }

    /** A row that fails half-way fails the whole attempt; the next attempt has every row once. */
    @Test
    void aRowThatFailsOnceIsAppendedOnceAgain() throws SQLException {
        CircularTable<Long> table = numbers((appender, row) -> {
            if (columns++ == 3) {
                throw new SQLException("the third row fails once");
            }
            appender.append((long) row);
        });
        for (long n = 1; n <= 3; n++) {
            table.add(n);
        }
        table.flush();
        assertThat(number(connection, "SELECT count(*) FROM numbers")).isEqualTo(3);
        table.close();
    }

    @Test
    void aTableThatIsGoneIsNamedInOneLine() throws SQLException {
        CircularTable<Long> table = numbers((appender, row) -> appender.append((long) row));
        execute("DROP TABLE numbers");
        table.add(1L);
        assertThatThrownBy(table::flush)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot append 1 rows to numbers: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void rowsUpToATimeAreForgotten() throws SQLException {
        CircularTable<Long> table = numbers((appender, row) -> appender.append((long) row));
        for (long n = 1; n <= 10; n++) {
            table.add(n);
        }
        table.flush();
        table.forget(4);
        assertThat(number(connection, "SELECT min(at_ns) FROM numbers")).isEqualTo(5);
        table.close();
    }

    /** NFR3: after 150 s no reading older than the retention and one round of deletes is left. */
    @Test
    void theTablesStayBounded() throws SQLException {
        List<Event> events = SeededFlight.events(3, 150);
        try (DuckAnalyst analyst =
                new DuckAnalyst(DuckAnalystIT.SIGNAL, BeaconKind.PULSED, Settings.Pulses.UNKNOWN, 0)) {
            DuckAnalystIT.pictures(analyst, events);
            long readings = number(analyst.connection(), "SELECT count(*) FROM rssi_realtime");
            assertThat(readings).isBetween(60_000L, 70_100L);
            assertThat(number(analyst.connection(), "SELECT count(*) FROM pulses"))
                    .isBetween(60L, 71L);
        }
    }

    /** The record of the whole past is another room's: this one leaves no trace on the disk. */
    @Test
    void theInstanceIsInMemoryWithOneThreadAndNoSpilling() throws SQLException {
        assertThat(number(connection, "SELECT current_setting('threads')")).isEqualTo(1);
        assertThat(number(connection, "SELECT length(current_setting('temp_directory'))"))
                .isZero();
        assertThat(number(connection, "SELECT count(*) FROM duckdb_databases() WHERE path IS NOT NULL"))
                .isZero();
    }
}
