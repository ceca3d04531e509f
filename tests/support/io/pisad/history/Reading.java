package io.pisad.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a mission file, also while this process writes it (the driver then shares the instance). */
public final class Reading {
    private Reading() {}

    /** The first column of every row as text, NULL as "null". */
    public static List<String> texts(Path file, String sql) throws SQLException {
        try (Connection connection = MissionFile.open(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    /** Executes. */
    public static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = MissionFile.open(file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
