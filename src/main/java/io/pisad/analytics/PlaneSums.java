package io.pisad.analytics;

import io.pisad.model.SignalPicture.PlaneFit;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Centred sums of a window of the track ({@code planes.sql}) and the plane they determine: level l = a + b east + c
 * north by least squares, that is the two normal equations of the centred sums (Draper and Smith, Applied Regression
 * Analysis, 1.5 and 5.1).
 *
 * @param see sum of (east - mean)^2; the others alike for n north and l level
 */
record PlaneSums(
        double windowS,
        long atNs,
        long points,
        double see,
        double snn,
        double sen,
        double sel,
        double snl,
        double sll) {

    /** Three coefficients, and at least one point more for an error. */
    private static final int FEWEST_POINTS = 4;
    /** (spread across / spread along)^2 of the track, under which it is a line and says nothing across. */
    private static final double LINE = 1e-4;
    /** Mean square distance from the centre in m^2, under which the track is a point. */
    private static final double POINT_M2 = 0.01;

    static PlaneSums read(ResultSet row) throws SQLException {
        return new PlaneSums(
                row.getDouble(1),
                row.getLong(2),
                row.getLong(3),
                NamedQuery.number(row, 4),
                NamedQuery.number(row, 5),
                NamedQuery.number(row, 6),
                NamedQuery.number(row, 7),
                NamedQuery.number(row, 8),
                NamedQuery.number(row, 9));
    }

    /** The plane; NaN slopes and errors where the track is a line, a point, or shorter than four points. */
    PlaneFit fit() {
        double size = see + snn;
        double determinant = see * snn - sen * sen;
        if (points < FEWEST_POINTS || !(size > POINT_M2 * points) || !(determinant > LINE * size * size)) {
            return new PlaneFit(windowS, atNs, points, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double east = (sel * snn - snl * sen) / determinant;
        double north = (snl * see - sel * sen) / determinant;
        double explained = east * sel + north * snl;
        double variance = Math.max(sll - explained, 0) / (points - 3);
        return new PlaneFit(
                windowS,
                atNs,
                points,
                east,
                north,
                sll > 0 ? explained / sll : Double.NaN,
                Math.sqrt(variance * snn / determinant),
                Math.sqrt(variance * see / determinant));
    }
}
