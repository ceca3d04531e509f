package io.pisad.model;

/**
 * What is known of the beacon and of the air before anything is heard, for strategies that can use it. Levels are {@code
 * P0 - 10 n log10(d)} with normal P0 and n.
 *
 * @param powerDbm mean of P0, the received power at 1 m
 * @param powerSdDb its standard deviation, the receiver's own uncertainty included
 * @param exponent mean of n
 * @param exponentSd its standard deviation
 * @param rangeM the beacon is as likely nearer than farther than this from where it is first heard
 * @param rangeLimitM it is hardly farther than this from there: a place beyond counts a thousandth, and none
 *     beyond some 2 km counts
 * @param shadowing whether ground and trees may shade it; if not, levels scatter independently about that law
 * @param dipole whether the receiver hears it by a vertical dipole or whip: hardly from straight below; otherwise alike on
 *     all sides
 * @param reflection probability that the ground reflects like a mirror, as water, ice or wet meadows may, 0 to 1
 * @param walking probability that it walks, 0 to 1; 0 when it surely stands still, otherwise 0.018 to 0.982 are used
 */
public record Prior(
        double powerDbm,
        double powerSdDb,
        double exponent,
        double exponentSd,
        double rangeM,
        double rangeLimitM,
        boolean shadowing,
        boolean dipole,
        double reflection,
        double walking) {
    /** No power is known better than that while dBm is uncalibrated (H3). */
    public static final double LEAST_UNCALIBRATED_DB = 20;

    /** Nothing is known of the power, n is between open field and wood, and 500 m is the range of detection (FR1). */
    public static final Prior WIDE = new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, false, 0.15, 0.5);

    /** The same without that limit: for who no longer knows where the beacon was first heard. */
    public Prior unlimited() {
        return new Prior(
                powerDbm,
                powerSdDb,
                exponent,
                exponentSd,
                rangeM,
                WIDE.rangeLimitM,
                shadowing,
                dipole,
                reflection,
                walking);
    }

    /** The same as far as an uncalibrated receiver can use it. */
    public Prior uncalibrated() {
        double sdDb = Math.max(powerSdDb, LEAST_UNCALIBRATED_DB);
        return new Prior(
                powerDbm, sdDb, exponent, exponentSd, rangeM, rangeLimitM, shadowing, dipole, reflection, walking);
    }
}
