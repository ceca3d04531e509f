package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H1, FR1: a HackRF is heard through JNA, with levels that follow its gains. */
final class HackRfSourceIT {
    private static final int SAMPLES = 400_000;

    private HackRfStandIn radio;

    @BeforeEach
    void plugged() throws Exception {
        radio = HackRfStandIn.plugged();
    }

    private double levelDbfs(HackRfSettings settings) {
        try (HackRfEar ear = new HackRfEar(settings, radio.library())) {
            assertThat(ear.listening(5)).as("%s", ear.told).isTrue();
            return ear.toneDbfs(SAMPLES);
        }
    }

    /** H1. */
    @Test
    void theBeaconIsHeardAtTheOffsetWithItsLevel() throws Exception {
        radio.command("level -50");
        HackRfSettings settings = HackRfEar.settings(2e6);
        assertThat(levelDbfs(settings) + settings.dbmOffsetDb()).isCloseTo(-50, within(0.3));
    }

    @Test
    void everyGainStepMovesTheSamplesByWhatTheOffsetTakesBack() throws Exception {
        radio.command("level -60");
        for (HackRfSettings settings : new HackRfSettings[] {
            HackRfEar.settings(2e6, 16, 16, false),
            HackRfEar.settings(2e6, 24, 16, false),
            HackRfEar.settings(2e6, 24, 26, false),
            HackRfEar.settings(2e6, 16, 16, true),
        }) {
            assertThat(levelDbfs(settings) + settings.dbmOffsetDb())
                    .as("%s", settings)
                    .isCloseTo(-60, within(0.3));
        }
    }

    @Test
    void theRadioIsFoundByTheLastDigitsOfItsSerial() throws Exception {
        HackRfSettings base = HackRfEar.settings(2e6);
        HackRfSettings named = new HackRfSettings(
                java.util.Optional.of("2a1cb00d"), base.frequencyHz(), 25e3, 2e6, 16, 16, false, base.loOffsetHz());
        try (HackRfEar ear = new HackRfEar(named, radio.library())) {
            assertThat(ear.listening(5)).as("%s", ear.told).isTrue();
            assertThat(ear.told.get(0)).contains("957864dc2a1cb00d", "firmware 2022.09.1", "libhackrf 2022.09.1");
        }
        radio.command("serial 00000000000000000000000000000abc");
        try (HackRfEar ear = new HackRfEar(named, radio.library())) {
            assertThat(ear.until(() -> !ear.told.isEmpty(), 5)).isTrue();
            assertThat(ear.told.get(0))
                    .startsWith("ABSENT no HackRF with serial ...2a1cb00d (-5): found")
                    .contains("abc");
        }
    }

    @Test
    void aClosedSourceEndsAndLeavesTheRadioToTheNext() {
        for (int i = 0; i < 3; i++) {
            HackRfEar ear = new HackRfEar(HackRfEar.settings(2e6), radio.library());
            assertThat(ear.listening(5)).as("round %d: %s", i, ear.told).isTrue();
            ear.close();
            assertThat(ear.source.read(ear.block, 1)).isFalse();
        }
    }
}
