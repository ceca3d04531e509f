package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Prior;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The law of distance, with and without a vertical dipole's pattern. */
final class LawTest {
    private static final Prior DIPOLE = new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, true, 0);

    @Test
    void withoutAPatternItIsTheSlantDistance() {
        var law = new Law(Prior.WIDE);
        assertThat(law.lossDb(30, 40, 0)).isCloseTo(-10 * Math.log10(Math.sqrt(2501)), within(1e-9));
        assertThat(law.lossDb(0, 0, 30)).isCloseTo(-10 * Math.log10(Math.sqrt(901)), within(1e-9));
    }

    @Test
    void aDipoleHearsTheHorizonFullyAndHardlyWhatIsBelow() {
        var law = new Law(DIPOLE);
        var alike = new Law(Prior.WIDE);
        assertThat(2.3 * (law.lossDb(1000, 0, 1) - alike.lossDb(1000, 0, 1))).isCloseTo(0, within(0.1));
        // cos(90 deg cos 45 deg) / sin 45 deg = 0.628
        assertThat(2.3 * (law.lossDb(30, 0, 30) - alike.lossDb(30, 0, 30)))
                .isCloseTo(20 * Math.log10(0.628), within(0.2));
        assertThat(2.3 * (law.lossDb(0, 0, 30) - alike.lossDb(0, 0, 30)))
                .as("straight below")
                .isBetween(-20.0, -18.0);
    }

    /** Mean error after passing it at 10 to 25 m and going round on two sides: the level is highest on a ring. */
    private static double meanErrorM(Prior prior) {
        var beacon = new Point(150, 20);
        var truth = new Law(DIPOLE);
        double sumM = 0;
        for (long seed = 1; seed <= 10; seed++) {
            var random = new Random(seed);
            var posterior = new Posterior(new Point(0, 0), 80, prior);
            for (int i = 0; i < 40; i++) {
                double e = i < 20 ? 60 + 7 * i : 165;
                double n = i < 20 ? 0 : 7 * (i - 25);
                double levelDb =
                        -40 + 2.3 * truth.lossDb(beacon.eastM() - e, beacon.northM() - n, 30) + random.nextGaussian();
                posterior.add(new Cell(e, n, 30, levelDb, 2, 2 * i));
            }
            Point found = Summary.of(Belief.of(posterior, null, 120), new Point(150, 150))
                    .point();
            sumM += found.distanceM(beacon) / 10;
        }
        return sumM;
    }

    @Test
    void whoKnowsThePatternFindsTheBeaconUnderTheRing() {
        assertThat(meanErrorM(DIPOLE)).isLessThan(0.5 * meanErrorM(Prior.WIDE));
    }
}
