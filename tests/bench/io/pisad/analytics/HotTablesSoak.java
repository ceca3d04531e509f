package io.pisad.analytics;

import io.pisad.model.BeaconKind;
import io.pisad.model.Settings;
import io.pisad.model.Tick;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Feeds hours of event time at 1,000 readings a second as fast as it goes and prints DuckDB's memory and the query times.
 * Memory must stay flat, whatever the hours (NFR3, NFR9); the floor and gradient medians are DB1 and DB2.
 *
 * <pre>
 * mvn -q package
 * javac -d target/bench -cp "target/classes:target/test-classes:target/lib/*" tests/bench/io/pisad/analytics/HotTablesSoak.java
 * java -XX:+UseSerialGC -Xmx128m -cp "target/bench:target/classes:target/test-classes:target/lib/*" \
 *     io.pisad.analytics.HotTablesSoak 60
 * </pre>
 *
 * The argument is minutes of event time, 60 when absent.
 */
public final class HotTablesSoak {
    private HotTablesSoak() {}

    /** Runs it. */
    public static void main(String[] arguments) throws SQLException {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Settings.Signal signal = new Settings.Signal(10, 12, 6, 0, 0.3, 10, 1);
        DuckAnalyst analyst = new DuckAnalyst(signal, BeaconKind.CONTINUOUS, Settings.Pulses.UNKNOWN, 0);
        try (analyst) {
            long[] minute = {0};
            new SeededFlight(1, 2).fly(minutes * 60, event -> {
                if (!(event instanceof Tick)) {
                    analyst.onEvent(event);
                }
                long ms = (event.atNs() - SeededFlight.START_NS) / SeededFlight.MS_NS;
                if (event instanceof io.pisad.model.SignalReading && ms % 50 == 49) {
                    analyst.onEvent(new Tick(event.atNs() + 1, ms / 50));
                }
                if (ms / 60_000 > minute[0]) {
                    minute[0] = ms / 60_000;
                    report(analyst, minute[0]);
                }
            });
        }
        QueryTimes times = analyst.times();
        print("floor", times.floor());
        print("gradient", times.gradient());
        print("pulses", times.pulses());
        print("track", times.track());
        print("flush", times.flush());
        print("maintenance", times.maintenance());
    }

    private static void report(DuckAnalyst analyst, long minute) {
        String sql = "SELECT (SELECT sum(memory_usage_bytes) FROM duckdb_memory()),"
                + " (SELECT count(*) FROM rssi_realtime), (SELECT count(*) FROM signal_track)";
        try (Statement statement = analyst.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            System.out.printf(
                    Locale.ROOT,
                    "minute %d: duckdb %.2f MB, %d readings, %d track rows%n",
                    minute,
                    rows.getLong(1) / 1e6,
                    rows.getLong(2),
                    rows.getLong(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(String name, Histogram times) {
        System.out.printf(
                Locale.ROOT,
                "%s: n %d, p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
                name,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6);
    }
}
