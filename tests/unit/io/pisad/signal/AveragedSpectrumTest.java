package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.IqBlock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Known tones in known noise, off the centres of the bins. */
final class AveragedSpectrumTest {
    private static final double RATE_HZ = 250_000;
    private static final int SIZE = 1024;
    private static final double BIN_HZ = RATE_HZ / SIZE;
    private static final long SEED = 406;

    /** Tones of (offset, dBFS) in white noise of -60 dBFS over the whole band, and a DC line of -40 dBFS. */
    private static AveragedSpectrum heard(double... tones) {
        var spectrum = new AveragedSpectrum(RATE_HZ, SIZE);
        var random = new Random(SEED);
        var block = new IqBlock(5000);
        double sigma = StrictMath.sqrt(1e-6 / 2);
        for (int b = 0; b < 40; b++) {
            for (int n = 0; n < block.capacity(); n++) {
                double i = sigma * random.nextGaussian() + 0.01;
                double q = sigma * random.nextGaussian();
                for (int t = 0; t < tones.length; t += 2) {
                    double angle = 2 * StrictMath.PI * (tones[t] / RATE_HZ * (b * 5000L + n) % 1);
                    double amplitude = StrictMath.pow(10, tones[t + 1] / 20);
                    i += amplitude * StrictMath.cos(angle);
                    q += amplitude * StrictMath.sin(angle);
                }
                block.iq[2 * n] = (float) i;
                block.iq[2 * n + 1] = (float) q;
            }
            block.samples = block.capacity();
            spectrum.feed(block);
        }
        return spectrum;
    }

    @Test
    void aToneIsFoundWithinATenthOfADecibelAndHalfABinWhereverItLies() {
        for (double bins : new double[] {-411.3, -77.5, 33.0, 100.25, 400.5}) {
            var peaks = heard(bins * BIN_HZ, -20).peaks(-RATE_HZ / 2, RATE_HZ / 2, 10, 9);
            assertThat(peaks).as("tone at bin %s, seed %d", bins, SEED).hasSize(1);
            assertThat(peaks.get(0).dbfs()).isCloseTo(-20, within(0.1));
            assertThat(peaks.get(0).offsetHz()).isCloseTo(bins * BIN_HZ, within(BIN_HZ / 2));
            assertThat(peaks.get(0).widthHz()).isLessThanOrEqualTo(4 * BIN_HZ);
        }
    }

    @Test
    void theFloorIsTheNoiseInOneBinWhateverStandsInIt() {
        double expected = -60 - 10 * StrictMath.log10(SIZE);
        assertThat(heard().floorDbfs(-RATE_HZ / 2, RATE_HZ / 2)).isCloseTo(expected, within(0.1));
        assertThat(heard(30_000, -10, -80_000, -3).floorDbfs(-RATE_HZ / 2, RATE_HZ / 2))
                .isCloseTo(expected, within(0.2));
        var mostly = heard();
        assertThat(mostly.dbfs(0, SIZE)).isCloseTo(-39.96, within(0.05)); // DC and noise together
    }

    @Test
    void fewFramesDoNotBiasTheFloor() {
        var spectrum = new AveragedSpectrum(RATE_HZ, 8192);
        var block = new IqBlock(8192);
        block.samples = 8192;
        var random = new Random(SEED);
        for (int n = 0; n < block.iq.length; n++) {
            block.iq[n] = (float) (0.1 * random.nextGaussian());
        }
        spectrum.feed(block);
        assertThat(spectrum.frames()).isEqualTo(1);
        assertThat(spectrum.floorDbfs(-RATE_HZ / 2, RATE_HZ / 2))
                .isCloseTo(10 * StrictMath.log10(0.02 / 8192), within(0.3));
    }

    @Test
    void twoTonesAreTwoPeaksStrongestFirstAndTheDcLineIsNone() {
        var peaks = heard(20_000, -30, 26_000, -45).peaks(-RATE_HZ / 2, RATE_HZ / 2, 10, 9);
        assertThat(peaks).hasSize(2);
        assertThat(peaks.get(0).offsetHz()).isCloseTo(20_000, within(BIN_HZ / 2));
        assertThat(peaks.get(1).offsetHz()).isCloseTo(26_000, within(BIN_HZ / 2));
        assertThat(peaks.get(1).dbfs()).isCloseTo(-45, within(0.1));
        assertThat(heard().peaks(-RATE_HZ / 2, RATE_HZ / 2, 10, 9)).isEmpty();
    }

    @Test
    void lostSamplesStartAnotherFrame() {
        var spectrum = new AveragedSpectrum(RATE_HZ, 16);
        var block = new IqBlock(15);
        block.samples = 15;
        for (int n = 0; n < 4; n++) {
            block.lostBefore = 1;
            spectrum.feed(block);
        }
        assertThat(spectrum.frames()).isZero();
        assertThat(spectrum.floorDbfs(-RATE_HZ, RATE_HZ)).isNaN();
        assertThat(spectrum.peaks(-RATE_HZ, RATE_HZ, 10, 9)).isEmpty();
    }

    @Test
    void anotherSizeIsRefused() {
        assertThatThrownBy(() -> new AveragedSpectrum(RATE_HZ, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 to 65536");
    }
}
