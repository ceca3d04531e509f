package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
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
    private static final String PLACES = "telemetry_places";
    private final DuckDBConnection connection;
    private @Nullable DuckDBAppender appender;
    private @Nullable DuckDBAppender places;

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
        append(to, numbers);
        insertPlaces(row);
    }

    private void insertPlaces(Row.Telemetry row) throws SQLException {
        double[] numbers = {
            row.estimateVarEastM2(),
            row.estimateCovM2(),
            row.estimateVarNorthM2(),
            row.homeLatitudeDeg(),
            row.homeLongitudeDeg()
        };
        if (Arrays.stream(numbers).allMatch(Double::isNaN)) {
            return;
        }
        DuckDBAppender to = places;
        if (to == null) {
            to = connection.createAppender(PLACES);
            places = to;
        }
        to.beginRow().append(row.id());
        append(to, numbers);
    }

    private static void append(DuckDBAppender to, double[] numbers) throws SQLException {
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
        if (places != null) {
            places.flush();
        }
    }
}
