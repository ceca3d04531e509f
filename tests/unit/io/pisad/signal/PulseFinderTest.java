package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Pulse;
import org.junit.jupiter.api.Test;

/** FR1, NFR7: pulses are found with their edges, and noise, carriers and tails are none. */
final class PulseFinderTest {
    private static final ChannelPlan PLAN = new ChannelPlan(250e3, 50e3, 25e3, 1e-3, 1);

    @Test
    void aPulseHasItsEdgesLevelAndReference() {
        for (long seed = 1; seed <= 5; seed++) {
            var signal = new TestSignal(250e3, 0.4, seed).noise(-27).tone(48e3, -20, 0.2003, 0.2153);
            var pulses = Measured.of(signal, PLAN).pulses;
            assertThat(pulses).as("seed %d", seed).hasSize(1);
            Pulse pulse = pulses.get(0);
            assertThat(pulse.startNs()).as("seed %d", seed).isCloseTo(200_300_000L, within(60_000L));
            assertThat(pulse.widthNs()).as("seed %d", seed).isCloseTo(15_000_000L, within(100_000L));
            assertThat(pulse.meanDbfs()).as("seed %d", seed).isCloseTo(-19.9, within(0.4));
            assertThat(pulse.referenceDbfs()).as("seed %d", seed).isCloseTo(-37, within(0.8));
            assertThat(pulse.startSample()).isCloseTo(pulse.startNs() / 4000, within(1L));
            assertThat(pulse.atNs()).isBetween(215_300_000L, 218_000_000L);
            assertThat(pulse.clipped()).isFalse();
        }
    }

    @Test
    void keyedPulsesComeOneByOne() {
        var signal = new TestSignal(250e3, 0.4, 3).noise(-27);
        for (int n = 0; n < 20; n++) {
            signal.tone(50e3, -8, 0.2 + n * 1.032e-3, 0.2 + n * 1.032e-3 + 528e-6);
        }
        var pulses = Measured.of(signal, PLAN).pulses;
        assertThat(pulses).hasSize(20);
        assertThat(pulses).allSatisfy(p -> assertThat(p.widthNs()).isCloseTo(528_000L, within(40_000L)));
    }

    @Test
    void aFrequencyShiftKeyedBurstInsideTheChannelIsOnePulse() {
        var signal = new TestSignal(250e3, 0.6, 3).noise(-27).fsk(45e3, 55e3, 208e-6, -20, 0.3, 0.3276);
        var pulses = Measured.of(signal, PLAN).pulses;
        assertThat(pulses).hasSize(1);
        assertThat(pulses.get(0).widthNs()).isCloseTo(27_600_000L, within(200_000L));
    }

    @Test
    void noiseIsNoPulseAboveTwelveDecibels() {
        for (long seed = 1; seed <= 3; seed++) {
            var pulses = Measured.of(new TestSignal(250e3, 10, seed).noise(-27), PLAN).pulses;
            assertThat(pulses).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void aSteadyCarrierIsNoPulseNeitherAtTheStartNorLater() {
        assertThat(Measured.of(new TestSignal(250e3, 3, 1).noise(-40).tone(50e3, -20, 0, 9), PLAN).pulses)
                .isEmpty();
        assertThat(Measured.of(new TestSignal(250e3, 3, 1).noise(-40).tone(50e3, -20, 0.7, 9), PLAN).pulses)
                .isEmpty();
    }

    @Test
    void aPulseOnASteadyCarrierIsFound() {
        var signal =
                new TestSignal(250e3, 4, 1).noise(-50).tone(50e3, -40, 0, 9).tone(52e3, -20, 2.5, 2.52);
        assertThat(Measured.of(signal, PLAN).pulses).hasSize(1);
    }

    @Test
    void aPulseCutByTheEndOfTheStreamIsPublished() {
        var signal = new TestSignal(250e3, 0.2, 1).noise(-27).tone(50e3, -20, 0.19, 9);
        assertThat(Measured.of(signal, PLAN).pulses).hasSize(1);
    }

    @Test
    void aPulseAtTheRailsIsMarkedClipped() {
        var signal = new TestSignal(250e3, 0.2, 1).noise(-27).tone(50e3, 0.5, 0.1, 0.11);
        assertThat(Measured.of(signal, PLAN).pulses).singleElement().matches(Pulse::clipped);
    }

    @Test
    void aWideChannelKeepsItsMemoryBounded() {
        var plan = new ChannelPlan(20e6, 2e6, 9e6, 1e-3, 1);
        var signal = new TestSignal(20e6, 0.02, 1).noise(-40).tone(1e6, -10, 0.01, 0.012);
        assertThat(Measured.of(signal, plan).pulses)
                .singleElement()
                .satisfies(p -> assertThat(p.startNs()).isCloseTo(10_000_000L, within(20_000L)));
    }

    /** A pulse 4 dB over the noise, far under what the fine scale needs: its energy in 30 ms gives it away. */
    @Test
    void aWeakLongPulseIsFoundByItsEnergyAndStartsWithinAMillisecond() {
        var plan = new ChannelPlan(250e3, 40e3, 100e3, 1e-3, 1);
        for (long seed = 1; seed <= 5; seed++) {
            var signal = new TestSignal(250e3, 0.6, seed).noise(-27).fsk(25e3, 60e3, 208e-6, -27, 0.3003, 0.3303);
            var pulses = Measured.of(signal, plan).pulses;
            assertThat(pulses).as("seed %d", seed).hasSize(1);
            assertThat(pulses.get(0).startNs()).as("seed %d", seed).isCloseTo(300_300_000L, within(1_000_000L));
            assertThat(pulses.get(0).widthNs()).as("seed %d", seed).isCloseTo(30_000_000L, within(1_500_000L));
        }
    }

    @Test
    void whatRingsThirtyDecibelsUnderAPulseRightAfterItIsNone() {
        var signal = new TestSignal(250e3, 0.6, 7)
                .noise(-50)
                .tone(50e3, -5, 0.3, 0.32)
                .tone(50e3, -40, 0.33, 0.335)
                .tone(50e3, -40, 0.42, 0.425);
        assertThat(Measured.of(signal, PLAN).pulses)
                .extracting(p -> Math.round(p.startNs() / 1e6))
                .containsExactly(300L, 420L);
    }
}
