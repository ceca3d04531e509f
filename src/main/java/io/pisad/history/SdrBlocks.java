package io.pisad.history;

import io.pisad.model.Gain;
import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code sdr_blocks}: what came from the radio, run by run. */
final class SdrBlocks extends RowTable<Row.SdrBlock> {
    private static final String TABLE = "sdr_blocks";
    private final Cells cells;

    SdrBlocks(Connection connection, MissionHeader header) throws SQLException {
        super(connection, TABLE, header);
        cells = new Cells(
                connection,
                insertInto(
                        TABLE,
                        "first_sample, received_samples, lost_samples, clipped_samples,"
                                + " lna_db, vga_db, amp, temperature_c"));
    }

    @Override
    void insert(Row.SdrBlock row) throws SQLException {
        Gain gain = row.gain();
        start(cells, row)
                .whole(row.firstSample())
                .whole(row.receivedSamples())
                .whole(row.lostSamples())
                .whole(row.clippedSamples())
                .object(gain == null ? null : gain.lnaDb())
                .object(gain == null ? null : gain.vgaDb())
                .object(gain == null ? null : gain.amp())
                .number(row.temperatureC())
                .insert();
    }
}
