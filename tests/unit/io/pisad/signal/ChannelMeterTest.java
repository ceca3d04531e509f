package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.IqBlock;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import org.junit.jupiter.api.Test;

/** FR6: levels, noise reference and what makes a reading no level. */
final class ChannelMeterTest {
    private static final double RATE_HZ = 250e3;

    private static ChannelPlan plan(double offsetHz, double bandwidthHz) {
        return new ChannelPlan(RATE_HZ, offsetHz, bandwidthHz, 1e-3, 1);
    }

    @Test
    void theReferencesPercentileCorrectedByItsBiasIsTheMeanNoiseToATenthOfADecibel() {
        double[][] plans = {
            {250e3, 50e3, 25e3}, {250e3, -100e3, 25e3}, {250e3, -3e3, 25e3}, {250e3, 0, 100e3},
            {1e6, 1e5, 25e3}, {2e6, 3e5, 12.5e3}, {2e6, 3e5, 200e3}, {1.024e6, 1e5, 50e3}
        };
        for (double[] p : plans) {
            long seed = 11;
            var signal = new TestSignal(p[0], 1e6 / p[0] < 2 ? 2 : 4, seed).noise(-20);
            var plan = new ChannelPlan(p[0], p[1], p[2], 1e-3, 1);
            var measured = Measured.of(signal, plan);
            double[] sorted = measured.readings.stream()
                    .mapToDouble(SignalReading::referenceDbfs)
                    .sorted()
                    .toArray();
            double floor = sorted[sorted.length / 10] + new ChannelMeter(plan, 0, measured).referenceP10BiasDb();
            assertThat(floor)
                    .as("rate %.0f offset %.0f bandwidth %.0f seed %d", p[0], p[1], p[2], seed)
                    .isCloseTo(-20 + 10 * Math.log10(p[2] / p[0]), within(0.1));
        }
    }

    @Test
    void channelAndReferenceAgreeOnWhiteNoise() {
        var measured = Measured.of(new TestSignal(RATE_HZ, 4, 3).noise(-27), plan(40e3, 25e3));
        double channel = meanPower(measured, true);
        assertThat(channel).isCloseTo(-37, within(0.1));
        assertThat(meanPower(measured, false)).isCloseTo(-37, within(0.1));
    }

    @Test
    void aReadingIsThePlainSumOverItsFrames() {
        var plan = plan(30e3, 25e3);
        var signal = new TestSignal(RATE_HZ, 0.003, 8).noise(-20).tone(31e3, -10, 0, 1);
        var spectrum = new Spectrum(Part.whole(plan));
        var re = new float[signal.samples()];
        var im = new float[signal.samples()];
        for (int n = 0; n < re.length; n++) {
            re[n] = signal.iq[2 * n];
            im[n] = signal.iq[2 * n + 1];
        }
        assertThat(spectrum.measure(re, im, 250, 0, 500)).isTrue();
        double sum = 0;
        int[] ends = {312, 375, 437, 500}; // four frames of 128, the last ends with the reading
        for (int end : ends) {
            sum += PlainSpectrum.between(PlainSpectrum.hannPower(re, im, end - 128, 128), 17.5e3, 42.5e3, RATE_HZ);
        }
        assertThat(spectrum.channelPower()).isCloseTo(sum / 4, within(1e-6));
    }

    @Test
    void aToneInTheChannelHasItsLevelAndOneOutsideHasNone() {
        var signal = new TestSignal(RATE_HZ, 0.1, 1).tone(52.3e3, -12, 0, 1);
        assertThat(Measured.of(signal, plan(50e3, 25e3)).readings.get(50).channelDbfs())
                .isCloseTo(-12, within(0.05));
        assertThat(Measured.of(signal, plan(-50e3, 25e3)).readings.get(50).channelDbfs())
                .isLessThan(-80);
    }

