package io.pisad.analytics;

import io.pisad.model.Pulse;
import io.pisad.model.SignalReading;
import java.sql.SQLException;
import java.sql.Statement;
import org.HdrHistogram.Histogram;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The three circular tables and their upkeep by event time. One thread. */
final class HotTables implements AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;
    /** A tick may be this much older than the newest event before it: rows it may ask for are still there. */
    private static final long MARGIN_NS = 5 * SECOND_NS;

    private static final long READINGS_KEPT_NS = 60 * SECOND_NS + MARGIN_NS;
    private static final long TRACK_KEPT_NS = 900 * SECOND_NS + MARGIN_NS;

    final CircularTable<HeardReading> readings;
    final CircularTable<TrackPoint> track;
    final CircularTable<Pulse> pulses;

    private final Statement checkpoint;
    private final Pace pace;
    private final Histogram maintenanceTimes;
    private long flushedNs = Long.MIN_VALUE;
    private long deletedNs;
    private long checkpointedNs;

    /** A reading with its linear powers; {@code heard} is false when it has no levels. */
    record HeardReading(SignalReading reading, boolean heard, double powerMw, double referenceMw) {}

    HotTables(DuckDBConnection connection, Pace pace, QueryTimes times) throws SQLException {
        this.pace = pace;
        maintenanceTimes = times.maintenance();
        readings = new CircularTable<>(connection, "rssi_realtime", HotTables::append, pace.flushRows(), times.flush());
        track = new CircularTable<>(connection, "signal_track", HotTables::append, pace.flushRows(), times.flush());
        pulses = new CircularTable<>(connection, "pulses", HotTables::append, pace.flushRows(), times.flush());
        checkpoint = connection.createStatement();
    }

    /** Flushes, deletes and checkpoints when they are due at this event time. Never between a tick and its answer. */
    void keep(long nowNs) {
        if (flushedNs == Long.MIN_VALUE) {
            flushedNs = nowNs;
            deletedNs = nowNs;
            checkpointedNs = nowNs;
        }
        if (nowNs - flushedNs >= pace.flushNs()) {
            readings.flush();
            flushedNs = nowNs;
        }
        if (nowNs - deletedNs >= pace.deleteNs()) {
            maintain(nowNs);
            deletedNs = nowNs;
        }
    }

    private void maintain(long nowNs) {
        long startedNs = System.nanoTime();
        try {
            readings.forget(nowNs - READINGS_KEPT_NS);
            pulses.forget(nowNs - READINGS_KEPT_NS);
            track.forget(nowNs - TRACK_KEPT_NS);
            if (nowNs - checkpointedNs >= pace.checkpointNs()) {
                checkpoint.execute("CHECKPOINT");
                checkpointedNs = nowNs;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("upkeep of the circular tables failed: " + HotDatabase.line(e), e);
        }
        maintenanceTimes.recordValue(System.nanoTime() - startedNs);
    }

    @Override
    public void close() throws SQLException {
        checkpoint.close();
        readings.close();
        track.close();
        pulses.close();
    }

    private static void append(DuckDBAppender columns, HeardReading row) throws SQLException {
        SignalReading reading = row.reading();
        columns.append(reading.atNs());
        level(columns, row.heard(), reading.rssiDbm());
        level(columns, row.heard(), reading.referenceDbm());
        level(columns, row.heard(), reading.peakDbfs() + reading.dbmOffsetDb());
        level(columns, row.heard(), row.powerMw());
        level(columns, row.heard(), row.referenceMw());
        columns.append(reading.clippedShare());
        columns.append(reading.dbmOffsetDb());
        columns.append((byte) reading.quality().ordinal());
    }

    private static void level(DuckDBAppender columns, boolean heard, double value) throws SQLException {
        if (heard && Double.isFinite(value)) {
            columns.append(value);
        } else {
            columns.appendNull();
        }
    }

    private static void append(DuckDBAppender columns, TrackPoint row) throws SQLException {
        columns.append(row.atNs());
        columns.append(row.eastM());
        columns.append(row.northM());
        columns.append(row.upM());
        columns.append(row.rssiDbm());
    }

    private static void append(DuckDBAppender columns, Pulse row) throws SQLException {
        columns.append(row.atNs());
        columns.append(row.startNs());
        columns.append(row.widthNs());
        columns.append(row.rssiDbm());
        columns.append(row.clipped());
    }
}
