package io.pisad.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings a mission file to the schema of this program and owns the table {@code schema_migrations} (RK1).
 *
 * <p>Each migration is one transaction: a failed one leaves the file as it was.
 */
final class Migrations {
    /**
     * One step.
     *
     * @param version counts from 1
     * @param name of the SQL text
     * @param text what is executed
     */
    record Migration(int version, String name, String text) {
        /** SHA-256 of the text: a file made by a changed text is refused. */
        String checksum() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    private static final List<String> NAMES = List.of("0001-first-tables.sql", "0002-radio.sql", "0003-picture.sql");

    private Migrations() {}

    /** All steps of this program, in order. */
    static List<Migration> all() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(i -> new Migration(i + 1, NAMES.get(i), Sql.text(NAMES.get(i))))
                .toList();
    }

    /**
     * Applies what is missing.
     *
     * @throws SQLException if the file is of a newer schema, was made by another text, or a step fails
     */
    static void migrate(Connection connection, List<Migration> steps) throws SQLException {
        execute(
                connection,
                "CREATE TABLE IF NOT EXISTS schema_migrations"
                        + " (version INTEGER, name VARCHAR, checksum VARCHAR, applied_at TIMESTAMPTZ DEFAULT now())");
        int applied = validate(connection, steps);
        for (Migration step : steps.subList(applied, steps.size())) {
            apply(connection, step);
        }
    }

    /** Checks the applied steps against the known ones and counts them. */
    private static int validate(Connection connection, List<Migration> steps) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT version, name, checksum FROM schema_migrations ORDER BY version")) {
            int applied = 0;
            while (rows.next()) {
                int version = rows.getInt(1);
                if (version > steps.size()) {
                    throw new SQLException("the file has schema " + version + " (" + rows.getString(2)
                            + "), this program knows 1 to " + steps.size() + ": use a newer PISAD");
                }
                if (version != ++applied || !steps.get(version - 1).checksum().equals(rows.getString(3))) {
                    throw new SQLException("schema " + version + " (" + rows.getString(2)
                            + ") of the file is not the one this program knows");
                }
            }
            return applied;
        }
    }

    private static void apply(Connection connection, Migration step) throws SQLException {
        execute(connection, "BEGIN TRANSACTION");
        try (PreparedStatement track = connection.prepareStatement(
                "INSERT INTO schema_migrations (version, name, checksum) VALUES (?, ?, ?)")) {
            execute(connection, step.text());
            track.setInt(1, step.version());
            track.setString(2, step.name());
            track.setString(3, step.checksum());
            track.executeUpdate();
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            execute(connection, "ROLLBACK");
            throw new SQLException("migration " + step.name() + " failed: " + Sql.firstLine(e), e);
        }
    }

    /** With a statement of its own: the driver closes one whose text failed. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
