package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Gain;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Transfers of 10 ns; the gain of each is known only where it can be. */
final class GainStepsTest {
    private static final Gain LOW = new Gain(8, 0, false);
    private static final Gain HIGH = new Gain(16, 0, false);
    private final Queue<GainStep> queue = new ArrayDeque<>();
    private final GainSteps steps = new GainSteps(LOW, queue);

    private GainStep issued(Gain gain, long atNs) {
        GainStep step = new GainStep(gain, atNs);
        queue.add(step);
        return step;
    }

    @Test
    void withoutAStepTheGainIsTheFirst() {
        assertThat(steps.of(0, 10)).isEqualTo(LOW);
    }

    @Test
    void whatArrivedBeforeTheIssueKeepsItsGainEvenIfItIsReadLater() {
        issued(HIGH, 25).returned(27);
        assertThat(steps.of(0, 10)).isEqualTo(LOW);
        assertThat(steps.of(10, 20)).isEqualTo(LOW);
        assertThat(steps.of(20, 30)).isNull();
    }

    @Test
    void aTransferTakenWhollyAfterTheReturnHasTheNewGain() {
        issued(HIGH, 25).returned(27);
        assertThat(steps.of(20, 30)).isNull();
        assertThat(steps.of(28, 40)).isEqualTo(HIGH);
        assertThat(queue).isEmpty();
    }

    @Test
    void whatTheRadiosBufferMayHoldIsOfUnknownGain() {
        issued(HIGH, 25).returned(29);
        assertThat(steps.of(19, 30)).isNull();
        assertThat(steps.of(29, 40)).isNull();
        assertThat(steps.of(39, 50)).isEqualTo(HIGH);
    }

    @Test
    void aHostThatIsBehindDoesNotMakeTheAnswerEarly() {
        issued(HIGH, 25).returned(27);
        assertThat(steps.of(10, 20)).isEqualTo(LOW);
        assertThat(steps.of(28, 60))
                .as("the transfer before arrived before the step")
                .isNull();
        assertThat(steps.of(38, 61)).isEqualTo(HIGH);
    }

    @Test
    void aCallThatHasNotReturnedLeavesTheGainUnknown() {
        GainStep step = issued(HIGH, 25);
        for (long atNs = 20; atNs < 200; atNs += 10) {
            assertThat(steps.of(atNs, atNs + 10)).isNull();
        }
        step.returned(201);
        assertThat(steps.of(200, 210)).isNull();
        assertThat(steps.of(210, 220)).isEqualTo(HIGH);
    }

    @Test
    void severalStepsInARowEndWithTheLast() {
        issued(HIGH, 25).returned(26);
        issued(LOW, 27).returned(28);
        assertThat(steps.of(20, 30)).isNull();
        assertThat(steps.of(30, 40)).isEqualTo(LOW);
        assertThat(queue).isEmpty();
    }
}
