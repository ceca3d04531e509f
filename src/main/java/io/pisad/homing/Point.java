package io.pisad.homing;

/** A place in the picture's flat frame. */
record Point(double eastM, double northM) {
    double distanceM(Point other) {
        double e = other.eastM - eastM;
        double n = other.northM - northM;
        return Math.sqrt(e * e + n * n);
    }

    /** Bearing from here to there. */
    double bearingDeg(Point other) {
        return Angle.bearingDeg(other.eastM - eastM, other.northM - northM);
    }

    /** Where a velocity leads in some seconds. */
    Point after(Velocity velocity, double seconds) {
        return new Point(eastM + velocity.eastMps() * seconds, northM + velocity.northMps() * seconds);
    }
}
