package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.BeaconKind;
import io.pisad.model.Candidate;
import io.pisad.model.IqBlock;
import io.pisad.model.Pulse;
import io.pisad.model.Settings;
import io.pisad.model.SignalReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** FR7, NFR7: candidates near the energy-detection limit, and what is none. */
final class CandidateTest {
    private static final double RATE_HZ = 250e3;
    private static final double NOISE_DBFS = -27; // in the band; 10 dB less in the channel
    private static final ChannelPlan PLAN = new ChannelPlan(RATE_HZ, 50e3, 25e3, 1e-3, 1);

    private static final class Ear implements ReadingSink {
        final List<Candidate> candidates = new ArrayList<>();
        final List<Pulse> pulses = new ArrayList<>();

        @Override
        public void reading(SignalReading reading) {}

        @Override
        public void pulse(Pulse pulse) {
            pulses.add(pulse);
        }

        @Override
        public void candidate(Candidate candidate) {
            candidates.add(candidate);
        }

        long count(Candidate.Kind kind) {
            return candidates.stream().filter(c -> c.kind() == kind).count();
        }
    }

    private static Ear heard(TestSignal signal, CandidatePlan wanted) {
        var ear = new Ear();
        var meter = new ChannelMeter(PLAN, wanted, 0, ear);
        for (int at = 0; at < signal.samples(); at += 25_000) {
            meter.feed(signal.block(at, Math.min(25_000, signal.samples() - at)));
        }
        meter.finish();
        return ear;
    }

    private static CandidatePlan plan(double perHour, BeaconKind kind, double widthS, double periodS) {
        return new CandidatePlan(perHour, kind, new Settings.Pulses(widthS, periodS, Double.NaN));
    }

    /** 3,000 an hour would be 50 in a minute; Bonferroni makes it fewer. */
    @Test
    void noiseShowsNoMoreThanTheSettingAllows() {
        long seed = 21;
        var ear = heard(
                new TestSignal(RATE_HZ, 60, seed).noise(NOISE_DBFS),
                plan(3000, BeaconKind.UNKNOWN, Double.NaN, Double.NaN));
        assertThat(ear.candidates).as("seed %d", seed).hasSizeBetween(1, 50);
        var usual = heard(new TestSignal(RATE_HZ, 60, seed + 1).noise(NOISE_DBFS), CandidatePlan.USUAL);
        assertThat(usual.candidates).as("seed %d", seed + 1).isEmpty();
    }

    @Test
    void aSteadyToneFourteenDecibelsUnderTheNoiseIsALevel() {
        long seed = 5;
        var signal = new TestSignal(RATE_HZ, 20, seed).noise(NOISE_DBFS).tone(51.3e3, -37 - 12.5, 10, 20);
        var ear = heard(signal, CandidatePlan.USUAL);
        assertThat(ear.count(Candidate.Kind.LEVEL)).as("seed %d", seed).isGreaterThan(8);
        assertThat(ear.candidates.get(0).startNs()).isGreaterThan(8_900_000_000L);
        double mean =
                ear.candidates.stream().mapToDouble(Candidate::snrDb).average().orElseThrow();
        assertThat(mean).as("seed %d", seed).isCloseTo(-12.5, within(1.0));
    }

    @Test
    void aPulseFourDecibelsUnderTheNoiseIsFoundWithItsStart() {
        long seed = 6;
        var signal = new TestSignal(RATE_HZ, 5, seed).noise(NOISE_DBFS).tone(51.3e3, -37 - 4, 3.0123, 3.0423);
        var ear = heard(signal, CandidatePlan.USUAL);
        assertThat(ear.candidates).as("seed %d", seed).hasSize(1);
        Candidate pulse = ear.candidates.get(0);
        assertThat(pulse.kind()).isEqualTo(Candidate.Kind.PULSE);
        assertThat(pulse.startNs()).as("seed %d", seed).isCloseTo(3_012_300_000L, within(8_000_000L));
    }

