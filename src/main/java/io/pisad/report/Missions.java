package io.pisad.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The missions of a folder. */
public final class Missions {
    private static final String SUFFIX = ".duckdb";

    private Missions() {}

    /**
     * Lists every mission file, oldest name first; one that cannot be read says why in its own row.
     *
     * @param copy makes a readable copy of a mission that is not sealed; removing the copies is the caller's
     * @throws IOException naming the folder, if it is missing or cannot be read
     */
    public static List<MissionSummary> list(Path directory, ReaderCopy copy) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("no folder of missions at " + directory);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> summary(file, copy))
                    .toList();
        }
    }

    /** Whether a mission file is sealed: no write-ahead file lies beside it. */
    public static boolean sealed(Path mission) {
        return !Files.exists(mission.resolveSibling(mission.getFileName() + ".wal"));
    }

    private static MissionSummary summary(Path file, ReaderCopy copy) {
        String name = file.getFileName().toString().replace(SUFFIX, "");
        boolean sealed = sealed(file);
        try {
            Path readable = sealed ? file : copy.of(file);
            return new MissionSummary(name, file, sealed, content(readable), null);
        } catch (SQLException | IOException e) {
            return new MissionSummary(name, file, sealed, null, ReadableMission.firstLine(e));
        }
    }

    private static MissionSummary.Content content(Path readable) throws SQLException, IOException {
        try (ReadableMission mission = ReadableMission.open(readable)) {
            long rows = 0;
            for (String table : mission.tables()) {
                rows += table.equals("schema_migrations") ? 0 : mission.count(table);
            }
            try (ResultSet row = mission.query(ReadableMission.sql("mission-content.sql"))) {
                if (!row.next()) {
                    throw new SQLException("mission " + readable + " holds no mission");
                }
                double durationS = row.getDouble(3);
                return new MissionSummary.Content(
                        row.getString(1),
                        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
                        row.wasNull() ? Double.NaN : durationS,
                        rows,
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6));
            }
        }
    }
}
