package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** H1: a HackRF is only set to what it can do. */
final class HackRfSettingsTest {
    private static HackRfSettings settings(double hz, double rateHz, int lnaDb, int vgaDb, double offsetHz) {
        return new HackRfSettings(Optional.empty(), hz, 25e3, rateHz, lnaDb, vgaDb, false, offsetHz);
    }

    private static void refused(String message, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void valuesOutsideTheRadiosRangesAreRefusedByName() {
        refused("HackRF frequency 100.0 Hz: allowed 1 MHz to 6 GHz", () -> settings(100, 8e6, 16, 16, 0));
        refused("HackRF frequency NaN Hz", () -> settings(Double.NaN, 8e6, 16, 16, 0));
        refused("HackRF sample rate 1000000.0 Hz: allowed 2 to 20 Msps", () -> settings(434e6, 1e6, 16, 16, 0));
        refused("HackRF LNA gain 20 dB: allowed 0 to 40 dB in steps of 8", () -> settings(434e6, 8e6, 20, 16, 0));
        refused("HackRF VGA gain 64 dB: allowed 0 to 62 dB in steps of 2", () -> settings(434e6, 8e6, 16, 64, 0));
        refused("HackRF LO offset 4000000.0 Hz: allowed at most 0.4", () -> settings(434e6, 8e6, 16, 16, 4e6));
        refused("HackRF serial xyz", () -> new HackRfSettings(Optional.of("xyz"), 434e6, 25e3, 8e6, 16, 16, false, 0));
    }

    @Test
    void theDefaultOffsetLiesInsideTheNarrowestFilter() {
        assertThat(HackRfSettings.defaultLoOffsetHz(2e6)).isEqualTo(250e3);
        assertThat(HackRfSettings.defaultLoOffsetHz(8e6)).isEqualTo(600e3);
        for (double rateHz = 2e6; rateHz <= 20e6; rateHz += 1e6) {
            HackRfSettings s = settings(434e6, rateHz, 16, 16, HackRfSettings.defaultLoOffsetHz(rateHz));
            assertThat(s.filterHz()).isEqualTo(1.75e6);
        }
    }

    @Test
    void aWiderOffsetWidensTheFilterAndTheCentreLiesBelowTheChannel() {
        HackRfSettings s = settings(434e6, 8e6, 16, 16, 1e6);
        assertThat(s.filterHz()).isEqualTo(2.5e6);
        assertThat(s.centerHz()).isEqualTo(433e6);
    }

    @Test
    void aWideChannelWidensTheFilterByItsGuardBands() {
        HackRfSettings s = new HackRfSettings(Optional.empty(), 868e6, 200e3, 8e6, 16, 16, false, 600e3);
        assertThat(s.filterHz()).isEqualTo(3.2e6);
    }

    @Test
    void theOffsetToDbmTakesAllGainsBack() {
        HackRfSettings s = new HackRfSettings(Optional.empty(), 434e6, 25e3, 8e6, 24, 30, true, 0);
        assertThat(s.dbmOffsetDb()).isEqualTo(-65);
    }
}
