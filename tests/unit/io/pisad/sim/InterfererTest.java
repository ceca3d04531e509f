package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Scenario;
import io.pisad.model.Scenario.Interference;
import org.junit.jupiter.api.Test;

/** Somebody else on the air: how long and how strong. */
final class InterfererTest {
    private static final long MS = 1_000_000;

    private static Interferer of(Interference kind, double widthS) {
        return new Interferer(new Scenario.Interferer(kind, -50, 250, widthS, 0.7, 10), 5);
    }

    private static double meanShare(Interferer interferer, int seconds) {
        double sum = 0;
        for (int tick = 0; tick < 20 * seconds; tick++) {
            sum += interferer.share(tick * 50L * MS, (tick + 1) * 50L * MS);
        }
        return sum / (20 * seconds);
    }

    @Test
    void itIsOnAsLongAsItsKindSays() {
        assertThat(meanShare(of(Interference.NONE, 0.05), 70)).isZero();
        assertThat(meanShare(of(Interference.CONTINUOUS, 0.05), 70)).isEqualTo(1);
        assertThat(meanShare(of(Interference.PULSED, 0.05), 70)).isCloseTo(0.05 / 0.7, within(0.001));
        assertThat(meanShare(of(Interference.HOPPING, 0.4), 4000)).as("seed 5").isCloseTo(0.1, within(0.015));
    }

    @Test
    void eachOfItsPulsesEndsOnce() {
        Interferer pulsed = of(Interference.PULSED, 0.05);
        int ended = 0;
        long before = Long.MIN_VALUE;
        for (int tick = 0; tick < 20 * 70; tick++) {
            long startNs = pulsed.pulseEnded(tick * 50L * MS, (tick + 1) * 50L * MS);
            if (startNs >= 0) {
                assertThat(before == Long.MIN_VALUE || startNs - before == 700 * MS)
                        .as("pulses 0.7 s apart, at tick %d", tick)
                        .isTrue();
                before = startNs;
                ended++;
            }
        }
        assertThat(ended).isBetween(99, 101);
    }

    @Test
    void itsLevelIsThatOfFreeSpace() {
        double mw = of(Interference.CONTINUOUS, 1).signalMw(0, 0, 30);
        assertThat(10 * StrictMath.log10(mw)).isCloseTo(-50 - 10 * StrictMath.log10(250 * 250 + 900), within(1e-9));
        assertThat(of(Interference.NONE, 1).signalMw(0, 0, 30)).isZero();
    }
}
