package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Gain;
import io.pisad.model.IqBlock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the converter shows, every 100 ms. */
final class ConverterLoadTest {
    private static final double RATE_HZ = 2e6;
    private static final Gain GAIN = new Gain(16, 16, false);

    private static List<Loading> fed(TestSignal signal, int unknownFrom, int unknownTo) {
        var load = new ConverterLoad(RATE_HZ);
        List<Loading> loadings = new ArrayList<>();
        for (int at = 0; at < signal.samples(); at += 20_000) {
            IqBlock block = signal.block(at, Math.min(20_000, signal.samples() - at));
            block.gain = at >= unknownFrom && at < unknownTo ? null : GAIN;
            Loading loading = load.feed(block);
            if (loading != null) {
                loadings.add(loading);
            }
        }
        return loadings;
    }

    @Test
    void noiseShowsItsPowerWhateverTheDcIs() {
        List<Loading> loadings = fed(new TestSignal(RATE_HZ, 0.5, 7).noise(-35).dc(0.05, -0.1), 0, 0);
        assertThat(loadings).hasSize(5);
        for (Loading loading : loadings) {
            assertThat(loading.quietDbfs()).isCloseTo(-35, within(0.6));
            assertThat(loading.full()).isFalse();
            assertThat(loading.gain()).isEqualTo(GAIN);
        }
    }

    @Test
    void aPulseOfAMillisecondAtTheRailIsFullWhileTheFloorIsStillSeen() {
        List<Loading> loadings = fed(new TestSignal(RATE_HZ, 0.1, 7).noise(-45).tone(3e5, 1, 0.05, 0.0515), 0, 0);
        assertThat(loadings).hasSize(1);
        assertThat(loadings.get(0).full()).isTrue();
        assertThat(loadings.get(0).quietDbfs()).isCloseTo(-45, within(0.6));
    }

    @Test
    void aToneShowsItsAmplitude() {
        Loading loading = fed(new TestSignal(RATE_HZ, 0.1, 7).noise(-60).tone(3e5, -10, 0, 0.1), 0, 0)
                .get(0);
        assertThat(loading.peakDbfs()).isCloseTo(-10, within(0.4));
    }

    @Test
    void samplesOfUnknownGainAreNotLookedAt() {
        var signal = new TestSignal(RATE_HZ, 0.3, 7).noise(-45).tone(3e5, 1, 0.04, 0.06);
        List<Loading> loadings = fed(signal, 80_000, 120_000);
        assertThat(loadings).hasSize(2).noneMatch(Loading::full);
    }

    @Test
    void aConstantIsBelowEverything() {
        Loading loading = fed(new TestSignal(RATE_HZ, 0.1, 7).dc(-1 / 128.0, -2 / 128.0), 0, 0)
                .get(0);
        assertThat(loading.quietDbfs()).isLessThan(-100);
    }
}
