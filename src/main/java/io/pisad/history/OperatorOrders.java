package io.pisad.history;

import io.pisad.model.OperatorOrder.Sender;
import io.pisad.model.Row;
import io.pisad.model.SearchRequest;
import java.sql.Connection;
import java.sql.SQLException;

/** The table {@code operator_orders}: every order and what came of it. */
final class OperatorOrders extends RowTable<Row.Order> {
    private final Cells cells;

    OperatorOrders(Connection connection, MissionHeader header) throws SQLException {
        super(connection, "operator_orders", header);
        cells = new Cells(connection, Sql.text("insert-operator-order.sql"));
    }

    @Override
    void insert(Row.Order row) throws SQLException {
        Sender sender = row.sender();
        start(cells, row)
                .name(row.action())
                .whole(sender.link())
                .whole(sender.systemId())
                .whole(sender.componentId())
                .whole(sender.command())
                .name(row.result())
                .text(row.reason());
        SearchRequest search = row.search();
        cells.text(search == null ? null : search.pattern().name())
                .number(search == null ? Double.NaN : search.spacingM())
                .number(search == null ? Double.NaN : search.speedMps())
                .number(search == null ? Double.NaN : search.centreLatitudeDeg())
                .number(search == null ? Double.NaN : search.centreLongitudeDeg())
                .number(search == null ? Double.NaN : search.radiusM())
                .insert();
    }
}
