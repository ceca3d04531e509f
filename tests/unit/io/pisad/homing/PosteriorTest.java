package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Prior;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Squares: what they are divided into must not decide what is believed. */
final class PosteriorTest {
    private static final int CELLS = 90;
    /** A corner where squares of all sizes meet, as seen from the first cell. */
    private static final Point BEACON = new Point(150, 200);

    private final Posterior plain = new Posterior(vehicle(0), CELLS, told(0), 433e6);
    private final Posterior other = new Posterior(vehicle(0), CELLS, told(0.15), 433e6);

    private static Prior told(double reflection) {
        return new Prior(-40, 40, 2.3, 0.5, 500, 5000, true, false, reflection, 0);
    }

    private static Point vehicle(int cell) {
        double turn = 2.5 * cell / 14;
        return new Point(150 + 120 * StrictMath.sin(turn), 220 + 120 * StrictMath.cos(1.37 * turn));
    }

    @Test
    void atFirstEveryPlaceWithinTwoKilometresIsInOneSquareOfEachLaw() {
        var random = new Random(5);
        for (double limitM : new double[] {20, 110, 560, 5000}) {
            var prior = new Prior(-40, 40, 2.3, 0.5, 500, limitM, true, false, 0.15, 0);
            var origin = new Point(30, -20);
            var places = new Posterior(origin, 1, prior, 433e6).places();
            assertThat(places).as("limit %.0f", limitM).hasSizeLessThan(6000);
            for (Law law : Law.all(prior, 433e6).keySet()) {
                for (int k = 0; k < 200; k++) {
                    double reachM = k % 2 == 0 ? 1900 : limitM; // coarse and fine squares
                    double e = origin.eastM() + (2 * random.nextDouble() - 1) * Math.min(1900, reachM);
                    double n = origin.northM() + (2 * random.nextDouble() - 1) * Math.min(1900, reachM);
                    assertThat(places.stream()
                                    .filter(p -> p.law.equals(law) && p.spot().holds(e, n)))
                            .as("limit %.0f, %.1f, %.1f", limitM, e, n)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void aNarrowLimitThatIsWrongIsOverruled() {
        var prior = new Prior(-40, 40, 2.3, 0.5, 500, 20, true, false, 0.15, 0);
        var posterior = new Posterior(vehicle(0), CELLS, prior, 433e6);
        var law = new Law(prior);
        var random = new Random(3);
        for (int i = 0; i < CELLS; i++) {
            Point at = vehicle(i);
            double lossDb = law.lossDb(BEACON.eastM() - at.eastM(), BEACON.northM() - at.northM(), 30);
            posterior.add(new Cell(at.eastM(), at.northM(), 30, -40 + 2 * lossDb + random.nextGaussian(), 2, 2.5 * i));
        }
        Estimate found = Summary.of(Belief.of(posterior, null, 225), vehicle(CELLS));
        assertThat(found.point().distanceM(BEACON)).isLessThan(15);
        assertThat(found.errorM()).isLessThan(60);
    }

    @Test
    void groundThatDoesNotReflectIsBelievedInTheSamePlacesWhetherOrNotItMightHaveDone() {
        var law = new Law(Prior.WIDE);
        var random = new Random(3);
        for (int i = 0; i < CELLS; i++) {
            Point at = vehicle(i);
            double lossDb = law.lossDb(BEACON.eastM() - at.eastM(), BEACON.northM() - at.northM(), 30);
            var cell = new Cell(at.eastM(), at.northM(), 30, -40 + 2 * lossDb + random.nextGaussian(), 2, 2.5 * i);
            plain.add(cell);
            other.add(cell);
            if (i > 20) {
                assertThat(other.logForetold()).as("cell %d", i).isCloseTo(plain.logForetold(), within(0.05));
            }
        }
        double reflecting = other.places().stream()
                .filter(p -> p.law.reflects())
                .mapToDouble(p -> p.mass)
                .sum();
        assertThat(reflecting).isLessThan(1e-3);
        assertThat(plain.places()).anyMatch(place -> place.mass > 0.01);
        for (Place place : plain.places()) {
            if (place.mass > 0.01) {
                assertThat(other.places())
                        .as("%.0f, %.0f", place.eastM, place.northM)
                        .anyMatch(p -> p.eastM == place.eastM
                                && p.northM == place.northM
                                && Math.abs(p.mass - place.mass) < 0.01);
            }
        }
    }
}
