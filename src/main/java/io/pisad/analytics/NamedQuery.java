package io.pisad.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;

/** A statement from a {@code .sql} file beside this class, prepared once; its parameters are times in ns. One thread. */
final class NamedQuery implements AutoCloseable {
    private final String name;
    private final PreparedStatement statement;
    private final Histogram times;

    /** Reads what is needed out of the rows; the rows are closed afterwards. */
    @FunctionalInterface
    interface Answer<A> {
        A read(ResultSet rows) throws SQLException;
    }

    NamedQuery(Connection connection, String name, Histogram times) throws SQLException {
        this.name = name;
        this.statement = connection.prepareStatement(HotDatabase.sql(name));
        this.times = times;
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException naming the query
     */
    <A> A ask(Answer<A> answer, long... parametersNs) {
        long startedNs = System.nanoTime();
        try {
            for (int i = 0; i < parametersNs.length; i++) {
                statement.setLong(i + 1, parametersNs[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("query " + name + " failed: " + HotDatabase.line(e), e);
        } finally {
            times.recordValue(System.nanoTime() - startedNs);
        }
    }

    /** A column's number, NaN when null. */
    static double number(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? Double.NaN : value;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
