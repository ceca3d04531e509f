package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code commands}: set-points, and the valve's opening and closing. */
final class Commands extends RowTable<Row.Command> {
    private static final String TABLE = "commands";
    private final Cells cells;

    Commands(Connection connection, MissionHeader header) throws SQLException {
        super(connection, TABLE, header);
        cells = new Cells(
                connection, insertInto(TABLE, "kind, epoch, north_mps, east_mps, down_mps, yaw_rate_dps, reason"));
    }

    @Override
    void insert(Row.Command row) throws SQLException {
        start(cells, row)
                .name(row.kind())
                .whole(row.epoch())
                .number(row.northMps())
                .number(row.eastMps())
                .number(row.downMps())
                .number(row.yawRateDps())
                .text(row.reason())
                .insert();
    }
}
