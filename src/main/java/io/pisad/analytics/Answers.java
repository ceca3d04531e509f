package io.pisad.analytics;

import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalPicture.Track;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the rows of {@code planes.sql}, {@code pulses.sql} and {@code track.sql} mean. */
final class Answers {
    /** Half-seconds in 15 minutes. */
    static final int TRACK_POINTS = 1_800;

    private Answers() {}

    static List<PlaneFit> planes(ResultSet rows) throws SQLException {
        List<PlaneFit> planes = new ArrayList<>();
        while (rows.next()) {
            planes.add(PlaneSums.read(rows).fit());
        }
        planes.sort(Comparator.comparingDouble(PlaneFit::windowS));
        return List.copyOf(planes);
    }

    static PulsePattern pulses(ResultSet rows) throws SQLException {
        rows.next();
        long count = rows.getLong(1);
        return new PulsePattern(
                count,
                NamedQuery.number(rows, 2),
                NamedQuery.number(rows, 3),
                NamedQuery.number(rows, 4),
                NamedQuery.number(rows, 5));
    }

    static Track track(ResultSet rows) throws SQLException {
        long[] atNs = new long[TRACK_POINTS];
        double[] eastM = new double[TRACK_POINTS];
        double[] northM = new double[TRACK_POINTS];
        double[] upM = new double[TRACK_POINTS];
        double[] rssiDbm = new double[TRACK_POINTS];
        int n = 0;
        while (rows.next()) {
            atNs[n] = rows.getLong(1);
            eastM[n] = rows.getDouble(2);
            northM[n] = rows.getDouble(3);
            upM[n] = rows.getDouble(4);
            rssiDbm[n] = rows.getDouble(5);
            n++;
        }
        return new Track(
                Arrays.copyOf(atNs, n),
                Arrays.copyOf(eastM, n),
                Arrays.copyOf(northM, n),
                Arrays.copyOf(upM, n),
                Arrays.copyOf(rssiDbm, n));
    }
}
