package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutflowTest {
    private final Outflow out = new Outflow(57_600, System.nanoTime());

    private void offer(int tag, int length, boolean motion) {
        byte[] frame = new byte[length];
        frame[0] = (byte) tag;
        assertThat(out.offer(frame, length, 0, motion, System.nanoTime())).isTrue();
    }

    private int take() throws InterruptedException {
        byte[] frame = out.take();
        return frame == null ? -1 : frame[0];
    }

    /** FR11: old velocities do not leave after a close; what else waits keeps its order, and the brake has room. */
    @Test
    void motionThatWaitsIsTakenBackAndMakesRoom() throws InterruptedException {
        long nowNs = System.nanoTime();
        offer(1, 40, false);
        while (out.room(0, nowNs) >= 65) {
            offer(2, 65, true);
        }
        assertThat(out.offer(new byte[65], 65, 0, nowNs)).as("full").isFalse();
        out.dropMotion();
        offer(3, 65, false);
        out.dropMotion();
        assertThat(take()).isEqualTo(1);
        assertThat(take()).isEqualTo(3);
        assertThat(out.stale()).isZero();
        out.close();
        assertThat(take()).isEqualTo(-1);
    }
}
