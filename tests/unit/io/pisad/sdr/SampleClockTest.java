package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleClockTest {
    private static final double RATE_HZ = 8e6;
    private static final int BLOCK = 131_072;
    private static final long ORIGIN_NS = 5_000_000_000L;

    private final SampleClock clock = new SampleClock(RATE_HZ);

    @Test
    void lateArrivalsDoNotMoveTheSamples() {
        long seed = 17;
        Random random = new Random(seed);
        for (int block = 1; block <= 1_000; block++) {
            long late = random.nextInt(20_000_000);
            clock.arrived((long) block * BLOCK, ORIGIN_NS + Math.round(block * (BLOCK / RATE_HZ) * 1e9) + late);
        }
        long sample = 1_000L * BLOCK;
        assertThat(clock.atNs(sample))
                .as("seed %d", seed)
                .isCloseTo(ORIGIN_NS + Math.round(sample / RATE_HZ * 1e9), within(500_000L));
    }

    @Test
    void aSlowCrystalIsFollowed() {
        double trueHz = RATE_HZ * (1 - 30e-6);
        for (int block = 1; block <= 220_000; block++) {
            clock.arrived((long) block * BLOCK, ORIGIN_NS + Math.round(block * (BLOCK / trueHz) * 1e9));
        }
        long sample = 220_000L * BLOCK; // an hour: 108 ms of drift
        assertThat(clock.atNs(sample)).isCloseTo(ORIGIN_NS + Math.round(sample / trueHz * 1e9), within(1_000L));
    }

    @Test
    void aGapIsAsLongAsTheClockSays() {
        clock.arrived(BLOCK, ORIGIN_NS + Math.round(BLOCK / RATE_HZ * 1e9));
        long again = clock.atNs(BLOCK) + 3_000_000_000L;
        long ends = again + Math.round(BLOCK / RATE_HZ * 1e9);
        assertThat(clock.missing(BLOCK, BLOCK, ends)).isCloseTo(24_000_000L, within(1L));
    }

    @Test
    void nothingIsMissingWhenARunArrivesInTime() {
        clock.arrived(BLOCK, ORIGIN_NS);
        assertThat(clock.missing(BLOCK, BLOCK, ORIGIN_NS + 1_000)).isZero();
    }

    /** Nobody counted 0.9 s of samples: within about a second they are known to be lost, and time is right again. */
    @Test
    void anUncountedLossIsNoticedWithinAboutASecond() {
        long lateNs = 900_000_000L;
        long next = 0;
        long lost = 0;
        for (int block = 1; block <= 300; block++) {
            boolean late = block > 100;
            next += BLOCK;
            long arrivedNs = ORIGIN_NS + Math.round(block * (BLOCK / RATE_HZ) * 1e9) + (late ? lateNs : 0);
            clock.arrived(next, arrivedNs);
            long overdue = clock.overdue(arrivedNs);
            lost += overdue;
            next += overdue;
            if (block > 100 + 2 * RATE_HZ / BLOCK) {
                assertThat(clock.atNs(next)).as("block %d", block).isCloseTo(arrivedNs, within(1_000_000L));
            }
        }
        assertThat(lost).isCloseTo(7_200_000L, within(10_000L));
    }

    @Test
    void aBusyHostLosesNothing() {
        long seed = 18;
        Random random = new Random(seed);
        for (int block = 1; block <= 2_000; block++) {
            long late = random.nextInt(10) == 0 ? random.nextInt(5_000_000) : 20_000_000 + random.nextInt(300_000_000);
            long arrivedNs = ORIGIN_NS + Math.round(block * (BLOCK / RATE_HZ) * 1e9) + late;
            clock.arrived((long) block * BLOCK, arrivedNs);
            assertThat(clock.overdue(arrivedNs)).as("seed %d", seed).isZero();
        }
    }
}
