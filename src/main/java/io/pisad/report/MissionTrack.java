package io.pisad.report;

import io.pisad.model.LocalFrame;
import io.pisad.model.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a picture shows of a mission; all places in metres east and north of its origin, NaN where unknown.
 *
 * @param name of the mission
 * @param head what flew
 * @param frame its origin is home, or the first place when home is not on record
 * @param homeKnown whether the origin is home
 * @param seconds of the flight, in order
 */
record MissionTrack(String name, Head head, LocalFrame frame, boolean homeKnown, List<Second> seconds) {
    private static final String NO_PLACES = "(SELECT -1 AS id, NULL::DOUBLE AS estimate_var_east_m2,"
            + " NULL::DOUBLE AS estimate_cov_m2, NULL::DOUBLE AS estimate_var_north_m2,"
            + " NULL::DOUBLE AS home_latitude_deg, NULL::DOUBLE AS home_longitude_deg)";

    /** What flew; {@code seed} null and beacon NaN when the world was not of our making. */
    record Head(
            String kind,
            @Nullable String seed,
            Instant startUtc,
            String strategy,
            String beacon,
            double fenceRadiusM,
            double beaconLatitudeDeg,
            double beaconLongitudeDeg) {}

    /** One row of telemetry. */
    record Second(
            double atS,
            State state,
            double eastM,
            double northM,
            double rssiDbm,
            double floorDbm,
            double estimateEastM,
            double estimateNorthM,
            double varEastM2,
            double covM2,
            double varNorthM2) {
        boolean placed() {
            return !Double.isNaN(eastM);
        }

        boolean estimated() {
            return !Double.isNaN(estimateEastM);
        }
    }

    static MissionTrack read(Path readable) throws SQLException, IOException {
        String name = String.valueOf(readable.getFileName()).replace(".duckdb", "");
        try (ReadableMission mission = ReadableMission.open(readable)) {
            Head head = head(mission);
            List<double[]> rows = new ArrayList<>();
            List<State> states = new ArrayList<>();
            try (ResultSet row = mission.query(query(mission))) {
                while (row.next()) {
                    double[] numbers = new double[13];
                    for (int column = 1; column <= numbers.length; column++) {
                        numbers[column - 1] = column == 2 ? 0 : number(row, column);
                    }
                    rows.add(numbers);
                    states.add(State.valueOf(row.getString(2)));
                }
            }
            double[] home = first(rows, 11);
            double[] place = first(rows, 2);
            double[] origin = home == null ? place : new double[] {0, 0, home[11], home[12]};
            if (place == null || origin == null) {
                throw new IOException("mission " + name + " has no position on record: nothing to draw");
            }
            var frame = new LocalFrame(origin[2], origin[3]);
            List<Second> seconds = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                double[] n = rows.get(i);
                seconds.add(new Second(
                        n[0],
                        states.get(i),
                        frame.eastM(n[3]),
                        frame.northM(n[2]),
                        n[4],
                        n[5],
                        frame.eastM(n[7]),
                        frame.northM(n[6]),
                        n[8],
                        n[9],
                        n[10]));
            }
            return new MissionTrack(name, head, frame, home != null, List.copyOf(seconds));
        }
    }

    private static String query(ReadableMission mission) throws SQLException, IOException {
        String sql = ReadableMission.sql("mission-track.sql");
        return mission.tables().contains("telemetry_places")
                ? sql
                : sql.replace("JOIN telemetry_places", "JOIN " + NO_PLACES);
    }

    private static Head head(ReadableMission mission) throws SQLException, IOException {
        try (ResultSet row = mission.query(ReadableMission.sql("mission-head.sql"))) {
            if (!row.next()) {
                throw new IOException("no mission is on record there");
            }
            return new Head(
                    row.getString(1),
                    row.getString(2),
                    Instant.EPOCH.plus(row.getLong(3), ChronoUnit.MICROS),
                    String.valueOf(row.getString(4)),
                    String.valueOf(row.getString(5)),
                    number(row, 6),
                    number(row, 7),
                    number(row, 8));
        }
    }

    private static double @Nullable [] first(List<double[]> rows, int column) {
        return rows.stream()
                .filter(row -> !Double.isNaN(row[column]))
                .findFirst()
                .orElse(null);
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /** The beacon's places as far as they are known: those given, or the one on record. */
    List<double[]> beacon(List<TruePlace> given) {
        List<TruePlace> places = !given.isEmpty() || Double.isNaN(head.beaconLatitudeDeg)
                ? given
                : List.of(new TruePlace(0, head.beaconLatitudeDeg, head.beaconLongitudeDeg));
        return places.stream()
                .map(p -> new double[] {frame.eastM(p.longitudeDeg()), frame.northM(p.latitudeDeg()), p.atS()})
                .toList();
    }
}
