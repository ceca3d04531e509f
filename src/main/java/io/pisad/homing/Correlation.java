package io.pisad.homing;

/**
 * One hypothesis of how the level's deviations from the distance law hang together: a share that is shadowing with
 * correlation exp(-d / length) (Gudmundson 1991), the rest independent from second to second.
 *
 * <p>Its kink at 0 is blurred, {@code exp(-sqrt(d^2 + blur^2) / length)}: a cell is a mean over up to 12.5 m, which takes 27,
 * 15 and 8 % of the variance at 12, 25 and 50 m, and no shadow is sharper than its first Fresnel zone (about 5 m at 433 MHz
 * and 35 m); the blur takes 44, 24 and 13 %. Positive definite in the plane, because sqrt(d^2 + blur^2) is a Bernstein
 * function of d^2 (Schoenberg 1938). With the kink the variance of smooth shadowing was found too small, and the position
 * claimed too surely.
 *
 * @param share of the variance at a point that is shadowing, 0 to 1; before the blur
 * @param lengthM decorrelation distance; not used with share 0
 */
record Correlation(double share, double lengthM) {
    private static final double BLUR_M = 7;

    /** Between two places, without the independent part. */
    double between(double apartM) {
        return share == 0 ? 0 : share * StrictMath.exp(-Math.sqrt(apartM * apartM + BLUR_M * BLUR_M) / lengthM);
    }

    /** Of the mean of so many seconds' means at one place. */
    double alone(double means) {
        return between(0) + (1 - share) / means;
    }
}
