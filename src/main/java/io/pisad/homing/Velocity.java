package io.pisad.homing;

/** A horizontal velocity, north and east. */
record Velocity(double northMps, double eastMps) {
    static final Velocity ZERO = new Velocity(0, 0);

    /** Towards a course in degrees from true north. */
    static Velocity towards(double courseDeg, double speedMps) {
        double rad = StrictMath.toRadians(courseDeg);
        return new Velocity(speedMps * StrictMath.cos(rad), speedMps * StrictMath.sin(rad));
    }

    double speedMps() {
        return Math.sqrt(northMps * northMps + eastMps * eastMps);
    }

    /** Course in degrees from true north, 0-360. */
    double courseDeg() {
        return Angle.bearingDeg(eastMps, northMps);
    }

    Velocity scaled(double factor) {
        return new Velocity(northMps * factor, eastMps * factor);
    }

    Velocity plus(Velocity other) {
        return new Velocity(northMps + other.northMps, eastMps + other.eastMps);
    }

    /** The same direction, not faster than the limit. */
    Velocity atMost(double limitMps) {
        double speed = speedMps();
        return speed <= limitMps ? this : scaled(limitMps / speed);
    }
}
