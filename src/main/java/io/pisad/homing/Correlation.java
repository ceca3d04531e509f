package io.pisad.homing;

/**
 * One hypothesis of how the level's deviations from the distance law hang together: a share that is shadowing with
 * correlation exp(-d / length), the rest independent from second to second.
 *
 * @param share of the variance that is shadowing, 0 to 1
 * @param lengthM decorrelation distance; not used with share 0
 */
record Correlation(double share, double lengthM) {

    /** Between two places, without the independent part. */
    double between(double apartM) {
        return share == 0 ? 0 : share * StrictMath.exp(-apartM / lengthM);
    }

    /** Of the mean of so many seconds' means at one place. */
    double alone(double means) {
        return share + (1 - share) / means;
    }
}
