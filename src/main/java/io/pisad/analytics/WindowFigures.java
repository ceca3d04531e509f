package io.pisad.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The row {@code window.sql} answers with; NaN where there is no data.
 *
 * @param readings good readings in the floor's window
 * @param tenthPercentileDbm of their noise references
 * @param slopeDbPerS temporal gradient over 2 s
 * @param slopeR2 its coefficient of determination
 * @param meanDbm mean level of 2 s
 * @param spreadDb standard deviation of 2 s
 * @param powerMw mean power since the last tick, clipped readings included
 * @param referenceMw mean noise reference since the last tick
 * @param heard readings since the last tick that were not silent
 * @param good those of them that were not clipped
 */
record WindowFigures(
        long readings,
        double tenthPercentileDbm,
        double slopeDbPerS,
        double slopeR2,
        double meanDbm,
        double spreadDb,
        double powerMw,
        double referenceMw,
        long heard,
        long good) {

    static WindowFigures read(ResultSet rows) throws SQLException {
        rows.next();
        return new WindowFigures(
                rows.getLong(1),
                NamedQuery.number(rows, 2),
                NamedQuery.number(rows, 3),
                NamedQuery.number(rows, 4),
                NamedQuery.number(rows, 5),
                NamedQuery.number(rows, 6),
                NamedQuery.number(rows, 7),
                NamedQuery.number(rows, 8),
                rows.getLong(9),
                rows.getLong(10));
    }

    /** Share of clipped readings, NaN when none was heard. */
    double clippedShare() {
        return heard == 0 ? Double.NaN : (double) (heard - good) / heard;
    }

    /** Whether the level may be used for guidance: something was heard and nothing clipped. */
    boolean levelUsable() {
        return good > 0 && good == heard;
    }
}
