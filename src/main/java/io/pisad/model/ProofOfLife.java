package io.pisad.model;

/**
 * Leave to send PX4 zero velocity, which it needs to see before it lets anybody choose OFFBOARD.
 *
 * @param atNs the tick that gave it; it ends with the lease
 * @param epoch the valve's epoch of the enable: anybody's close ends it
 */
public record ProofOfLife(long atNs, long epoch) {}
