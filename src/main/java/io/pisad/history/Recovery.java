package io.pisad.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a readable copy of a mission that was not sealed; the original is never opened for writing.
 *
 * <p>Rules, each measured on images of killed processes and power cuts: a write-ahead file that is corrupt at byte N is
 * cut there (no acknowledged row lies behind it), one that does not belong to the file is set aside, a corrupt database
 * file is an error. Never called on a file this process itself holds open: closing the copy's source would drop
 * DuckDB's lock on it.
 */
public final class Recovery {
    private static final Pattern CORRUPT_WAL = Pattern.compile("Corrupt WAL file: entry at byte position (\\d+)");
    private static final Pattern FOREIGN_WAL =
            Pattern.compile("WAL does not match database file|checkpoint iteration does not match");
    private static final Pattern HELD = Pattern.compile("Conflicting lock is held.*?\\(PID (\\d+)\\)");
    /** Each repair removes one cause; more than these means that repairing does not help. */
    private static final int REPAIRS = 4;

    private Recovery() {}

    /**
     * Copies a mission and repairs the copy.
     *
     * @param mission a mission file that no process holds, sealed or not
     * @param workDir where the copy goes, under the same name, as one file without a write-ahead file
     * @return the copy
     * @throws IOException in one line, if a process holds the file (named by its id) or it cannot be repaired
     */
    public static Path copyAndRecover(Path mission, Path workDir) throws IOException {
        return copyAndRecover(mission, workDir, note -> {});
    }

    /**
     * As {@link #copyAndRecover(Path, Path)}.
     *
     * @param notes told, in one line each, what had to be repaired
     */
    public static Path copyAndRecover(Path mission, Path workDir, Consumer<String> notes) throws IOException {
        refuseHeld(mission);
        Files.createDirectories(workDir);
        Path copy = workDir.resolve(mission.getFileName().toString());
        if (copy.toAbsolutePath().normalize().equals(mission.toAbsolutePath().normalize())) {
            throw new IOException("cannot recover mission " + mission + " onto itself");
        }
        Path wal = MissionFile.writeAhead(copy);
        Files.deleteIfExists(wal);
        Files.copy(mission, copy, StandardCopyOption.REPLACE_EXISTING);
        if (Files.exists(MissionFile.writeAhead(mission))) {
            Files.copy(MissionFile.writeAhead(mission), wal);
            if (!WriteAhead.isWhole(wal)) {
                notes.accept(mission.getFileName() + ": write-ahead file is torn, what lies behind that is lost");
            }
        }
        for (int repair = 0; repair <= REPAIRS; repair++) {
            try {
                checkpoint(copy);
                return copy;
            } catch (SQLException e) {
                String message = String.valueOf(e.getMessage());
                if (repair == REPAIRS || !repaired(message, wal, mission.getFileName() + ": ", notes)) {
                    throw new IOException("mission " + mission + " is damaged: " + Sql.firstLine(e), e);
                }
            }
        }
        throw new AssertionError("the last repair returns or throws");
    }

    /** Applies the rule that fits DuckDB's message to the copy's write-ahead file. */
    private static boolean repaired(String message, Path wal, String who, Consumer<String> notes) throws IOException {
        Matcher corrupt = CORRUPT_WAL.matcher(message);
        if (corrupt.find()) {
            long end = Long.parseLong(corrupt.group(1));
            try (FileChannel channel = FileChannel.open(wal, StandardOpenOption.WRITE)) {
                notes.accept(who + "write-ahead file cut at byte " + end + " of " + channel.size());
                channel.truncate(end);
            }
            return true;
        }
        if (FOREIGN_WAL.matcher(message).find() && Files.exists(wal)) {
            notes.accept(who + "write-ahead file does not belong to it, set aside");
            Files.move(wal, wal.resolveSibling(wal.getFileName() + ".aside"), StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
        return false;
    }

    /** Opens the copy, which replays its write-ahead file, and makes it one file. */
    private static void checkpoint(Path copy) throws SQLException {
        try (Connection connection = MissionFile.open(copy);
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /** Asks the operating system for the lock DuckDB would take, and DuckDB for the words when somebody has it. */
    private static void refuseHeld(Path mission) throws IOException {
        try (FileChannel channel = FileChannel.open(mission, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("mission " + mission + " is being read elsewhere in this program", e);
        }
        try {
            MissionFile.openReadOnly(mission).close();
            throw new IOException("mission " + mission + " was held by a process that has just let it go: try again");
        } catch (SQLException e) {
            Matcher holder = HELD.matcher(String.valueOf(e.getMessage()));
            String who = holder.find() ? "process " + holder.group(1) : "another process";
            throw new IOException("mission " + mission + " is in use by " + who, e);
        }
    }
}
