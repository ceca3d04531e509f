package io.pisad.history;

import io.pisad.model.Row;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code state_history}: every transition of the state machine (FR12). */
final class StateHistory extends RowTable<Row.Transition> {
    private static final String TABLE = "state_history";
    private final Cells cells;

    StateHistory(Connection connection, MissionHeader header) throws SQLException {
        super(connection, TABLE, header);
        cells = new Cells(connection, insertInto(TABLE, "from_state, to_state, reason, operator_system_id"));
    }

    @Override
    void insert(Row.Transition row) throws SQLException {
        start(cells, row)
                .name(row.from())
                .name(row.to())
                .text(row.reason())
                // MAVLink gives 0 to nobody: no operator ordered it.
                .object(row.operatorSystemId() == 0 ? null : row.operatorSystemId())
                .insert();
    }
}
