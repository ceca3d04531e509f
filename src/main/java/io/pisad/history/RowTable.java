package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One table of rows in an open mission file: the only place with that table's SQL (RK2). */
abstract class RowTable<R extends Row> {
    private final Connection connection;
    private final String table;
    private final MissionHeader header;

    RowTable(Connection connection, String table, MissionHeader header) {
        this.connection = connection;
        this.table = table;
        this.header = header;
    }

    /** Adds a row to the open transaction. */
    abstract void insert(R row) throws SQLException;

    /** Sends what was inserted and is still held back; before the commit. */
    void flush() throws SQLException {}

    /** Whether a row with that id is there. */
    final boolean holds(long id) throws SQLException {
        flush();
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1) > 0;
            }
        }
    }

    /** Number of rows. */
    final long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM " + table)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** An INSERT of plain columns after the {@code id, at_ns, at_utc} that every table begins with. */
    static String insertInto(String table, String columns) {
        String all = "id, at_ns, at_utc, " + columns;
        return "INSERT INTO " + table + " (" + all + ") VALUES (" + all.replaceAll("\\w+", "?") + ")";
    }

    /** Fills those three columns. */
    final Cells start(Cells cells, R row) throws SQLException {
        return cells.whole(row.id()).whole(sinceStartNs(row)).time(header.utcAt(row.atNs()));
    }

    final long sinceStartNs(R row) {
        return row.atNs() - header.startNs();
    }

    final MissionHeader header() {
        return header;
    }
}
