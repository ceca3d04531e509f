package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.VehicleState;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinkReaderTest {
    private final Bench bench = new Bench();

    /** NFR1: a gap in a sender's sequence is that many lost frames; a late or repeated frame is none. */
    @Test
    void lossIsCountedFromEachSendersSequence() {
        feed(1, 1, 250);
        feed(2, 1, 10);
        feed(1, 1, 254);
        feed(1, 1, 1);
        feed(2, 1, 11);
        feed(1, 1, 1);
        LinkCounts counts = bench.station.counts(0);
        assertThat(counts.received()).isEqualTo(6);
        assertThat(counts.lost()).isEqualTo(3 + 2);
    }

    /** Valid checksums around random payloads of every message we hear: no exception, no order from a stranger. */
    @Test
    void randomPayloadsOfKnownMessagesNeverThrow() {
        long seed = 4711;
        Random random = new Random(seed);
        int[] ids = {0, 75, 76, 1, 2, 24, 30, 32, 33, 147, 242};
        bench.beat(Bench.LOITER, false);
        assertThatCode(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        int id = ids[random.nextInt(ids.length)];
                        byte[] payload = new byte[1 + random.nextInt(255)];
                        random.nextBytes(payload);
                        byte[] frame = MavlinkPacket.createUnsignedMavlink2Packet(
                                        i & 0xff,
                                        random.nextInt(200),
                                        random.nextInt(3),
                                        id,
                                        Dialect.crcExtra(id),
                                        payload)
                                .getRawBytes();
                        bench.station.reader(0).feed(frame, frame.length, bench.nowNs);
                    }
                })
                .as("seed %d", seed)
                .doesNotThrowAnyException();
        assertThat(bench.orders()).isEmpty();
        assertThat(bench.events).hasSizeGreaterThan(1).allMatch(VehicleState.class::isInstance);
    }

    private void feed(int systemId, int componentId, int sequence) {
        byte[] frame = Dialect.frame(Bench.heartbeat(8, 0, false), sequence, systemId, componentId);
        bench.station.reader(0).feed(frame, frame.length, bench.nowNs);
    }
}
