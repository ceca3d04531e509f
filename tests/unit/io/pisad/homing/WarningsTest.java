package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarningsTest {
    private final Collected said = new Collected();
    private final Warnings warnings = new Warnings(new Scribe(said));
    private final Cockpit cockpit = new Cockpit();

    @Test
    void aBatteryIsToldAtThirtyAndTwentyFiveOnceEach() {
        for (double percent : new double[] {40, 31, 30, 31, 30, 29, 26, 25, 24, 26, 25, 20, Double.NaN, 22}) {
            battery(percent);
        }
        assertThat(texts()).containsExactly("battery 30 %", "battery 25 %");
        battery(36);
        battery(28);
        assertThat(texts()).containsExactly("battery 30 %", "battery 25 %", "battery 28 %");
    }

    @Test
    void theGroundIsToldWhetherHeightIsAboveHomeOnly() {
        cockpit.clearanceM = 30;
        cockpit.clearanceNs = cockpit.nowNs;
        warnings.onVehicle(cockpit.vehicle());
        cockpit.nowNs += 3_000_000_000L;
        warnings.onVehicle(cockpit.vehicle());
        assertThat(texts())
                .containsExactly("height: over ground counts too", "height: above home only, ground unknown");
    }

    @Test
    void aWeakBeaconIsToldOnceAMinute() {
        for (int second = 0; second < 61; second++) {
            warnings.weak(3.4, second * 1_000_000_000L);
        }
        assertThat(texts()).containsExactly("beacon weak, SNR 3 dB", "beacon weak, SNR 3 dB");
    }

    private void battery(double percent) {
        cockpit.batteryPercent = percent;
        warnings.onVehicle(cockpit.vehicle());
    }

    private List<String> texts() {
        return said.of(Notice.class).stream().map(Notice::text).toList();
    }
}
