package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short form of tests/bench/mavlink-loss.sh: serial lines that have a speed. */
@Timeout(60)
final class SerialLossIT {
    @ParameterizedTest
    @CsvSource({"921600, 5000", "57600, 500"})
    void withinTheLinesSpeedNothingIsLost(int baud, long messages) throws Exception {
        LossRun.Result result = new LossRun(baud).run(messages, 0.6);
        System.out.printf("%d baud at 60 %%: %s%n", baud, result);
        assertThat(result.arrived()).isEqualTo(messages);
        assertThat(result.motionsArrived()).isEqualTo(result.motions());
        assertThat(result.heartbeatsArrived()).isEqualTo(result.heartbeats());
        assertThat(result.dropped() + result.refused() + result.lostOnLine() + result.badCrc())
                .isZero();
    }

    /** NFR13: at twice the line's speed set-points and heartbeats lose nothing, the rest gives way and is counted. */
    @ParameterizedTest
    @CsvSource({"921600, 20000", "57600, 1500"})
    void atTwiceTheLinesSpeedOnlyTelemetryGivesWay(int baud, long messages) throws Exception {
        LossRun.Result result = new LossRun(baud).run(messages, 2);
        System.out.printf("%d baud at 200 %%: %s%n", baud, result);
        assertThat(result.motionsArrived()).isEqualTo(result.motions());
        assertThat(result.heartbeatsArrived()).isEqualTo(result.heartbeats());
        assertThat(result.refused() + result.lostOnLine() + result.badCrc()).isZero();
        assertThat(result.dropped()).isPositive();
        assertThat(result.arrived() + result.dropped()).isEqualTo(result.offered());
        assertThat(result.arrived() * 40.0 / result.seconds())
                .as("the line is used")
                .isGreaterThan(baud / 10.0 * 0.5);
    }
}
