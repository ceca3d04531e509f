package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where to go back to. */
final class TrailTest {
    private final Trail trail = new Trail();

    @Test
    void aClearlyHeardPlaceIsWorthSomeWay() {
        trail.add(new Point(0, 0), 7);
        trail.add(new Point(10, 0), 0.5);
        assertThat(trail.best(new Point(14, 0))).isEqualTo(new Point(0, 0));
        trail.add(new Point(18, 0), 0.5);
        assertThat(trail.best(new Point(22, 0))).as("too far for that").isEqualTo(new Point(18, 0));
    }

    @Test
    void louderThanEnoughIsNoBetter() {
        trail.add(new Point(0, 0), 40);
        trail.add(new Point(20, 0), 10);
        assertThat(trail.best(new Point(30, 0))).isEqualTo(new Point(20, 0));
    }

    @Test
    void whatIsForgottenIsNoGoal() {
        trail.add(new Point(0, 0), 5);
        trail.forget(new Point(3, 0), 10);
        assertThat(trail.best(new Point(1, 0))).isNull();
    }

    @Test
    void withoutALevelAPlaceIsNoGoal() {
        trail.add(new Point(0, 0), Double.NaN);
        assertThat(trail.best(new Point(1, 0))).isNull();
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < 1000; i++) {
            trail.add(new Point(3 * i, 0), 5);
        }
        Point best = trail.best(new Point(0, 0));
        assertThat(best).isNotNull();
        assertThat(best.eastM()).as("the oldest are gone").isGreaterThan(2000);
    }
}
