package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tone keeps its power, its frequency and its time; what would fold into the wanted part is gone. */
final class DecimatorTest {
    private static final double RATE_HZ = 8e6;
    private static final int FACTOR = 8;
    private static final double CENTRE_HZ = 600e3;
    private static final double HALF_HZ = 125e3;
    private static final int INPUT = 80_000;

    private static double powerDb(double inputHz, double rateHz, int factor) {
        var decimator = new Decimator(rateHz, factor, CENTRE_HZ, HALF_HZ, INPUT);
        float[] re = new float[INPUT];
        float[] im = new float[INPUT];
        for (int n = 0; n < INPUT; n++) {
            double angle = 2 * Math.PI * inputHz / rateHz * n;
            re[n] = (float) Math.cos(angle);
            im[n] = (float) Math.sin(angle);
        }
        float[] outRe = new float[INPUT];
        float[] outIm = new float[INPUT];
        int count = decimator.run(re, im, 0, INPUT, outRe, outIm, 0);
        assertThat(count).isEqualTo(INPUT / factor);
        double sum = 0;
        for (int n = decimator.settling(); n < count; n++) {
            sum += outRe[n] * outRe[n] + outIm[n] * outIm[n];
        }
        return 10 * Math.log10(sum / (count - decimator.settling()));
    }

    @ParameterizedTest
    @CsvSource({"8e6, 8", "20e6, 20", "2.4e6, 2", "19.2e6, 16"})
    void theWantedPartIsFlatAndNothingFoldsIntoIt(double rateHz, int factor) {
        double lowRateHz = rateHz / factor;
        for (double awayHz = -HALF_HZ; awayHz <= HALF_HZ; awayHz += 25e3) {
            assertThat(powerDb(CENTRE_HZ + awayHz, rateHz, factor))
                    .as("%.0f Hz from the middle", awayHz)
                    .isCloseTo(0, within(0.01));
            for (int fold = -factor / 2; fold <= factor / 2; fold++) {
                double foldedHz = CENTRE_HZ + awayHz + fold * lowRateHz;
                if (fold != 0 && Math.abs(foldedHz) < rateHz / 2) {
                    assertThat(powerDb(foldedHz, rateHz, factor))
                            .as("%.0f Hz folds to %.0f Hz from the middle", foldedHz, awayHz)
                            .isLessThan(-70);
                }
            }
        }
    }

    @Test
    void theOutputIsTheSameWhateverThePieces() {
        var random = new Random(7);
        float[] re = new float[5000];
        float[] im = new float[5000];
        for (int n = 0; n < re.length; n++) {
            re[n] = (float) random.nextGaussian();
            im[n] = (float) random.nextGaussian();
        }
        float[] wholeRe = new float[re.length];
        float[] wholeIm = new float[re.length];
        new Decimator(RATE_HZ, FACTOR, CENTRE_HZ, HALF_HZ, re.length).run(re, im, 0, re.length, wholeRe, wholeIm, 0);
        var pieces = new Decimator(RATE_HZ, FACTOR, CENTRE_HZ, HALF_HZ, 700);
        float[] outRe = new float[re.length];
        float[] outIm = new float[re.length];
        int done = 0;
        int written = 0;
        while (done < re.length) {
            int n = Math.min(1 + random.nextInt(700), re.length - done);
            written += pieces.run(re, im, done, n, outRe, outIm, written);
            done += n;
        }
        assertThat(written).isEqualTo(re.length / FACTOR);
        assertThat(outRe).isEqualTo(wholeRe);
        assertThat(outIm).isEqualTo(wholeIm);
    }

    /** A step in the input is in the middle of the output's rise where {@code firstMiddle} says. */
    @Test
    void timesAreThoseOfTheMiddleOfTheFilter() {
        var decimator = new Decimator(RATE_HZ, FACTOR, 0, HALF_HZ, INPUT);
        float[] re = new float[INPUT];
        int step = 40_003;
        java.util.Arrays.fill(re, step, INPUT, 1);
        float[] out = new float[INPUT];
        int count = decimator.run(re, new float[INPUT], 0, INPUT, out, new float[INPUT], 0);
        int n = 0;
        while (n < count && out[n] < 0.5) {
            n++;
        }
        double crossing = n - 1 + (0.5 - out[n - 1]) / (out[n] - out[n - 1]);
        assertThat(decimator.firstMiddle() + FACTOR * crossing).isCloseTo(step - 0.5, within(1.0));
    }
}
