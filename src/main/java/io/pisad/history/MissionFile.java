package io.pisad.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** How DuckDB is opened in this room: one thread, bounded memory, no network, no checkpoint unless asked for. */
final class MissionFile {
    /** The end of a mission file's name. */
    static final String SUFFIX = ".duckdb";

    private MissionFile() {}

    /** Opens or creates a mission file; its write-ahead file is replayed and neither opening nor closing checkpoints. */
    static Connection open(Path file) throws SQLException {
        return connect(file.toString(), file.resolveSibling(file.getFileName() + ".tmp"));
    }

    /** Opens a file that nothing may change, not even its write-ahead file. */
    static Connection openReadOnly(Path file) throws SQLException {
        Connection connection = inMemory(file.resolveSibling(file.getFileName() + ".tmp"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH " + Sql.quoted(file) + " AS mission_file (READ_ONLY)");
            statement.execute("USE mission_file");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** An instance in memory to which files are attached; it spills into {@code spill}. */
    static Connection inMemory(Path spill) throws SQLException {
        return connect("", spill);
    }

    /** The write-ahead file beside a mission file; there is one exactly while the mission is not sealed. */
    static Path writeAhead(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** Removes a file that was not finished, with its write-ahead file, as far as possible. */
    static void remove(Path file) {
        for (Path part : new Path[] {writeAhead(file), file}) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // The error that led here is the one to report.
            }
        }
    }

    /** Makes a file, or the entries of a folder, survive a power cut. */
    static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Connection connect(String name, Path spill) throws SQLException {
        Properties options = new Properties();
        options.setProperty("threads", "1");
        options.setProperty("memory_limit", "100MB");
        options.setProperty("wal_autocheckpoint", "1GB");
        options.setProperty("temp_directory", spill.toString());
        options.setProperty("autoinstall_known_extensions", "false");
        options.setProperty("autoload_known_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + name, options);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA disable_checkpoint_on_shutdown");
            statement.execute("SET TimeZone = 'UTC'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
