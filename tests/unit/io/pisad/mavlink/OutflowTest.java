package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutflowTest {
    private Outflow out = new Outflow(57_600, System.nanoTime());

    private void offer(int tag, int length, Outflow.Use use) {
        byte[] frame = new byte[length];
        frame[0] = (byte) tag;
        assertThat(out.offer(frame, length, 0, use, System.nanoTime())).isTrue();
    }

    private int take() throws InterruptedException {
        byte[] frame = out.take();
        return frame == null ? -1 : frame[0];
    }

    /** FR11: old velocities do not leave after a close; what else waits keeps its order, and the brake has room. */
    @Test
    void motionThatWaitsIsTakenBackAndMakesRoom() throws InterruptedException {
        long nowNs = System.nanoTime();
        offer(1, 40, Outflow.Use.MESSAGE);
        while (out.room(0, nowNs) >= 65) {
            offer(2, 65, Outflow.Use.MOTION);
        }
        assertThat(out.offer(new byte[65], 65, 0, nowNs)).as("full").isFalse();
        out.dropMotion();
        offer(3, 65, Outflow.Use.MESSAGE);
        out.dropMotion();
        assertThat(take()).isEqualTo(1);
        assertThat(take()).isEqualTo(3);
        assertThat(out.stale()).isZero();
        out.close();
        assertThat(take()).isEqualTo(-1);
    }

    /** What the autopilot may still be told after a line stood still for a second: to stop, and nothing else. */
    @Test
    void onlyAStopIsWorthSendingLate() throws InterruptedException {
        long thenNs = System.nanoTime() - 1_000_000_000L;
        long longAgoNs = thenNs - 3_000_000_000L;
        out = new Outflow(57_600, longAgoNs);
        assertThat(out.offer(new byte[] {9}, 1, 0, Outflow.Use.STOP, longAgoNs)).isTrue();
        int tag = 1;
        for (Outflow.Use use : Outflow.Use.values()) {
            assertThat(out.offer(new byte[] {(byte) tag++}, 1, 0, use, thenNs)).isTrue();
        }
        offer(4, 1, Outflow.Use.MESSAGE);
        assertThat(take()).isEqualTo(Outflow.Use.STOP.ordinal() + 1);
        assertThat(take()).isEqualTo(4);
        assertThat(out.stale()).isEqualTo(3);
    }
}
