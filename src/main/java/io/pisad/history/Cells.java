package io.pisad.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The values of one INSERT, filled from left to right; NaN and null become NULL (H1). */
final class Cells implements AutoCloseable {
    private final PreparedStatement statement;
    private int column;

    Cells(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    Cells whole(long value) throws SQLException {
        return object(value);
    }

    Cells number(double value) throws SQLException {
        return object(Double.isNaN(value) ? null : value);
    }

    Cells text(@Nullable String value) throws SQLException {
        return object(value);
    }

    Cells name(Enum<?> value) throws SQLException {
        return object(value.name());
    }

    Cells time(Instant value) throws SQLException {
        return object(value.atOffset(ZoneOffset.UTC));
    }

    Cells object(@Nullable Object value) throws SQLException {
        statement.setObject(++column, value);
        return this;
    }

    /** Executes with the values given since the last time. */
    void insert() throws SQLException {
        column = 0;
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
