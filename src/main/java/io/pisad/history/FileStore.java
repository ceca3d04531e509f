package io.pisad.history;

import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mission file that grows: write-ahead only, one fsync per transaction, never a checkpoint. */
final class FileStore implements MissionStore {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final MissionHeader header;
    /** Null after a failure: the instance may be invalid for good, so the next write opens the file anew. */
    private @Nullable Tables tables;
    /** The highest id ever tried; a row above it is surely new and needs no look-up. */
    private long highestId = Long.MIN_VALUE;

    private FileStore(Path file, MissionHeader header, Tables tables) {
        this.file = file;
        this.header = header;
        this.tables = tables;
    }

    /**
     * Makes a mission file named after its start and identity, as {@code 2026-11-20T101112Z-7f3a.duckdb}.
     *
     * @throws IOException naming the file; nothing is left behind
     */
    static FileStore create(Path directory, MissionHeader header) throws IOException {
        UUID id = UUID.randomUUID();
        String name = NAME.format(header.startUtc()) + "-" + id.toString().substring(0, 4) + MissionFile.SUFFIX;
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            throw new IOException("mission file " + file + " exists already");
        }
        try {
            Tables tables = Tables.open(file, header);
            try {
                tables.insert(id, header);
                // DuckDB syncs its files, not their names.
                MissionFile.sync(directory);
                return new FileStore(file, header, tables);
            } catch (SQLException | IOException e) {
                tables.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            MissionFile.remove(file);
            throw new IOException("cannot create mission file " + file + ": " + Sql.firstLine(e), e);
        }
    }

    @Override
    public void write(List<? extends Row> rows) throws IOException {
        boolean written = false;
        try {
            Tables to = opened();
            to.begin();
            for (Row row : rows) {
                boolean isNew = row.id() > highestId || !to.of(row.getClass()).holds(row.id());
                highestId = Math.max(highestId, row.id());
                if (isNew) {
                    to.insert(row);
                }
            }
            to.commit();
            written = true;
        } catch (SQLException e) {
            throw new IOException("cannot write to mission file " + file + ": " + Sql.firstLine(e), e);
        } finally {
            if (!written) {
                close();
            }
        }
    }

    @Override
    public long count(Class<? extends Row> kind) throws IOException {
        try {
            return opened().of(kind).count();
        } catch (SQLException e) {
            throw new IOException("cannot read mission file " + file + ": " + Sql.firstLine(e), e);
        }
    }

    @Override
    public Optional<Path> path() {
        return Optional.of(file);
    }

    /** Closes the instance, which rolls back what is not committed; a later write opens it again. */
    @Override
    public void close() {
        Tables closing = tables;
        tables = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException e) {
                // What was committed is on disk, and what was not has been reported by its write.
            }
        }
    }

    private Tables opened() throws SQLException {
        Tables open = tables;
        if (open == null) {
            open = Tables.open(file, header);
            tables = open;
        }
        return open;
    }
}
