package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** FR6: the whole band's power as a health figure. */
final class BandPowerTest {
    private static BandPower of(TestSignal signal) {
        var power = new BandPower(1);
        for (int at = 0; at < signal.samples(); at += 777) {
            power.feed(signal.block(at, Math.min(777, signal.samples() - at)));
        }
        return power;
    }

    @Test
    void thePercentileIsTheOneOfTheSortedBlocks() {
        var signal = new TestSignal(250e3, 0.5, 9).noise(-27).dc(0.1, -0.2).tone(30e3, -10, 0.2, 0.4);
        var blocks = new double[signal.samples() / 1024];
        for (int b = 0; b < blocks.length; b++) {
            double i = 0;
            double q = 0;
            for (int n = 1024 * b; n < 1024 * (b + 1); n++) {
                i += signal.iq[2 * n] / 1024.0;
                q += signal.iq[2 * n + 1] / 1024.0;
            }
            for (int n = 1024 * b; n < 1024 * (b + 1); n++) {
                blocks[b] += Math.pow(signal.iq[2 * n] - i, 2) + Math.pow(signal.iq[2 * n + 1] - q, 2);
            }
            blocks[b] = 10 * Math.log10(blocks[b] / 1024);
        }
        Arrays.sort(blocks);
        double rank = 0.1 * (blocks.length - 1);
        int low = (int) rank;
        double expected = blocks[low] + (rank - low) * (blocks[low + 1] - blocks[low]);
        assertThat(of(signal).p10Dbfs()).isCloseTo(expected, within(0.003));
    }

    @Test
    void digitalSilenceDoesNotCount() {
        var signal = new TestSignal(250e3, 0.4, 9).noise(-27);
        double loud = of(signal).p10Dbfs();
        Arrays.fill(signal.iq, signal.iq.length / 2, signal.iq.length, 0.004f);
        assertThat(of(signal).p10Dbfs()).isCloseTo(loud, within(0.2));
        Arrays.fill(signal.iq, 0.004f);
        assertThat(of(signal).p10Dbfs()).isNaN();
    }

    @Test
    void clippedSamplesAreCountedOnce() {
        var signal = new TestSignal(250e3, 0.004, 9).noise(-27);
        signal.iq[10] = 1;
        signal.iq[11] = -1;
        signal.iq[21] = -1;
        assertThat(of(signal).clippedFraction()).isEqualTo(2 / 1000.0);
        assertThat(of(signal).samples()).isEqualTo(1000);
        assertThat(of(signal).p10Dbfs()).isNaN();
    }
}
