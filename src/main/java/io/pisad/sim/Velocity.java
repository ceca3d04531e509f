package io.pisad.sim;

/** A wanted velocity, north-east-down in m/s, and a yaw rate in deg/s, clockwise seen from above. */
record Velocity(double northMps, double eastMps, double downMps, double yawRateDps) {
    static final Velocity ZERO = new Velocity(0, 0, 0, 0);
}
