package io.pisad.homing;

/** Angles in degrees, bearings from true north, clockwise. */
final class Angle {
    private Angle() {}

    /** Bearing of an offset, 0-360. */
    static double bearingDeg(double eastM, double northM) {
        double deg = StrictMath.toDegrees(StrictMath.atan2(eastM, northM));
        return deg < 0 ? deg + 360 : deg;
    }

    /** The same angle within (-180, 180]. */
    static double wrapDeg(double deg) {
        double turned = StrictMath.IEEEremainder(deg, 360);
        return turned <= -180 ? turned + 360 : turned;
    }
}
