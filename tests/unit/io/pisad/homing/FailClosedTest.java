package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.CloseReason;
import org.junit.jupiter.api.Test;

/** What is not known, and what was closed meanwhile, never moves the vehicle. FR14 FR15. */
final class FailClosedTest {
    @Test
    void anEstimateWithoutAnErrorIsNoArrival() {
        var settings = TestSettings.usual();
        var estimate = new Estimate(
                new Point(5, 5),
                Double.POSITIVE_INFINITY,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                0,
                0,
                0,
                Heading.UNKNOWN);
        var here = new Here(Cockpit.FRAME, new Point(0, 0), 30, Velocity.ZERO, 0, new Point(0, 0));
        assertThat(estimate.errorM()).isNaN();
        assertThat(new Approach(settings.homing(), new Fence(settings), 0).arrived(here, estimate))
                .isFalse();
    }

    @Test
    void aNewGrantDoesNotReviveOneThatACloseHasEnded() {
        var c = new Cockpit();
        c.tick();
        c.search().seconds(1);
        assertThat(c.valve.isOpen()).isTrue();
        c.moves();
        c.valve.close(CloseReason.OPERATOR);
        c.enable();
        c.tick();
        assertThat(c.moves()).as("search motion under the homing grant").isZero();
    }
}
