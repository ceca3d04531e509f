package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.State;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same events give the same decisions, to the last bit. */
final class DeterminismTest {
    private static Cockpit mission(long seed) {
        var random = new Random(seed);
        var c = new Cockpit().reach(State.DETECTING).enable();
        for (int i = 0; i < 400; i++) {
            c.hear(10 + 5 * random.nextGaussian());
            c.beacon = random.nextInt(20) == 0 ? null : new Point(200 * random.nextDouble(), 50);
            c.fixType = random.nextInt(50) == 0 ? 2 : 3;
            c.mode = random.nextInt(200) == 0 ? 5 : 4;
            if (random.nextInt(40) == 0) {
                Action[] actions = Action.values();
                c.order(actions[random.nextInt(actions.length)]);
            }
            if (random.nextInt(20) == 0) {
                c.listen().enable();
            }
            c.seconds(0.25);
        }
        return c;
    }

    @Test
    void sameEventsTwiceGiveEqualOutboxes() {
        for (long seed = 1; seed <= 5; seed++) {
            Cockpit first = mission(seed);
            assertThat(first.out.all).as("seed %s", seed).isEqualTo(mission(seed).out.all);
            assertThat(first.out.all.size()).isGreaterThan(2000);
        }
    }
}