    /** A single pulse of known width needs about -5.5 dB (tests/bench/sensitivity.sh). */
    @Test
    void aTrainThreeDecibelsUnderASinglePulseIsFoundByItsRegularity() {
        long seed = 7;
        var signal = new TestSignal(RATE_HZ, 40, seed).noise(NOISE_DBFS);
        for (int n = 0; n < 40; n++) {
            signal.tone(51.3e3, -37 - 8.5, n + 0.3, n + 0.33);
        }
        var known = heard(signal, plan(1, BeaconKind.PULSED, 0.03, Double.NaN));
        assertThat(known.count(Candidate.Kind.TRAIN)).as("seed %d", seed).isPositive();
        Candidate train = known.candidates.stream()
                .filter(c -> c.kind() == Candidate.Kind.TRAIN)
                .findFirst()
                .orElseThrow();
        assertThat(train.periodNs()).isCloseTo(1_000_000_000L, within(5_000_000L));
        assertThat((train.startNs() - 300_000_000L + 500_000_000L) % 1_000_000_000L - 500_000_000L)
                .isCloseTo(0, within(15_000_000L));
        assertThat(heard(signal, CandidatePlan.USUAL).count(Candidate.Kind.TRAIN))
                .as("nothing known, seed %d", seed)
                .isPositive();
    }

    @Test
    void aWideContinuousInterfererIsNone() {
        long seed = 8;
        var signal = new TestSignal(RATE_HZ, 30, seed).noise(NOISE_DBFS);
        var loud = new TestSignal(RATE_HZ, 15, seed + 1).noise(NOISE_DBFS + 12);
        for (int n = 0; n < loud.iq.length; n++) {
            signal.iq[loud.iq.length + n] += loud.iq[n];
        }
        assertThat(heard(signal, CandidatePlan.USUAL).candidates)
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void aGainStepMarkedOrNotAndSilenceAreNone() {
        long seed = 9;
        var signal = new TestSignal(RATE_HZ, 30, seed).noise(NOISE_DBFS);
        for (int n = 0; n < signal.iq.length; n++) {
            int second = n / 500_000;
            signal.iq[n] = second >= 20 && second < 22 ? 0 : second % 10 >= 5 ? 4 * signal.iq[n] : signal.iq[n];
        }
        assertThat(heard(signal, CandidatePlan.USUAL).candidates)
                .as("not marked, seed %d", seed)
                .isEmpty();
        var ear = new Ear();
        var meter = new ChannelMeter(PLAN, CandidatePlan.USUAL, 0, ear);
        for (int at = 0; at < signal.samples(); at += 25_000) {
            IqBlock block = signal.block(at, 25_000);
            block.dbmOffsetDb = at / 250_000 % 10 >= 5 ? -12 : 0;
            meter.feed(block);
        }
        assertThat(ear.candidates).as("marked, seed %d", seed).isEmpty();
    }

    @Test
    void aHoppingSignalIsKnownByItsVisitsToTheGuardBins() {
        long seed = 10;
        var random = new Random(seed);
        var signal = new TestSignal(RATE_HZ, 60, seed).noise(NOISE_DBFS);
        double atS = 1;
        while (atS < 59) {
            double offsetHz = -50e3 + 25e3 * random.nextInt(7);
            if (Math.abs(offsetHz) > 1) {
                signal.tone(offsetHz + 2e3, -22, atS, atS + 0.02);
            }
            atS += 0.05 + 0.3 * random.nextDouble();
        }
        var ear = heard(signal, CandidatePlan.USUAL);
        assertThat(ear.pulses).as("seed %d", seed).hasSizeGreaterThan(15);
        assertThat(ear.pulses.stream().filter(p -> p.startNs() > 5_000_000_000L))
                .as("seed %d", seed)
                .allMatch(Pulse::hopping);
        assertThat(ear.candidates.stream().filter(c -> c.atNs() > 5_000_000_000L))
                .as("seed %d", seed)
                .isEmpty();
    }

    @Test
    void aFloorThatSlopesOrHasAHumpRaisesNoAlarm() {
        long seed = 11;
        var signal = new TestSignal(RATE_HZ, 60, seed).noise(NOISE_DBFS);
        float lastI = 0;
        float lastQ = 0;
        for (int n = 0;
                n < signal.iq.length;
                n += 2) { // one pole turned to the channel: 1.5 dB more in it than beside it
            float i = signal.iq[n];
            float q = signal.iq[n + 1];
            float turnedI = (float) (lastI * Math.cos(2 * Math.PI * 0.2) - lastQ * Math.sin(2 * Math.PI * 0.2));
            float turnedQ = (float) (lastI * Math.sin(2 * Math.PI * 0.2) + lastQ * Math.cos(2 * Math.PI * 0.2));
            lastI = i + 0.15f * turnedI;
            lastQ = q + 0.15f * turnedQ;
            signal.iq[n] = lastI;
            signal.iq[n + 1] = lastQ;
        }
        assertThat(heard(signal, CandidatePlan.USUAL).candidates)
                .as("seed %d", seed)
                .isEmpty();
    }
}
