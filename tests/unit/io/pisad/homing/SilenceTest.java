package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a leg does not lead again. */
final class SilenceTest {
    private static final Point HERE = new Point(0, 0);

    private final Silence silence = new Silence();

    @Test
    void aLegThroughAKnownSilenceIsNotClear() {
        assertThat(silence.isClear(HERE, new Point(0, 100))).isTrue();
        silence.add(new Point(5, 30));
        assertThat(silence.isClear(HERE, new Point(0, 100))).isFalse();
        assertThat(silence.isClear(HERE, new Point(100, 0))).as("past it").isTrue();
        assertThat(silence.isClear(HERE, new Point(0, -100))).as("away from it").isTrue();
        assertThat(silence.isClear(HERE, new Point(0, 25))).as("ends beside it").isFalse();
        assertThat(silence.isClear(HERE, new Point(0, 15))).as("ends before it").isTrue();
        silence.forget(new Point(0, 33));
        assertThat(silence.isClear(HERE, new Point(0, 100)))
                .as("heard there after all")
                .isTrue();
    }

    @Test
    void whatLiesBesideTheBeginningIsNoObstacle() {
        silence.add(new Point(6, 2));
        silence.add(new Point(-6, 2));
        assertThat(silence.isClear(HERE, new Point(0, 100))).isTrue();
        assertThat(silence.isClear(HERE, new Point(100, 0))).isFalse();
    }

    @Test
    void whatLiesFarAheadMayBeTurnedAwayFromInTime() {
        silence.add(new Point(0, 80));
        assertThat(silence.isClear(HERE, new Point(0, 200))).isTrue();
        assertThat(silence.isClear(new Point(0, 40), new Point(0, 200))).isFalse();
    }

    @Test
    void theOldestPlacesAreForgotten() {
        silence.add(new Point(0, 30));
        for (int i = 0; i < 300; i++) {
            silence.add(new Point(1000 + 5 * i, 1000));
        }
        assertThat(silence.isClear(HERE, new Point(0, 100))).isTrue();
    }
}
