package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import org.junit.jupiter.api.Test;

final class WireTest {
    private final MemoryLink link = new MemoryLink();
    private final Wire wire = new Wire(0, link, null);

    /** FR15: the last question is asked when only the write itself is left, and a no leaves no trace on the wire. */
    @Test
    void noBeforeTheWriteLeavesNoByteAndNoGapInTheSequence() {
        assertThat(wire.write(message(1), 1, () -> false)).isFalse();
        assertThat(link.take()).isEmpty();
        assertThat(wire.write(message(2), 1, () -> true)).isTrue();
        assertThat(link.take()).extracting(MavlinkPacket::getSequence).containsExactly(0);
    }

    @Test
    void urgentLanesGoFirstAndFullOnesGiveUpTheirOldest() {
        for (int i = 0; i < 70; i++) {
            wire.offer(Wire.Lane.TELEMETRY, message(i));
        }
        wire.offer(Wire.Lane.ACK, message(1000));
        wire.flush(1);
        var sent = link.take(Attitude.class);
        assertThat(sent).hasSize(65);
        assertThat(sent.get(0).timeBootMs()).isEqualTo(1000);
        assertThat(sent.get(1).timeBootMs()).isEqualTo(6);
        assertThat(wire.counters.snapshot("", true).dropped()).isEqualTo(6);
    }

    private static Attitude message(int number) {
        return Attitude.builder().timeBootMs(number).yaw(1).build();
    }
}
