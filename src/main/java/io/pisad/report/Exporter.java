package io.pisad.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes every table of a mission into files. */
public final class Exporter {
    private Exporter() {}

    /**
     * Writes {@code <table>.<format>} for every table and format. Each file is written under another name, read back
     * and counted, synced and then renamed: under its final name it is always whole.
     *
     * @param readableMission a sealed mission, or the copy of another
     * @param outDirectory made when missing
     * @param force whether existing files are replaced
     * @return one entry per file, in order of table and format
     * @throws IOException naming the file, if one exists (before anything is written) or cannot be written whole
     */
    public static List<ExportedTable> export(
            Path readableMission, Set<Format> formats, Path outDirectory, boolean force) throws IOException {
        try (ReadableMission mission = ReadableMission.open(readableMission)) {
            Files.createDirectories(outDirectory);
            List<ExportedTable> plan = new ArrayList<>();
            for (String table : mission.tables()) {
                for (Format format : new TreeSet<>(formats)) {
                    Path file = outDirectory.resolve(table + "." + format.extension());
                    if (!force && Files.exists(file)) {
                        throw new FileAlreadyExistsException(file.toString(), null, "exists already, not replaced");
                    }
                    plan.add(new ExportedTable(table, format, mission.count(table), file));
                }
            }
            for (ExportedTable next : plan) {
                write(mission, next);
            }
            sync(outDirectory);
            return List.copyOf(plan);
        } catch (SQLException e) {
            throw new IOException("cannot export mission " + readableMission + ": " + ReadableMission.firstLine(e), e);
        }
    }

    private static void write(ReadableMission mission, ExportedTable to) throws SQLException, IOException {
        Path partial = to.file().resolveSibling("." + to.file().getFileName() + ".partial");
        try {
            String quoted = ReadableMission.quoted(partial);
            mission.execute("COPY (" + select(mission, to.table()) + ") TO " + quoted + " ("
                    + to.format().writeOptions() + ")");
            long written = mission.count(to.format().reading(quoted));
            if (written != to.rows()) {
                throw new IOException(to.file() + " would hold " + written + " of " + to.rows() + " rows");
            }
            sync(partial);
            Files.move(partial, to.file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** All columns, generated ones too; a UUID as text, because readers disagree about its binary form in Parquet. */
    private static String select(ReadableMission mission, String table) throws SQLException {
        List<String> uuids =
                mission.texts("SELECT column_name FROM duckdb_columns() WHERE database_name = 'mission_file'"
                        + " AND data_type = 'UUID' AND table_name = " + ReadableMission.quoted(table));
        String texts = uuids.stream().map(c -> c + "::VARCHAR AS " + c).collect(Collectors.joining(", "));
        return "SELECT *" + (uuids.isEmpty() ? "" : " REPLACE (" + texts + ")") + " FROM " + table;
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
