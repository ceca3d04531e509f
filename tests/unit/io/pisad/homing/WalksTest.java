package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Prior;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A beacon that walks, heard on circles and legs around it; seeds are fixed. */
final class WalksTest {
    private static final int CELLS = 100;
    private static final double CELL_S = 2.5;

    /** The beacon at a time: north-east from (150, 200), then north. */
    private static Point beacon(double speedMps, double atS) {
        double first = Math.min(atS, 120) * speedMps;
        double then = Math.max(0, atS - 120) * speedMps;
        return new Point(150 + 0.7 * first, 200 + 0.7 * first + then);
    }

    /** Up to it and then to and fro within 120 m of where it began. */
    private static Point vehicle(double atS) {
        double turn = atS / 14;
        return new Point(150 + 120 * StrictMath.sin(turn), 220 + 120 * StrictMath.cos(1.37 * turn));
    }

    private static final class Flown {
        final Posterior still = new Posterior(vehicle(0), CELLS, Prior.WIDE, 433e6);
        final List<Double> probabilities = new ArrayList<>();
        final List<Spot> spots;

        Flown(double speedMps, long seed) {
            var random = new Random(seed);
            Walks walks = null;
            for (int i = 0; i < CELLS; i++) {
                double atS = i * CELL_S;
                Point at = vehicle(atS);
                Point from = beacon(speedMps, atS);
                double lossDb = new Law(Prior.WIDE).lossDb(from.eastM() - at.eastM(), from.northM() - at.northM(), 30);
                double levelDb = -40 + 2 * lossDb + random.nextGaussian();
                var cell = new Cell(at.eastM(), at.northM(), 30, levelDb, 2, atS);
                still.add(cell);
                if (walks != null) {
                    walks.add(cell, still.logForetold());
                    probabilities.add(walks.probability());
                } else if (i == 11) { // as early as in flight
                    walks = new Walks(still);
                }
            }
            spots = walks == null ? List.of() : walks.spots((CELLS - 1) * CELL_S);
        }

        double last() {
            return probabilities.get(probabilities.size() - 1);
        }

        Point mean() {
            double e = 0;
            double n = 0;
            for (Spot spot : spots) {
                e += spot.mass() * spot.eastM();
                n += spot.mass() * spot.northM();
            }
            return new Point(e, n);
        }

        double sdM() {
            double sum = 0;
            for (Spot spot : spots) {
                double apartM = spot.centre().distanceM(mean());
                sum += spot.mass() * apartM * apartM;
            }
            return Math.sqrt(sum);
        }
    }

    private static final List<Flown> WALKING =
            LongStream.rangeClosed(1, 3).mapToObj(s -> new Flown(1, s)).toList();
    private static final List<Flown> STANDING =
            LongStream.rangeClosed(1, 4).mapToObj(s -> new Flown(0, s)).toList();

    @Test
    void aBeaconThatWalksIsKnownToWalkAndFollowed() {
        for (Flown flown : WALKING) {
            int seed = 1 + WALKING.indexOf(flown);
            Point now = beacon(1, (CELLS - 1) * CELL_S);
            assertThat(flown.last()).as("seed %d", seed).isGreaterThan(0.9);
            assertThat(flown.mean().distanceM(now)).as("seed %d", seed).isLessThan(60);
            assertThat(flown.sdM())
                    .as("seed %d, by then outside what was flown", seed)
                    .isLessThan(60);
            assertThat(flown.spots.stream().mapToDouble(Spot::mass).sum()).isBetween(1 - 1e-9, 1 + 1e-9);
        }
    }

    @Test
    void aBeaconThatStandsStillIsNotTakenForOneThatWalks() {
        for (Flown flown : STANDING) {
            assertThat(flown.last()).as("seed %d", 1 + STANDING.indexOf(flown)).isLessThan(0.2);
        }
    }

    @Test
    void theSameLevelsGiveTheSameBelief() {
        assertThat(new Flown(1, 3).spots).isEqualTo(WALKING.get(2).spots);
    }

    @Test
    void aWalkNearAnotherWithoutShiftOrMixtureIsTheSame() {
        Flown flown = STANDING.get(0);
        Cells cells = flown.still.cells;
        var one = new Walk(new Law(Prior.WIDE), 1, CELLS);
        var other = new Walk(new Law(Prior.WIDE), 1, CELLS);
        var random = new Random(1);
        one.draw(cells, 10, 20, 1, random);
        other.near(one, cells, one.law, 0, 0, 1, random);
        assertThat(other.eastM(0)).isCloseTo(one.eastM(0), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(other.northM(50)).isCloseTo(one.northM(50), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Math.hypot(one.eastM(0) - 10, one.northM(0) - 20))
                .as("in four minutes it walked")
                .isGreaterThan(10);
    }
}
