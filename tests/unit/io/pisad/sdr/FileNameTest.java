package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class FileNameTest {
    @Test
    void theLastPartIsTheRateAndTheOneBeforeTheCentre() {
        says("x_433.92M_250k.cu8", 250e3, 433.92e6);
        says("18_lte_continuous_HACKRF_1815.3M_19200k.cs8", 19.2e6, 1815.3e6);
        says("16_adsb_modes1_1090M_2000k.cu8", 2e6, 1090e6);
        says("a_2.4G_1M.cf32", 1e6, 2.4e9);
    }

    @Test
    void onePartAloneIsTheRate() {
        assertThat(FileName.of("21_ask_overshoot_dc_1000k.cs8"))
                .isEqualTo(new FileName(OptionalDouble.of(1e6), OptionalDouble.empty()));
        assertThat(FileName.of("x_1M.cs8").rateHz()).hasValue(1e6);
    }

    @Test
    void otherWordsSayNothing() {
        assertThat(FileName.of("28_droneid_mavic_air_2.sigmf-data"))
                .isEqualTo(new FileName(OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private static void says(String name, double rateHz, double centerHz) {
        assertThat(FileName.of(name)).isEqualTo(new FileName(OptionalDouble.of(rateHz), OptionalDouble.of(centerHz)));
    }
}
