package io.pisad.model;

/**
 * A flat east-north frame on the WGS 84 ellipsoid around an origin, good to 0.1 % within 20 km.
 *
 * <p>Uses the meridian and prime-vertical radii at the origin (Torge, Geodesy, 4.1.3).
 *
 * @param latitudeDeg origin
 * @param longitudeDeg origin
 */
public record LocalFrame(double latitudeDeg, double longitudeDeg) {
    private static final double SEMI_MAJOR_M = 6_378_137.0;
    private static final double E2 = 6.694379990141316e-3;

    /** Metres east of the origin. */
    public double eastM(double longitude) {
        double d = longitude - longitudeDeg;
        return StrictMath.toRadians(d > 180 ? d - 360 : d < -180 ? d + 360 : d) * eastRadiusM();
    }

    /** Metres north of the origin. */
    public double northM(double latitude) {
        return StrictMath.toRadians(latitude - latitudeDeg) * northRadiusM();
    }

    /** Latitude in degrees of a point {@code northM} north of the origin. */
    public double latitudeDeg(double northM) {
        return latitudeDeg + StrictMath.toDegrees(northM / northRadiusM());
    }

    /** Longitude in degrees of a point {@code eastM} east of the origin. */
    public double longitudeDeg(double eastM) {
        return longitudeDeg + StrictMath.toDegrees(eastM / eastRadiusM());
    }

    private double eastRadiusM() {
        double s = StrictMath.sin(StrictMath.toRadians(latitudeDeg));
        return SEMI_MAJOR_M / StrictMath.sqrt(1 - E2 * s * s) * StrictMath.cos(StrictMath.toRadians(latitudeDeg));
    }

    private double northRadiusM() {
        double s = StrictMath.sin(StrictMath.toRadians(latitudeDeg));
        double w = 1 - E2 * s * s;
        return SEMI_MAJOR_M * (1 - E2) / (w * StrictMath.sqrt(w));
    }
}
