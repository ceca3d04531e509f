package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code detections} (FR12). */
final class Detections extends RowTable<Row.Detection> {
    private static final String TABLE = "detections";
    private final Cells cells;

    Detections(Connection connection, MissionHeader header) throws SQLException {
        super(connection, TABLE, header);
        cells = new Cells(
                connection,
                insertInto(
                        TABLE,
                        "level, beacon, frequency_hz, snr_db, rssi_dbm, noise_floor_dbm, confidence_percent,"
                                + " latitude_deg, longitude_deg, height_m"));
    }

    @Override
    void insert(Row.Detection row) throws SQLException {
        start(cells, row)
                .name(row.level())
                .name(row.kind())
                .number(row.frequencyHz())
                .number(row.snrDb())
                .number(row.rssiDbm())
                .number(row.noiseFloorDbm())
                .number(row.confidencePercent())
                .number(row.latitudeDeg())
                .number(row.longitudeDeg())
                .number(row.heightM())
                .insert();
    }
}
