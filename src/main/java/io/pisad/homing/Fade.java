package io.pisad.homing;

/**
 * How far the beacon has faded.
 *
 * @param share of the loss time that has passed since it should have been heard: 0 while it is heard, infinite when it
 *     never was
 * @param heardNs when it was last heard
 * @param periodS from one pulse to the next, NaN when it has none or none is known
 * @param overDb how far its newest level, or pulse, was over the one down to which it is heard; not a number before one
 */
record Fade(double share, long heardNs, double periodS, double overDb) {
    /** So much of the loss time is a fade: to turn back takes four of its ten seconds. */
    private static final double FADING = 0.1;

    boolean fading() {
        return share > FADING;
    }

    /** In which it should be heard again where it was heard. */
    double againS() {
        return periodS > 1 ? periodS : 1;
    }
}
