package io.pisad.homing;

import io.pisad.model.Prior;

/**
 * How the level falls with the beacon's place: {@code -10 log10} of the slant distance, softened at 1 m; under a vertical
 * dipole also by its pattern (Balanis, Antenna Theory, 4.6), in the same units: the pattern in dB by the expected exponent.
 *
 * <p>The dipole's null is filled: it leans with the vehicle by some degrees, whither is not known here.
 *
 * @param dipole whether the receiver's antenna is a vertical dipole, which hears nothing from straight below
 * @param exponent that is expected
 */
record Law(boolean dipole, double exponent) {
    /** Power that is heard in the null: that at 8 degrees from the axis. */
    private static final double FILLED = 0.0121;

    Law(Prior prior) {
        this(prior.dipole(), prior.exponent());
    }

    /** Of a place so far away, the receiver so high over it. */
    double lossDb(double eastM, double northM, double upM) {
        double ground2 = eastM * eastM + northM * northM;
        double slant2 = ground2 + upM * upM + 1;
        double db = -5 * StrictMath.log10(slant2);
        return dipole ? db + patternDb(ground2 / slant2) / exponent : db;
    }

    /** By the square of the sine of the angle from the axis. */
    private static double patternDb(double sin2) {
        double cos = Math.sqrt(1 - sin2);
        double field = StrictMath.cos(StrictMath.PI / 2 * cos);
        return 10 * StrictMath.log10(Math.max(0, field * field / Math.max(1e-9, sin2)) + FILLED);
    }
}
