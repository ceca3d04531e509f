package io.pisad.model;

/**
 * Where the beacon is believed to be, for those who look on.
 *
 * @param latitudeDeg WGS 84
 * @param longitudeDeg WGS 84
 * @param varEastM2 variance east
 * @param covM2 covariance of east and north
 * @param varNorthM2 variance north
 * @param errorM 95 % error: the ellipse's semi-major axis, stretched to cover other places that are believed as well
 */
public record BeaconFix(
        double latitudeDeg, double longitudeDeg, double varEastM2, double covM2, double varNorthM2, double errorM) {
    /** 95 % quantile of chi-square with two degrees of freedom. */
    private static final double CHI2_95 = 5.991;

    /** Whether an offset from the place lies inside the 95 % ellipse. */
    public boolean covers(double eastM, double northM) {
        double det = varEastM2 * varNorthM2 - covM2 * covM2;
        double square = (varNorthM2 * eastM * eastM - 2 * covM2 * eastM * northM + varEastM2 * northM * northM) / det;
        return det > 0 && square <= CHI2_95;
    }

    /** The standard deviation whose 95 % semi-major axis the error is. */
    public double sdM() {
        return errorM / Math.sqrt(CHI2_95);
    }
}
