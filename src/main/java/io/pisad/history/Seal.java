package io.pisad.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Turns a mission file with its write-ahead file into one file that never changes again; never in flight. */
public final class Seal {
    private Seal() {}

    /**
     * Copies, verifies, syncs and renames over the live file, then removes the write-ahead file: a power cut at any
     * moment leaves the live mission or the sealed one.
     *
     * @param liveMission a mission file that no process holds; one that is sealed already is left alone
     * @return the sealed file, under the same name
     * @throws IOException naming the file; the live mission is then as it was
     */
    public static Path seal(Path liveMission) throws IOException {
        Path wal = MissionFile.writeAhead(liveMission);
        if (!Files.exists(wal)) {
            return liveMission;
        }
        Path folder = liveMission.toAbsolutePath().resolveSibling(".");
        Path sealed = liveMission.resolveSibling(liveMission.getFileName() + ".sealing");
        try {
            if (!WriteAhead.isWhole(wal)) {
                throw new IOException("its write-ahead file is torn; a recovered copy holds what can be read");
            }
            MissionFile.remove(sealed);
            copy(liveMission, sealed);
            MissionFile.sync(sealed);
            Files.move(sealed, liveMission, StandardCopyOption.ATOMIC_MOVE);
            MissionFile.sync(folder);
            Files.delete(wal);
            MissionFile.sync(folder);
            return liveMission;
        } catch (SQLException | IOException e) {
            MissionFile.remove(sealed);
            throw new IOException("cannot seal mission " + liveMission + ": " + Sql.firstLine(e), e);
        }
    }

    private static void copy(Path live, Path sealed) throws SQLException {
        try (Connection connection = MissionFile.inMemory(live.resolveSibling(live.getFileName() + ".tmp"));
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Sql.quoted(live) + " AS live (READ_ONLY)");
            statement.execute("ATTACH " + Sql.quoted(sealed) + " AS sealed");
            statement.execute("COPY FROM DATABASE live TO sealed");
            // Without it the rows stay in the new file's own write-ahead file.
            statement.execute("CHECKPOINT sealed");
            statement.execute("DETACH sealed");
            statement.execute("ATTACH " + Sql.quoted(sealed) + " AS sealed (READ_ONLY)");
            for (String table : tables(statement)) {
                String before = fingerprint(statement, "live." + table);
                String after = fingerprint(statement, "sealed." + table);
                if (!before.equals(after)) {
                    throw new SQLException("table " + table + " has " + before + ", its copy " + after);
                }
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'live' ORDER BY table_name")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        if (names.isEmpty()) {
            throw new SQLException("it has no tables");
        }
        return names;
    }

    /** Number of rows and a checksum of their contents. */
    private static String fingerprint(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*), bit_xor(hash(t)) FROM " + table + " AS t")) {
            rows.next();
            return rows.getLong(1) + " rows with checksum " + rows.getString(2);
        }
    }
}
