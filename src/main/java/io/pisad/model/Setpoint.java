package io.pisad.model;

/**
 * One velocity command in the local north-east-down frame, the only motion there is.
 *
 * @param atNs the tick that decided it; older than 300 ms it is not sent (the lease)
 * @param epoch the valve's epoch it was decided under; stale ones are refused at the write
 * @param northMps velocity north
 * @param eastMps velocity east
 * @param downMps velocity down
 * @param yawRateDps yaw rate, clockwise seen from above
 */
public record Setpoint(long atNs, long epoch, double northMps, double eastMps, double downMps, double yawRateDps) {}
