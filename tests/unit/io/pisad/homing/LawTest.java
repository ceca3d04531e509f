package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Prior;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The law of distance, with and without a vertical dipole's pattern. */
final class LawTest {
    private static final double HZ = 433e6;
    private static final double WAVE_M = 299_792_458 / HZ;
    private static final Prior DIPOLE = new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, true, 0, 0);

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
        for (long seed = 1; seed <= 5; seed++) {
            var random = new Random(seed);
            var posterior = new Posterior(new Point(0, 0), 80, prior, HZ);
            for (int i = 0; i < 40; i++) {
                double e = i < 20 ? 60 + 7 * i : 165;
                double n = i < 20 ? 0 : 7 * (i - 25);
                double levelDb =
                        -40 + 2.3 * truth.lossDb(beacon.eastM() - e, beacon.northM() - n, 30) + random.nextGaussian();
                posterior.add(new Cell(e, n, 30, levelDb, 2, 2 * i));
            }
            Point found = Summary.of(Belief.of(posterior, null, 120), new Point(150, 150))
                    .point();
            sumM += found.distanceM(beacon) / 5;
        }
        return sumM;
    }

    private static Law reflecting(double heightM) {
        return new Law(false, 2, heightM / WAVE_M, WAVE_M);
    }

    @Test
    void overGroundThatReflectsItFallsTwiceAsFastFarAwayAndHasARingWhereTheRaysCancel() {
        Law law = reflecting(1.4);
        assertThat(20 * (law.lossDb(4000, 0, 30) - law.lossDb(8000, 0, 30)) / 10)
                .as("40 log d instead of 20 log d, but for what is not reflected")
                .isBetween(8.0, 12.1);
        var alike = new Law(false, 2, 0, 1);
        double ringM = 2 * 1.4 * 30 / WAVE_M; // a wave length longer
        double lessDb = 2 * (law.lossDb(ringM, 0, 30) - alike.lossDb(ringM, 0, 30));
        double beyondDb = 2 * (law.lossDb(2 * ringM, 0, 30) - alike.lossDb(2 * ringM, 0, 30));
        assertThat(lessDb).isBetween(-6.0, -4.0);
        assertThat(beyondDb).as("both in phase").isBetween(4.5, 6.0);
    }

    @Test
    void anUprightAntennaHearsTheRayNotTurnedOverAtSteepAngles() {
        double ringM = 2 * 1.4 * 30 / WAVE_M; // 14 degrees over the horizon, the Brewster angle is 13
        Law upright = new Law(true, 2, 1.4 / WAVE_M, WAVE_M);
        var alike = new Law(true, 2, 0, 1);
        assertThat(2 * (upright.lossDb(ringM, 0, 30) - alike.lossDb(ringM, 0, 30)))
                .isCloseTo(0, within(0.6));
        assertThat(2 * (upright.lossDb(ringM / 2, 0, 30) - alike.lossDb(ringM / 2, 0, 30)))
                .as("two wave lengths longer, 26 degrees: in phase")
                .isBetween(0.5, 3.0);
        assertThat(2 * (upright.lossDb(3000, 0, 30) - alike.lossDb(3000, 0, 30)))
                .as("grazing: turned over too")
                .isLessThan(-8);
    }

    @Test
    void longWavesAndTheGroundItselfHaveNoRings() {
        assertThat(Law.all(told(1), 3e6)).isEqualTo(Map.of(new Law(told(1)), 1.0));
        assertThat(reflecting(1).lossDb(200, 0, 0)).isFinite();
        assertThat(reflecting(1).lossDb(200, 0, -5)).isFinite();
    }

    @Test
    void nearTheBeaconItsRingsAreBlurred() {
        Law law = reflecting(2);
        var alike = new Law(false, 2, 0, 1);
        for (double m = 5; m < 25; m++) {
            assertThat(2 * (law.lossDb(m, 0, 30) - alike.lossDb(m, 0, 30))).isBetween(0.3, 2.6);
        }
    }

    @Test
    void allLawsAreAsLikelyAsToldAndSumToOne() {
        var laws = Law.all(Prior.WIDE, HZ);
        assertThat(laws.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
        assertThat(laws.entrySet().stream()
                        .filter(e -> e.getKey().reflects())
                        .mapToDouble(e -> e.getValue())
                        .sum())
                .isCloseTo(Prior.WIDE.reflection(), within(1e-12));
        assertThat(Law.all(told(0), HZ).keySet()).noneMatch(Law::reflects);
        assertThat(Law.all(told(1), HZ).keySet()).isNotEmpty().allMatch(Law::reflects);
    }

    private static Prior told(double reflection) {
        return new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, false, reflection, 0);
    }

    /** Power over free space of a direct ray and one that the ground turns over completely, in dB. */
    private static double mirroredDb(double groundM, double heightM) {
        double direct = Math.hypot(groundM, 30 - heightM);
        double bounced = Math.hypot(groundM, 30 + heightM);
        double phase = 2 * Math.PI * (bounced - direct) / WAVE_M;
        double re = 1 / direct - Math.cos(phase) / bounced;
        double im = Math.sin(phase) / bounced;
        return 10 * Math.log10(re * re + im * im);
    }

    /** Mean error after flying towards a beacon 1.2 m over a mirror and on to its side, through the ring at 105 m. */
    private static double mirroredErrorM(Prior prior) {
        var beacon = new Point(300, 40);
        double sumM = 0;
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var posterior = new Posterior(new Point(0, 0), 80, prior, HZ);
            for (int i = 0; i < 70; i++) {
                double e = i < 20 ? 12.5 * i : i < 45 ? 250 : 250 + 12.5 * (i - 45);
                double n = i < 20 ? 0 : i < 45 ? 12.5 * (i - 20) : 312 - 12.5 * (i - 45);
                double groundM = beacon.distanceM(new Point(e, n));
                posterior.add(new Cell(e, n, 30, -40 + mirroredDb(groundM, 1.2) + random.nextGaussian(), 2, 2.5 * i));
            }
            Point found = Summary.of(Belief.of(posterior, null, 120), new Point(250, 312))
                    .point();
            sumM += found.distanceM(beacon) / 3;
        }
        return sumM;
    }

    @Test
    void groundThatMayReflectIsFoundToDoSo() {
        double knownM = mirroredErrorM(told(1));
        assertThat(knownM).isLessThan(30);
        assertThat(mirroredErrorM(told(0.15))).isLessThan(30);
        assertThat(mirroredErrorM(told(0))).isGreaterThan(2 * knownM);
    }

    @Test
    void whoKnowsThePatternFindsTheBeaconUnderTheRing() {
        assertThat(meanErrorM(DIPOLE)).isLessThan(0.5 * meanErrorM(Prior.WIDE));
    }
}
