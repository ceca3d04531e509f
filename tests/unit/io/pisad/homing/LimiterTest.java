package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What passes of a wanted motion. */
final class LimiterTest {
    private final Limiter limiter = new Limiter(TestSettings.usual().homing());

    private double downMps(double heightM, double orderedM) {
        double down = 0;
        for (int tick = 0; tick < 100; tick++) {
            var here = new Here(Cockpit.FRAME, new Point(0, 0), heightM, Velocity.ZERO, 0, new Point(0, 0));
            down = limiter.pass(tick * 50_000_000L, 1, here, Velocity.ZERO, 5, orderedM)
                    .downMps();
        }
        return down;
    }

    /** There is no automatic descent: who is far above the order's height, climbed by hand or home moved, stays there. */
    @Test
    void aVehicleFarAboveTheOrdersHeightKeepsTheHeightItHas() {
        assertThat(downMps(100, 50)).isZero();
    }

    @Test
    void smallDeviationsAreFlownBackToTheOrdersHeight() {
        assertThat(downMps(51, 50)).isPositive();
        assertThat(downMps(47, 50)).isNegative();
    }

    /** Found by the safety search: a new order at the same height as an older one climbed to where that one had been. */
    @Test
    void aNewMotionForgetsTheHeightAnOlderOneKept() {
        downMps(100, 50);
        limiter.reset();
        assertThat(downMps(50, 50)).isZero();
    }
}
