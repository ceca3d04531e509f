package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Scenario;
import org.junit.jupiter.api.Test;

/** The half-wave dipole and the body's shadow against their formulas. */
final class AntennaPatternTest {
    private final AntennaPattern dipole = new AntennaPattern(new Scenario.Antenna(true, 0));
    private final AntennaPattern body = new AntennaPattern(new Scenario.Antenna(false, 6));

    @Test
    void theDipoleHearsAllRoundAndNothingBelow() {
        for (int deg = 0; deg < 360; deg += 15) {
            double rad = StrictMath.toRadians(deg);
            assertThat(dipole.gainDb(100 * StrictMath.sin(rad), 100 * StrictMath.cos(rad), 0, 0, 0, 77))
                    .isCloseTo(0, within(1e-9));
        }
        assertThat(dipole.gainDb(0, 0, -30, 0, 0, 0)).isEqualTo(AntennaPattern.NULL_DB);
    }

    /** Half power at 51 degrees from the axis: the half-wave dipole's beam is 78 degrees wide. */
    @Test
    void itsBeamIsSeventyEightDegreesWide() {
        assertThat(AntennaPattern.dipoleDb(StrictMath.cos(StrictMath.toRadians(51))))
                .isCloseTo(-3, within(0.05));
        // cos(pi/2 cos 60)/sin 60 = 0.7071/0.8660
        assertThat(AntennaPattern.dipoleDb(0.5)).isCloseTo(20 * StrictMath.log10(0.81650), within(1e-4));
    }

    /** Leaning 20 degrees forward turns the null's axis: what is 20 degrees behind straight down is not heard. */
    @Test
    void theNullLeansWithTheBody() {
        double lean = StrictMath.toRadians(20);
        double offsetM = 30 * StrictMath.tan(lean);
        for (double yawDeg : new double[] {0, 90, 215}) {
            double yaw = StrictMath.toRadians(yawDeg);
            double forwardE = offsetM * StrictMath.sin(yaw);
            double forwardN = offsetM * StrictMath.cos(yaw);
            assertThat(dipole.gainDb(-forwardE, -forwardN, -30, 0, -lean, yawDeg))
                    .isEqualTo(AntennaPattern.NULL_DB);
            double rightE = offsetM * StrictMath.cos(yaw);
            double rightN = -offsetM * StrictMath.sin(yaw);
            assertThat(dipole.gainDb(-rightE, -rightN, -30, lean, 0, yawDeg)).isEqualTo(AntennaPattern.NULL_DB);
            assertThat(dipole.gainDb(forwardE, forwardN, -30, 0, -lean, yawDeg)).isGreaterThan(-15);
        }
    }

    @Test
    void theBodyShadowsWhatIsBehind() {
        assertThat(body.gainDb(0, 100, -30, 0, 0, 0)).isCloseTo(0, within(1e-9));
        assertThat(body.gainDb(0, 100, -30, 0, 0, 180)).isCloseTo(-6, within(1e-9));
        assertThat(body.gainDb(100, 0, -30, 0, 0, 0)).isCloseTo(-3, within(1e-9));
    }
}
