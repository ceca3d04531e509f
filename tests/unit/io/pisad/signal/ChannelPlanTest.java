package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ChannelPlanTest {
    @Test
    void whatLiesOutsideIsRefusedWithItsRange() {
        refused(999, 0, 100, 0.1, "sample rate", "1000.0");
        refused(Double.NaN, 0, 25e3, 1e-3, "sample rate", "NaN");
        refused(250e3, 120e3, 25e3, 1e-3, "channel offset", "112500.0");
        refused(250e3, Double.NaN, 25e3, 1e-3, "channel offset", "NaN");
        refused(250e3, 0, 3e3, 1e-3, "bandwidth", "5000.0");
        refused(250e3, 0, 220e3, 1e-3, "bandwidth", "200000.0");
        refused(250e3, 0, 25e3, 2, "reading period", "1.0");
    }

    @Test
    void aNarrowChannelIsAllowedWithTheShortestPeriodItNeeds() {
        double periodS = ChannelPlan.shortestPeriodS(1e3);
        assertThat(periodS).isEqualTo(5e-3);
        assertThat(new ChannelPlan(250e3, 0, 1e3, periodS, 1).periodSamples()).isEqualTo(1250);
        assertThat(ChannelPlan.shortestPeriodS(25e3)).isEqualTo(1e-3);
    }

    @Test
    void aChannelWithoutRoomForAReferenceIsRefused() {
        var plan = new ChannelPlan(32e3, 0, 25.6e3, 2e-3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelMeter(plan, 0, new Measured()))
                .withMessageContaining("no room for a noise reference");
    }

    private static void refused(double rate, double offset, double bandwidth, double period, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelPlan(rate, offset, bandwidth, period, 1))
                .withMessageContainingAll(words);
    }
}
