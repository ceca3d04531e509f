package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code telemetry}, the one bulk table: filled by an appender, a hundred times faster than INSERT (DB5).
 *
 * <p>The appender takes the plain columns in the order of the table; it knows no sequences.
 */
final class TelemetryTable extends RowTable<Row.Telemetry> {
    private static final String TABLE = "telemetry";
    private final DuckDBConnection connection;
    private @Nullable DuckDBAppender appender;

    TelemetryTable(Connection connection, MissionHeader header) throws SQLException {
        super(connection, TABLE, header);
        this.connection = connection.unwrap(DuckDBConnection.class);
    }

    @Override
    void insert(Row.Telemetry row) throws SQLException {
        DuckDBAppender to = appender;
        if (to == null) {
            // Not in the constructor: an appender belongs to the thread that made it.
            to = connection.createAppender(TABLE);
            appender = to;
        }
        to.beginRow()
                .append(row.id())
                .append(sinceStartNs(row))
                .append(header().utcAt(row.atNs()).atOffset(ZoneOffset.UTC))
                .append(row.state().name());
        double[] numbers = {
            row.latitudeDeg(),
            row.longitudeDeg(),
            row.heightM(),
            row.northMps(),
            row.eastMps(),
            row.downMps(),
            row.yawDeg(),
            row.batteryPercent(),
            row.rssiDbm(),
            row.noiseFloorDbm(),
            row.snrDb(),
            row.estimateLatitudeDeg(),
            row.estimateLongitudeDeg(),
            row.estimateErrorM()
        };
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                to.appendNull();
            } else {
                to.append(number);
            }
        }
        to.endRow();
    }

    @Override
    void flush() throws SQLException {
        if (appender != null) {
            appender.flush();
        }
    }
}
