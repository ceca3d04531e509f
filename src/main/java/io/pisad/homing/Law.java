package io.pisad.homing;

import io.pisad.model.Prior;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the level falls with the beacon's place: {@code -10 log10} of the slant distance, softened at 1 m, and what the
 * ground and the antenna add, in the same units: their dB by the expected exponent.
 *
 * <p>Ground that reflects: a second ray from the beacon's image (Parsons, The Mobile Radio Propagation Channel, 2.3), by the
 * ground's Fresnel coefficient: that of vertical polarisation under a vertical dipole, otherwise (the beacon's is not
 * known) that of horizontal polarisation, which turns the ray over at all angles. Its phase is not known better than the
 * beacon's height and the place of a cell, which blurs all but the first rings. Vertical dipole: its pattern (Balanis,
 * Antenna Theory, 4.6); the null is filled, since it leans with the vehicle by some degrees, whither is not known here.
 *
 * @param dipole whether the receiver's antenna is a vertical dipole, which hears nothing from straight below
 * @param exponent that is expected
 * @param heightWaves height of the beacon over ground that reflects, in wave lengths; 0 when the ground does not reflect
 * @param waveM wave length
 */
record Law(boolean dipole, double exponent, double heightWaves, double waveM) {
    private static final double LIGHT_MPS = 299_792_458;
    /** Heights of a beacon that are looked at: from a small animal's to a man's. One that lies on the ground fits none. */
    private static final double[] HEIGHTS_M = {0.5, 0.7, 1, 1.4, 2};

    /** How much of the height is not known between two of them. */
    private static final double HEIGHT_SD = 0.1;
    /** Standard deviation of a level's place in its cell, along the way. */
    private static final double CELL_SD_M = 3.6;

    /** Relative permittivity of moist ground (ITU-R P.527). */
    private static final double PERMITTIVITY = 20;

    /** What roughness leaves of the coefficient; under 1, so that nothing cancels entirely. */
    private static final double SMOOTH = 0.97;
    /** Antennas nearer to the ground, in wave lengths, do not radiate as two rays. */
    private static final double LEAST_WAVES = 0.125;
    /** Power that is heard in the dipole's null: that at 8 degrees from the axis. */
    private static final double FILLED = 0.0121;

    /** Over ground that does not reflect. */
    Law(Prior prior) {
        this(prior.dipole(), prior.exponent(), 0, 1);
    }

    /** All that are possible, with their probabilities before anything is heard. */
    static Map<Law, Double> all(Prior prior, double frequencyHz) {
        double waveM = LIGHT_MPS / frequencyHz;
        double[] waves = Arrays.stream(HEIGHTS_M)
                .map(m -> m / waveM)
                .filter(w -> w >= LEAST_WAVES)
                .toArray();
        double reflection = waves.length == 0 ? 0 : prior.reflection();
        var laws = new LinkedHashMap<Law, Double>();
        if (reflection < 1) {
            laws.put(new Law(prior), 1 - reflection);
        }
        if (reflection > 0) {
            for (double height : waves) {
                laws.put(new Law(prior.dipole(), prior.exponent(), height, waveM), reflection / waves.length);
            }
        }
        return laws;
    }

    boolean reflects() {
        return heightWaves > 0;
    }

    /** Of a place so far away, the receiver so high over it. */
    double lossDb(double eastM, double northM, double upM) {
        double ground2 = eastM * eastM + northM * northM;
        double slant2 = ground2 + upM * upM + 1;
        double db = -5 * StrictMath.log10(slant2);
        double gain = (reflects() ? twoRays(slant2, upM) : 1) * (dipole ? pattern(ground2 / slant2) : 1);
        return gain == 1 ? db : db + 10 * StrictMath.log10(gain) / exponent;
    }

    /** Mean power of both rays over that of the direct one. */
    private double twoRays(double slant2, double upM) {
        double heightM = heightWaves * waveM;
        double direct = Math.sqrt(slant2);
        double overM = Math.max(0, upM);
        double bounced = Math.sqrt(slant2 + 4 * heightM * overM);
        double phase = 2 * StrictMath.PI * (bounced - direct) / waveM;
        double variance = phase * phase * (HEIGHT_SD * HEIGHT_SD + CELL_SD_M * CELL_SD_M / slant2);
        double second = SMOOTH * reflected(overM / direct) * direct / bounced;
        return 1 + second * second + 2 * second * StrictMath.exp(-variance / 2) * StrictMath.cos(phase);
    }

    /** Fresnel's coefficient by the sine of the grazing angle (Parsons, 2.3.1), conductivity left out. */
    private double reflected(double sin) {
        double root = Math.sqrt(PERMITTIVITY - 1 + sin * sin);
        double upright = dipole ? PERMITTIVITY * sin : sin;
        return (upright - root) / (upright + root);
    }

    /** By the square of the sine of the angle from the axis. */
    private static double pattern(double sin2) {
        double cos = Math.sqrt(1 - sin2);
        double field = StrictMath.cos(StrictMath.PI / 2 * cos);
        return Math.max(0, field * field / Math.max(1e-9, sin2)) + FILLED;
    }
}
