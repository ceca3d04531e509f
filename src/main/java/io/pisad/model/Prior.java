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
 * @param shadowing whether ground and trees may shade it; if not, levels scatter independently about that law
 */
public record Prior(
        double powerDbm, double powerSdDb, double exponent, double exponentSd, double rangeM, boolean shadowing) {
    /** No power is known better than that while dBm is uncalibrated (H3). */
    public static final double LEAST_UNCALIBRATED_DB = 20;

    /** Nothing is known of the power, n is between open field and wood, and 500 m is the range of detection (FR1). */
    public static final Prior WIDE = new Prior(-40, 40, 2.3, 0.5, 500, true);

    /** The same as far as an uncalibrated receiver can use it. */
    public Prior uncalibrated() {
        return new Prior(powerDbm, Math.max(powerSdDb, LEAST_UNCALIBRATED_DB), exponent, exponentSd, rangeM, shadowing);
    }
}
