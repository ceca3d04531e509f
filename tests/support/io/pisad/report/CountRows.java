package io.pisad.report;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** A process that knows nothing of PISAD: prints the rows and the first column's type of each Parquet file. */
public final class CountRows {
    private CountRows() {}

    /** Takes the files. */
    public static void main(String[] files) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String file : files) {
                String from = "read_parquet('" + file.replace("'", "''") + "')";
                try (ResultSet rows = statement.executeQuery("SELECT (SELECT count(*) FROM " + from
                        + ") || ' ' || column_type FROM (DESCRIBE FROM " + from + ")")) {
                    rows.next();
                    System.out.println(rows.getString(1));
                }
            }
        }
    }
}
