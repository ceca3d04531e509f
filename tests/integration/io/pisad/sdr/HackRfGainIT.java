package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Gain;
import io.pisad.model.Pulse;
import io.pisad.model.RadioState;
import io.pisad.model.SignalReading;
import io.pisad.signal.ChannelMeter;
import io.pisad.signal.ChannelPlan;
import io.pisad.signal.GainLadder;
import io.pisad.signal.ReadingSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FR1: the gain is changed while samples flow, and every level knows its gain. */
final class HackRfGainIT {
    private static final double RATE_HZ = 2e6;
    private static final HackRfSettings SETTINGS = HackRfEar.settings(RATE_HZ);

    private HackRfStandIn radio;
    private final List<SignalReading> readings = new ArrayList<>();
    private ChannelMeter meter;

    @BeforeEach
    void plugged() throws Exception {
        radio = HackRfStandIn.plugged();
        readings.clear();
        var plan = new ChannelPlan(RATE_HZ, SETTINGS.loOffsetHz(), 25e3, 1e-3, 127 / 128f);
        meter = new ChannelMeter(plan, 0, new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {
                readings.add(reading);
            }

            @Override
            public void pulse(Pulse pulse) {}
        });
    }

    private HackRfEar listening() {
        HackRfEar ear = new HackRfEar(SETTINGS, radio.library());
        assertThat(ear.listening(5)).as("%s", ear.told).isTrue();
        return ear;
    }

    private void measure(HackRfEar ear, double seconds) {
        long end = ear.samples + (long) (seconds * RATE_HZ);
        while (ear.samples < end) {
            ear.read();
            meter.feed(ear.block);
        }
    }

    private static void settle(HackRfEar ear, Gain gain) {
        ear.source.request(gain);
        assertThat(ear.until(() -> gain.equals(ear.block.gain), 3))
                .as("%s: %s", gain, ear.told)
                .isTrue();
    }

    /** The carrier is at -6 dBFS after each step: neither clips nor drowns; its frequency is no fraction of the rate. */
    @Test
    void aConstantCarrierKeepsItsLevelAcrossEveryStepAndNoReadingMixesTwoGains() throws Exception {
        List<Gain> rungs = GainLadder.rungs(true, any -> true);
        radio.command("beacon 433921137");
        try (HackRfEar ear = listening()) {
            for (int n = 1; n < rungs.size(); n++) {
                Gain low = rungs.get(n - 1);
                Gain high = rungs.get(n);
                double levelDbm = -6.0 - GainLadder.totalDb(high);
                radio.command("level " + levelDbm);
                settle(ear, low);
                measure(ear, 0.3);
                readings.clear();
                measure(ear, 0.3);
                ear.source.request(high);
                measure(ear, 0.8);
                double before = mean(low);
                double after = mean(high);
                assertThat(after).as("%s to %s", low, high).isCloseTo(before, within(0.1));
                assertThat(after).as("%s", high).isCloseTo(levelDbm, within(0.3));
                for (SignalReading reading : readings) {
                    assertThat(reading.rssiDbm()).as("%s", reading).isCloseTo(levelDbm, within(1.0));
                }
            }
            assertThat(ear.lost).isZero();
        }
    }

    private double mean(Gain gain) {
        double offset = HackRfSettings.UNCALIBRATED.dbmOffsetDb(gain);
        List<SignalReading> of =
                readings.stream().filter(r -> r.dbmOffsetDb() == offset).toList();
        assertThat(of.size()).as("readings at %s", gain).isGreaterThan(200);
        double mw = of.stream()
                .mapToDouble(r -> Math.pow(10, r.rssiDbm() / 10))
                .average()
                .orElseThrow();
        return 10 * Math.log10(mw);
    }

    @Test
    void aStepCostsAtMostAQuarterOfASecondOfLevelsAndNoSample() {
        try (HackRfEar ear = listening()) {
            settle(ear, new Gain(24, 16, false));
            long unknown = 0;
            ear.source.request(new Gain(32, 16, false));
            for (long end = ear.samples + (long) RATE_HZ; ear.samples < end; ) {
                ear.read();
                unknown += Double.isNaN(ear.block.dbmOffsetDb) ? ear.block.samples : 0;
                assertThat(Double.isNaN(ear.block.dbmOffsetDb)).isEqualTo(ear.block.gain == null);
            }
            assertThat(ear.block.gain).isEqualTo(new Gain(32, 16, false));
            assertThat(unknown).isBetween(1L, (long) (0.25 * RATE_HZ));
            assertThat(ear.lost).isZero();
        }
    }

    @Test
    void afterReconnectingTheGainInForceIsAppliedAgain() throws Exception {
        radio.command("level -70");
        Gain gain = new Gain(40, 8, false);
        try (HackRfEar ear = listening()) {
            settle(ear, gain);
            radio.command("unplug", "plug");
            assertThat(ear.until(() -> ear.state != RadioState.LISTENING, 5)).isTrue();
            assertThat(ear.listening(10)).as("%s", ear.told).isTrue();
            assertThat(ear.until(() -> ear.block.samples > 0, 2)).isTrue();
            assertThat(ear.block.gain).isEqualTo(gain);
            assertThat(ear.toneDbfs(400_000)).isCloseTo(-70 + 48, within(0.3));
        }
    }

    @Test
    void aFailingGainCallIsAFaultThatIsRepaired() throws Exception {
        try (HackRfEar ear = listening()) {
            radio.command("fail set_lna_gain 1 -2");
            Gain gain = new Gain(24, 8, false);
            ear.source.request(gain);
            assertThat(ear.until(() -> ear.toldThat("hackrf_set_lna_gain"), 5))
                    .as("%s", ear.told)
                    .isTrue();
            assertThat(ear.listening(5)).as("%s", ear.told).isTrue();
            assertThat(ear.until(() -> gain.equals(ear.block.gain), 2)).isTrue();
        }
    }

    @Test
    void aHangingGainCallHoldsUpNoReadAndIsAFaultThatIsRepaired() throws Exception {
        try (HackRfEar ear = listening()) {
            radio.command("hang set_vga_gain 60");
            ear.source.request(new Gain(16, 32, false));
            assertThat(ear.until(() -> ear.toldThat("setting the gain hangs"), 5))
                    .as("%s", ear.told)
                    .isTrue();
            radio.command("hang set_vga_gain 0");
            assertThat(ear.listening(8)).as("%s", ear.told).isTrue();
            assertThat(ear.until(() -> new Gain(16, 32, false).equals(ear.block.gain), 2))
                    .isTrue();
            assertThat(ear.longestReadNs).isLessThan(500_000_000);
        }
    }
}
