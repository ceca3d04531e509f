package io.pisad.history;

import io.pisad.model.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** The tables of one open mission file. */
final class Tables implements AutoCloseable {
    private final Connection connection;
    private final StateHistory stateHistory;
    private final OperatorOrders operatorOrders;
    private final Commands commands;
    private final Detections detections;
    private final SdrBlocks sdrBlocks;
    private final TelemetryTable telemetry;
    private final List<RowTable<?>> all;

    private Tables(Connection connection, MissionHeader header) throws SQLException {
        this.connection = connection;
        stateHistory = new StateHistory(connection, header);
        operatorOrders = new OperatorOrders(connection, header);
        commands = new Commands(connection, header);
        detections = new Detections(connection, header);
        sdrBlocks = new SdrBlocks(connection, header);
        telemetry = new TelemetryTable(connection, header);
        all = List.of(stateHistory, operatorOrders, commands, detections, sdrBlocks, telemetry);
    }

    /** Opens a mission file, brought to the newest schema. */
    static Tables open(Path file, MissionHeader header) throws SQLException {
        Connection connection = MissionFile.open(file);
        try {
            Migrations.migrate(connection, Migrations.all());
            return new Tables(connection, header);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Writes the one row of the table {@code mission}. */
    void insert(UUID id, MissionHeader header) throws SQLException {
        try (Cells cells = new Cells(connection, Sql.text("insert-mission.sql"))) {
            cells.text(id.toString())
                    .text(header.kind())
                    .text(header.softwareVersion())
                    .object(header.seed().isPresent() ? header.seed().getAsLong() : null)
                    .whole(header.startNs())
                    .time(header.startUtc())
                    .text(header.utcSource())
                    .text(header.settingsText())
                    .insert();
        }
    }

    void insert(Row row) throws SQLException {
        if (row instanceof Row.Transition transition) {
            stateHistory.insert(transition);
        } else if (row instanceof Row.Order order) {
            operatorOrders.insert(order);
        } else if (row instanceof Row.Command command) {
            commands.insert(command);
        } else if (row instanceof Row.Detection detection) {
            detections.insert(detection);
        } else if (row instanceof Row.SdrBlock block) {
            sdrBlocks.insert(block);
        } else if (row instanceof Row.Telemetry second) {
            telemetry.insert(second);
        }
    }

    /** The table that keeps rows of a kind. */
    RowTable<?> of(Class<? extends Row> kind) {
        if (kind == Row.Transition.class) {
            return stateHistory;
        } else if (kind == Row.Order.class) {
            return operatorOrders;
        } else if (kind == Row.Command.class) {
            return commands;
        } else if (kind == Row.Detection.class) {
            return detections;
        } else if (kind == Row.SdrBlock.class) {
            return sdrBlocks;
        } else if (kind == Row.Telemetry.class) {
            return telemetry;
        }
        throw new IllegalArgumentException("no table keeps " + kind.getSimpleName());
    }

    /** Opens a transaction. By SQL: an appender would not notice one that the driver opens with its next statement. */
    void begin() throws SQLException {
        execute("BEGIN TRANSACTION");
    }

    /** Commits; the rows are on disk when this returns. */
    void commit() throws SQLException {
        for (RowTable<?> table : all) {
            table.flush();
        }
        execute("COMMIT");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
