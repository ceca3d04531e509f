package io.pisad.analytics;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table that remembers only the recent past. Rows wait in Java until a flush, so a failed flush loses none: the
 * appender, poisoned by any error, is discarded and the same rows go through a new one. One thread.
 */
final class CircularTable<R> implements AutoCloseable {
    private final DuckDBConnection connection;
    private final String name;
    private final Row<R> row;
    private final int flushRows;
    private final Histogram flushTimes;
    private final PreparedStatement delete;
    private final List<R> waiting = new ArrayList<>();
    private DuckDBAppender appender;

    /** Appends the columns of one row, each already checked. */
    @FunctionalInterface
    interface Row<R> {
        void append(DuckDBAppender columns, R row) throws SQLException;
    }

    CircularTable(DuckDBConnection connection, String name, Row<R> row, int flushRows, Histogram flushTimes)
            throws SQLException {
        this.connection = connection;
        this.name = name;
        this.row = row;
        this.flushRows = flushRows;
        this.flushTimes = flushTimes;
        delete = connection.prepareStatement("DELETE FROM " + name + " WHERE at_ns <= ?");
        appender = connection.createAppender(name);
    }

    void add(R newRow) {
        waiting.add(newRow);
        if (waiting.size() >= flushRows) {
            flush();
        }
    }

    /** Makes every row added so far visible to queries. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        long startedNs = System.nanoTime();
        try {
            append();
        } catch (SQLException first) {
            appendAgain(first);
        }
        waiting.clear();
        flushTimes.recordValue(System.nanoTime() - startedNs);
    }

    /** Deletes the rows at or before this time. */
    void forget(long untilNs) throws SQLException {
        delete.setLong(1, untilNs);
        delete.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        delete.close();
        appender.close();
    }

    private void append() throws SQLException {
        for (R next : waiting) {
            appender.beginRow();
            row.append(appender, next);
            appender.endRow();
        }
        appender.flush();
    }

    private void appendAgain(SQLException first) {
        discard(first);
        try {
            appender = connection.createAppender(name);
            append();
        } catch (SQLException second) {
            second.addSuppressed(first);
            throw new IllegalStateException(
                    "cannot append " + waiting.size() + " rows to " + name + ": " + HotDatabase.line(second), second);
        }
    }

    private void discard(SQLException first) {
        try {
            appender.close();
        } catch (SQLException poisoned) {
            first.addSuppressed(poisoned); // a poisoned appender repeats its error when it is closed
        }
    }
}
