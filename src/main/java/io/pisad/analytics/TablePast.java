package io.pisad.analytics;

import io.pisad.analytics.HotTables.HeardReading;
import io.pisad.model.Pulse;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalPicture.Track;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** The recent past in the circular tables of an in-memory DuckDB, asked in SQL. */
final class TablePast implements Past {
    private final DuckDBConnection connection;
    private final HotTables tables;
    private final HotQueries queries;

    TablePast(Pace pace, QueryTimes times) {
        connection = HotDatabase.open();
        try {
            tables = new HotTables(connection, pace, times);
            queries = HotQueries.prepare(connection, times);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the in-memory DuckDB: " + HotDatabase.line(e), e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    @Override
    public void add(HeardReading reading) {
        tables.readings.add(reading);
    }

    @Override
    public void add(TrackPoint point) {
        tables.track.add(point);
    }

    @Override
    public void add(Pulse pulse) {
        tables.pulses.add(pulse);
    }

    @Override
    public void keep(long nowNs) {
        tables.keep(nowNs);
    }

    @Override
    public WindowFigures window(long tickNs, long floorFromNs, long gradientFromNs, long levelFromNs) {
        tables.readings.flush();
        return queries.window().ask(WindowFigures::read, tickNs, floorFromNs, gradientFromNs, levelFromNs);
    }

    @Override
    public List<PlaneFit> planes(long tickNs) {
        tables.track.flush();
        return queries.planes().ask(Answers::planes, tickNs);
    }

    @Override
    public PulsePattern pulses(long tickNs) {
        tables.pulses.flush();
        return queries.pulses().ask(Answers::pulses, tickNs);
    }

    @Override
    public Track track(long tickNs) {
        tables.track.flush();
        return queries.track().ask(Answers::track, tickNs);
    }

    @Override
    public void close() {
        try {
            queries.close();
            tables.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the in-memory DuckDB: " + HotDatabase.line(e), e);
        }
    }
}
