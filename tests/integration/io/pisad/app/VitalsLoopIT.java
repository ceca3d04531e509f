package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.health.Computer;
import io.pisad.model.Vitals;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Measured on the computer that runs the test. */
final class VitalsLoopIT {
    private static final long SECOND_NS = 1_000_000_000L;

    private final AtomicLong ticks = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final VitalsLoop loop = new VitalsLoop(new Computer(Path.of("")), ticks::get, received::get, lost::get);

    @Test
    void firstMeasurementKnowsNothingOfRatesAndTheSecondDoes() {
        loop.measure(SECOND_NS);
        assertThat(loop.newest(SECOND_NS).healthPercent()).isNaN();
        assertThat(loop.newest(SECOND_NS).lostPerMille()).isNaN();
        ticks.set(20);
        received.set(990_000);
        lost.set(10_000);
        loop.measure(2 * SECOND_NS);
        Vitals second = loop.newest(2 * SECOND_NS);
        assertThat(second.lostPerMille()).isBetween(9.999, 10.001);
        assertThat(second.healthPercent()).isBetween(98.9, 99.1);
        assertThat(second.memoryTotalMib()).isPositive();
        assertThat(second.storageTotalMib()).isPositive();
    }

    @Test
    void nothingHeardIsNoHealthAndAnUnknownLoss() {
        loop.measure(SECOND_NS);
        ticks.set(20);
        loop.measure(2 * SECOND_NS);
        assertThat(loop.newest(2 * SECOND_NS).healthPercent()).isZero();
        assertThat(loop.newest(2 * SECOND_NS).lostPerMille()).isNaN();
    }

    /** A measurement that waits for a disk for ever leaves nothing to be shown as if it were new. */
    @Test
    void measurementOlderThanFiveSecondsIsUnknown() {
        loop.measure(SECOND_NS);
        assertThat(loop.newest(6 * SECOND_NS)).isNotEqualTo(Vitals.UNKNOWN);
        assertThat(loop.newest(6 * SECOND_NS + 1)).isEqualTo(Vitals.UNKNOWN);
    }
}
