package io.pisad.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SmoothedPowerTest {
    private final SmoothedPower power = new SmoothedPower();

    @Test
    void nothingHeardIsUnknown() {
        power.take(1, Double.NaN);
        assertThat(power.mw()).isNaN();
    }

    @Test
    void theFirstValueIsTakenWhole() {
        power.take(7, 4);
        assertThat(power.mw()).isEqualTo(4);
    }

    /** FR6: alpha 0.3 at every tick. */
    @Test
    void eachTickWeighsThreeTenths() {
        power.take(1, 10);
        power.take(2, 20);
        power.take(3, 0);
        assertThat(power.mw()).isCloseTo(0.7 * (0.7 * 10 + 0.3 * 20), within(1e-12));
    }

    @Test
    void aTickWithoutDataLeavesTheMeanAndTheNextDataWeighForBoth() {
        power.take(1, 10);
        power.take(2, Double.NaN);
        assertThat(power.mw()).isEqualTo(10);
        power.take(3, 20);
        assertThat(power.mw()).isCloseTo(0.49 * 10 + 0.51 * 20, within(1e-12));
    }

    @Test
    void afterAResetTheNextValueIsTakenWhole() {
        power.take(1, 10);
        power.reset();
        power.take(2, 3);
        assertThat(power.mw()).isEqualTo(3);
    }

    @Test
    void snrIsTheExcessOverTheNoiseAndAtLeastMinusTwenty() {
        assertThat(Power.snrDb(11, 1)).isCloseTo(10, within(1e-12));
        assertThat(Power.snrDb(1, 1)).isEqualTo(-20);
        assertThat(Power.snrDb(0.5, 1)).isEqualTo(-20);
        assertThat(Power.snrDb(1.001, 1)).isEqualTo(-20);
        assertThat(Power.snrDb(Double.NaN, 1)).isNaN();
        assertThat(Power.snrDb(1, Double.NaN)).isNaN();
    }
}
