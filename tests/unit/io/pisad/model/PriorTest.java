package io.pisad.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** H3: an uncalibrated receiver does not know a power well. */
final class PriorTest {
    @Test
    void anUncalibratedReceiverKnowsNoPowerBetterThanTwentyDecibels() {
        var sure = new Prior(-30, 1, 2, 0.05, 75, 300, false, true, 0.1, 0.2);
        assertThat(sure.uncalibrated()).isEqualTo(new Prior(-30, 20, 2, 0.05, 75, 300, false, true, 0.1, 0.2));
    }

    @Test
    void withoutTheLimitOfRangeTheRestStays() {
        var near = new Prior(-30, 1, 2, 0.05, 75, 300, false, true, 0.1, 0.2);
        assertThat(near.unlimited()).isEqualTo(new Prior(-30, 1, 2, 0.05, 75, 5000, false, true, 0.1, 0.2));
    }

    @Test
    void whatIsLessSureStays() {
        assertThat(Prior.WIDE.uncalibrated()).isEqualTo(Prior.WIDE);
    }
}
