package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Half-second levels become seconds, seconds become pieces of path. */
final class CellMakerTest {
    private static final long HALF_NS = 500_000_000L;

    private final CellMaker maker = new CellMaker(12.5);
    private final List<Cell> cells = new ArrayList<>();

    private void take(int half, double eastM, double levelDb) {
        maker.take(half * HALF_NS, eastM, 0, 30, levelDb, cells::add);
    }

    @Test
    void aCellIsSoLongAndTheMeanOfItsSeconds() {
        for (int half = 0; half < 10; half++) {
            take(half, 2.5 * half, half % 4 < 2 ? -70 : -80);
        }
        assertThat(cells).hasSize(1);
        Cell cell = cells.get(0);
        assertThat(cell.means())
                .as("seconds at 1.25, 6.25, 11.25 m; the next is 15 m on")
                .isEqualTo(3);
        assertThat(cell.eastM()).isCloseTo(6.25, within(1e-9));
        assertThat(cell.levelDb()).isCloseTo((-70 - 80 - 70) / 3.0, within(1e-9));
    }

    @Test
    void twoHalvesOfOneSecondAreOneMean() {
        take(0, 0, -60);
        take(1, 2, -70);
        take(2, 20, -70);
        maker.settle(20 * HALF_NS, cells::add);
        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).means()).isEqualTo(1);
        assertThat(cells.get(0).levelDb()).isCloseTo(-65, within(1e-9));
    }

    @Test
    void aLoneBurstCountsAfterSomeSecondsWithoutAnother() {
        take(0, 0, -60);
        for (int half = 1; half < 24 && cells.isEmpty(); half++) {
            maker.settle(half * HALF_NS, cells::add);
        }
        assertThat(cells).hasSize(1);
        take(100, 250, -55);
        maker.settle(120 * HALF_NS, cells::add);
        assertThat(cells).extracting(Cell::levelDb).containsExactly(-60.0, -55.0);
    }

    @Test
    void hoveringFinishesCellsToo() {
        for (int half = 0; half < 60; half++) {
            take(half, 0, -60);
        }
        assertThat(cells).extracting(Cell::means).containsExactly(10.0, 10.0);
    }

    @Test
    void whatIsForgottenIsInNoCell() {
        take(0, 0, -60);
        maker.forget();
        maker.settle(100 * HALF_NS, cells::add);
        assertThat(cells).isEmpty();
    }
}
