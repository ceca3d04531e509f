package io.pisad.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens the in-memory instance: bounded memory, no thread of its own to speak of, nothing on the disk. */
final class HotDatabase {
    private HotDatabase() {}

    /**
     * A new instance with its tables, in autocommit.
     *
     * @throws IllegalStateException in one line, when the native library does not load or DuckDB refuses
     */
    static DuckDBConnection open() {
        Properties settings = new Properties();
        settings.setProperty("threads", "1"); // two gain nothing at this size and have a worse p99
        settings.setProperty("async_threads", "1");
        settings.setProperty("memory_limit", "100MB");
        settings.setProperty("temp_directory", ""); // fail the statement rather than spill to the disk
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                planSimply(statement);
                statement.execute(sql("tables"));
            }
            return connection;
        } catch (SQLException | LinkageError e) {
            throw new IllegalStateException("cannot open the in-memory DuckDB: " + line(e), e);
        }
    }

    /**
     * Turns off every optimizer but the two that matter for a single small table. Planning is most of a statement's time
     * here (0.35 of 0.6 ms), and a plan that does not look at the table's statistics is the same plan at every tick.
     */
    private static void planSimply(Statement statement) throws SQLException {
        String others = "SELECT string_agg(name, ',') FROM duckdb_optimizers()"
                + " WHERE name NOT IN ('filter_pushdown', 'unused_columns')";
        try (ResultSet names = statement.executeQuery(others)) {
            names.next();
            statement.execute("SET disabled_optimizers = '" + names.getString(1) + "'");
        }
    }

    /** The text of a named query. */
    static String sql(String name) {
        try (InputStream text = HotDatabase.class.getResourceAsStream(name + ".sql")) {
            if (text == null) {
                throw new IllegalStateException("query " + name + ".sql is not in the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("query " + name + ".sql cannot be read", e);
        }
    }

    /** The first line of an error: DuckDB adds the statement and a stack to some. */
    static String line(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
