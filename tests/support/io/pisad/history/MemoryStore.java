package io.pisad.history;

import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in memory that can be told to fail. */
final class MemoryStore implements MissionStore {
    /** How the next writes end. */
    enum Mood {
        WORKS,
        FAILS,
        /** The rows are there, and the writer is told they are not. */
        FAILS_AFTER_COMMIT
    }

    final List<List<Row>> transactions = new ArrayList<>();
    Mood mood = Mood.WORKS;

    /** Every stored row in order. */
    List<Row> rows() {
        return transactions.stream().flatMap(List::stream).toList();
    }

    @Override
    public void write(List<? extends Row> rows) throws IOException {
        if (mood == Mood.FAILS) {
            throw new IOException("disk full");
        }
        List<Row> added = new ArrayList<>();
        for (Row row : rows) {
            if (!holds(rows(), row) && !holds(added, row)) {
                added.add(row);
            }
        }
        transactions.add(added);
        if (mood == Mood.FAILS_AFTER_COMMIT) {
            throw new IOException("committed, but");
        }
    }

    private static boolean holds(List<Row> rows, Row row) {
        return rows.stream().anyMatch(r -> r.id() == row.id() && r.getClass() == row.getClass());
    }

    @Override
    public long count(Class<? extends Row> kind) {
        return rows().stream().filter(kind::isInstance).count();
    }

    @Override
    public Optional<Path> path() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
