package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.BeaconKind;
import io.pisad.model.LocalFrame;
import org.junit.jupiter.api.Test;

/** FR8: guidance is bent along the fence instead of leaving it. */
final class FenceTest {
    private final Fence fence = new Fence(TestSettings.of(BeaconKind.CONTINUOUS, true, 300));

    private static Here at(double eastM, double northM) {
        return new Here(new LocalFrame(47, 8), new Point(eastM, northM), 30, Velocity.ZERO, 0, new Point(0, 0));
    }

    @Test
    void insideNothingIsChanged() {
        var wanted = Velocity.towards(90, 5);
        assertThat(fence.admit(at(200, 0), wanted)).isEqualTo(wanted);
    }

    @Test
    void aFlightInAnyDirectionNeverLeavesTheFence() {
        for (double course = 0; course < 360; course += 15) {
            var here = at(0, 0);
            double farthest = 0;
            double moved = 0;
            for (int tick = 0; tick < 20 * 300; tick++) {
                Velocity admitted = fence.admit(here, Velocity.towards(course + tick * 0.01, 5));
                Point next = here.point().after(admitted, 0.05);
                here = at(next.eastM(), next.northM());
                farthest = Math.max(farthest, new Point(0, 0).distanceM(next));
                moved += admitted.speedMps();
            }
            assertThat(farthest).as("course %s", course).isLessThan(290);
            assertThat(moved).isPositive();
        }
    }

    @Test
    void outsideItLeadsBackIn() {
        Velocity back = fence.admit(at(400, 0), Velocity.towards(90, 5));
        assertThat(back.eastMps()).isNegative();
    }
}
