package io.pisad.homing;

/**
 * How far the beacon has faded.
 *
 * @param share of the loss time that has passed since it should have been heard: 0 while it is heard, infinite when it
 *     never was
 * @param heardNs when it was last heard
 */
record Fade(double share, long heardNs) {}
