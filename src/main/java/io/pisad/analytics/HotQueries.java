package io.pisad.analytics;

import java.sql.Connection;
import java.sql.SQLException;

/** The four prepared statements. */
record HotQueries(NamedQuery window, NamedQuery planes, NamedQuery pulses, NamedQuery track) implements AutoCloseable {
    static HotQueries prepare(Connection connection, QueryTimes times) throws SQLException {
        return new HotQueries(
                new NamedQuery(connection, "window", times.floor()),
                new NamedQuery(connection, "planes", times.gradient()),
                new NamedQuery(connection, "pulses", times.pulses()),
                new NamedQuery(connection, "track", times.track()));
    }

    @Override
    public void close() throws SQLException {
        window.close();
        planes.close();
        pulses.close();
        track.close();
    }
}
