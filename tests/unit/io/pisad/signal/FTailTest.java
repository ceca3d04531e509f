package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** NFR7: thresholds against scipy 1.17.1. */
final class FTailTest {
    /** shape, shape of the base, probability, {@code scipy.stats.f.isf(p, 2 * a, 2 * b)}. */
    private static final double[][] RATIOS = {
        {750, 100000, 1e-6, 1.1840829335671028},
        {25000, 150000, 2.3e-5, 1.028123537494415},
        {125, 6250, 1e-8, 1.5951731581020032},
        {10, 40, 1e-4, 3.236148093587748},
        {1, 5, 1e-3, 14.905358527674862},
        {15000, 500000, 1e-9, 1.0505307349384911}
    };

    @Test
    void theRatioThatNoiseExceedsIsTheQuantileOfF() {
        for (double[] r : RATIOS) {
            assertThat(FTail.ratio(r[0], r[1], r[2])).isCloseTo(r[3], within(1e-7 * r[3]));
            assertThat(FTail.exceeds(r[0], r[1], r[3]) / r[2]).isCloseTo(1, within(1e-5));
        }
    }

    /** {@code scipy.stats.chi2.isf(p, 2 * n) / (2 * n)}: a base measured for ever is Urkowitz's known floor. */
    @Test
    void overAKnownFloorItIsTheQuantileOfChiSquare() {
        assertThat(FTail.ratio(100, 1e9, 1e-6)).isCloseTo(1.5491904599503896, within(1e-5));
        assertThat(FTail.ratio(1000, 1e9, 1e-4)).isCloseTo(1.1219041774983376, within(1e-5));
    }
}
