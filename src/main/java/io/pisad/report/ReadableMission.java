package io.pisad.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A mission file opened read-only as the default database of an instance in memory; one thread. */
final class ReadableMission implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    private ReadableMission(Connection connection) throws SQLException {
        this.connection = connection;
        statement = connection.createStatement();
    }

    /** Opens; what does not fit into memory is an error, never a spill file in the working directory. */
    static ReadableMission open(Path file) throws SQLException {
        Properties options = new Properties();
        options.setProperty("threads", "1");
        options.setProperty("memory_limit", "200MB");
        options.setProperty("temp_directory", "");
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", options);
        try {
            ReadableMission mission = new ReadableMission(connection);
            mission.execute("SET TimeZone = 'UTC'");
            mission.execute("ATTACH " + quoted(file) + " AS mission_file (READ_ONLY)");
            mission.execute("USE mission_file");
            return mission;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The tables, in alphabetical order. */
    List<String> tables() throws SQLException {
        return texts("SELECT table_name FROM duckdb_tables() WHERE database_name = 'mission_file' ORDER BY table_name");
    }

    void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** The first column of every row. */
    List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** The only value of a query that counts. */
    long count(String from) throws SQLException {
        return Long.parseLong(texts("SELECT count(*) FROM " + from).get(0));
    }

    ResultSet query(String sql) throws SQLException {
        return statement.executeQuery(sql);
    }

    /** The text of a query that has a file. */
    static String sql(String name) throws IOException {
        try (InputStream in = ReadableMission.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no SQL text named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A string literal. */
    static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    /** The first line of DuckDB's message, which may draw the statement below it. */
    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
