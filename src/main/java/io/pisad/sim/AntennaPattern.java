package io.pisad.sim;

import io.pisad.model.Scenario;

/**
 * How much less the vehicle hears from a direction, by its attitude: antenna pattern and body shadow.
 *
 * <p>A half-wave dipole's field falls as cos(pi/2 cos a)/sin a with the angle a from its axis (Balanis, 4.6); its null is
 * filled at -30 dB, as scattering does. The body takes {@code bodyShadowDb (1 - cos b)/2} with the angle b between nose
 * and direction, seen from above.
 */
final class AntennaPattern {
    static final double NULL_DB = -30;

    private final Scenario.Antenna antenna;

    AntennaPattern(Scenario.Antenna antenna) {
        this.antenna = antenna;
    }

    /** Gain in dB, 0 at most, towards an offset from the vehicle in metres. */
    double gainDb(double eastM, double northM, double upM, double rollRad, double pitchRad, double yawDeg) {
        double yaw = StrictMath.toRadians(yawDeg);
        double db = 0;
        if (antenna.dipole()) {
            double distance = Math.sqrt(eastM * eastM + northM * northM + upM * upM);
            double sy = StrictMath.sin(yaw);
            double cy = StrictMath.cos(yaw);
            double sp = StrictMath.sin(pitchRad);
            double cp = StrictMath.cos(pitchRad);
            double sr = StrictMath.sin(rollRad);
            double cr = StrictMath.cos(rollRad);
            // the body's down axis, north-east-down, of yaw, pitch and roll in this order
            double north = cr * sp * cy + sr * sy;
            double east = cr * sp * sy - sr * cy;
            double down = cr * cp;
            double cos = distance > 0 ? (north * northM + east * eastM - down * upM) / distance : 0;
            db += dipoleDb(cos);
        }
        double ground = Math.sqrt(eastM * eastM + northM * northM);
        if (antenna.bodyShadowDb() > 0 && ground > 0) {
            double ahead = (northM * StrictMath.cos(yaw) + eastM * StrictMath.sin(yaw)) / ground;
            db -= antenna.bodyShadowDb() * (1 - ahead) / 2;
        }
        return db;
    }

    /** By the cosine of the angle from the axis. */
    static double dipoleDb(double cos) {
        double sin = Math.sqrt(Math.max(0, 1 - cos * cos));
        double field = sin < 1e-6 ? 0 : Math.abs(StrictMath.cos(StrictMath.PI / 2 * cos) / sin);
        return field <= 0 ? NULL_DB : Math.max(NULL_DB, 20 * StrictMath.log10(field));
    }
}