    @Test
    void aDcLineIsNoLevelEvenInAChannelThatHoldsDc() {
        var signal = new TestSignal(RATE_HZ, 1, 2).noise(-50).dc(-0.155, -0.108);
        var measured = Measured.of(signal, plan(-3e3, 25e3));
        assertThat(measured.readings)
                .allSatisfy(r -> assertThat(r.channelDbfs()).isLessThan(-55));
        assertThat(meanPower(measured, true)).isCloseTo(-60, within(0.3));
        assertThat(measured.pulses).isEmpty();
    }

    @Test
    void aSteadyCarrierDoesNotMoveTheReference() {
        var signal =
                new TestSignal(RATE_HZ, 1, 4).noise(-40).tone(50e3, -10, 0, 1).tone(20e3, -20, 0, 1);
        assertThat(meanPower(Measured.of(signal, plan(50e3, 25e3)), false)).isCloseTo(-50, within(0.6));
    }

    @Test
    void readingsAreConsecutiveAndTimedBySampleCount() {
        var signal = new TestSignal(RATE_HZ, 0.1, 1).noise(-20);
        var measured = new Measured();
        var meter = new ChannelMeter(plan(50e3, 25e3), 7_000_000_000L, measured);
        meter.feed(signal.block(0, 24_900));
        meter.finish();
        assertThat(measured.readings).hasSize(100);
        long next = 0;
        for (SignalReading r : measured.readings) {
            assertThat(r.firstSample()).isEqualTo(next);
            next += r.samples();
            assertThat(r.atNs()).isEqualTo(7_000_000_000L + (2 * r.firstSample() + r.samples()) * 2000);
        }
        assertThat(next).isEqualTo(24_900);
    }

    @Test
    void lostSamplesAreNotBridged() {
        var signal = new TestSignal(RATE_HZ, 0.2, 1).noise(-20);
        var measured = new Measured();
        var meter = new ChannelMeter(plan(50e3, 25e3), 0, measured);
        meter.feed(signal.block(0, 1100));
        IqBlock late = signal.block(9000, 1000);
        late.lostBefore = 7900;
        meter.feed(late);
        assertThat(measured.readings)
                .extracting(SignalReading::firstSample)
                .containsExactly(0L, 250L, 500L, 750L, 1000L, 9000L, 9250L, 9500L, 9750L);
        assertThat(measured.readings.get(4).samples()).isEqualTo(100);
    }

    @Test
    void aGainStepStartsANewReading() {
        var signal = new TestSignal(RATE_HZ, 0.2, 1).noise(-20);
        var measured = new Measured();
        var meter = new ChannelMeter(plan(50e3, 25e3), 0, measured);
        meter.feed(signal.block(0, 600));
        IqBlock louder = signal.block(600, 1000);
        louder.dbmOffsetDb = -8;
        meter.feed(louder);
        assertThat(measured.readings)
                .extracting(SignalReading::samples)
                .containsExactly(250, 250, 100, 250, 250, 250, 250);
        assertThat(measured.readings)
                .extracting(SignalReading::dbmOffsetDb)
                .containsExactly(0.0, 0.0, 0.0, -8.0, -8.0, -8.0, -8.0);
    }

    @Test
    void equalSamplesAreSilenceAndRailsAreClipped() {
        var signal = new TestSignal(RATE_HZ, 0.006, 1).noise(-20);
        java.util.Arrays.fill(signal.iq, 1000, 2000, 0.25f);
        signal.iq[2 * 1100] = 1;
        signal.iq[2 * 1400 + 1] = -1;
        signal.iq[2 * 1250] = 0.99f;
        assertThat(Measured.of(signal, plan(50e3, 25e3)).readings)
                .extracting(SignalReading::quality)
                .containsExactly(
                        Quality.GOOD, Quality.GOOD, Quality.SILENT, Quality.SILENT, Quality.CLIPPED, Quality.CLIPPED);
    }

    private static double meanPower(Measured measured, boolean channel) {
        return 10
                * Math.log10(measured.readings.stream()
                        .mapToDouble(r -> Math.pow(10, (channel ? r.channelDbfs() : r.referenceDbfs()) / 10))
                        .average()
                        .orElseThrow());
    }
}
