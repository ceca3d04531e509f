package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.NamedValueFloat;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class DialectTest {
    private static final int HEARTBEAT_EXTRA = 50;

    /** Written out by hand from the specification: nine bytes of payload, the last one (version 3) not zero. */
    @Test
    void heartbeatIsTheBytesOfTheSpecification() {
        byte[] frame = Dialect.frame(Bench.heartbeat(3, 4, true), 7, 1, 191);
        byte[] head = HexFormat.of().parseHex("fd0900000701bf000000" + "04000000" + "02" + "03" + "81" + "00" + "03");
        assertThat(Arrays.copyOf(frame, frame.length - 2)).isEqualTo(head);
        assertThat(checksum(frame)).isEqualTo(crc(head, HEARTBEAT_EXTRA));
    }

    @Test
    void trailingZerosAreCutAndTheChecksumIsOverWhatIsLeft() {
        byte[] frame = Dialect.frame(
                NamedValueFloat.builder().timeBootMs(1).name("A").value(0).build(), 0, 1, 191);
        assertThat(frame[1]).isEqualTo((byte) 9);
        assertThat(frame).hasSize(9 + 12);
        assertThat(checksum(frame)).isEqualTo(crc(Arrays.copyOf(frame, frame.length - 2), 170));
    }

    @Test
    void oneByteOfPayloadAlwaysStays() {
        byte[] frame = Dialect.frame(Attitude.builder().build(), 0, 1, 191);
        assertThat(frame[1]).isEqualTo((byte) 1);
        assertThat(frame).hasSize(13);
        assertThat(MavlinkPacket.fromV2Bytes(frame).validateCrc(Dialect.crcExtra(30)))
                .isTrue();
    }

    @Test
    void cutPayloadReadsBackWithItsZeros() {
        CommandAck ack = CommandAck.builder()
                .command(Dialect.number(MavCmd.class, 31010))
                .result(Dialect.number(MavResult.class, 0))
                .targetSystem(255)
                .build();
        MavlinkPacket packet = MavlinkPacket.fromV2Bytes(Dialect.frame(ack, 3, 1, 191));
        assertThat(Dialect.decode(packet)).isEqualTo(ack);
    }

    @Test
    void unknownMessageHasNoChecksumSeed() {
        assertThat(Dialect.crcExtra(0)).isEqualTo(HEARTBEAT_EXTRA);
        assertThat(Dialect.crcExtra(84)).isEqualTo(143);
        assertThat(Dialect.crcExtra(16_000_000)).isEqualTo(-1);
    }

    private static int checksum(byte[] frame) {
        return Byte.toUnsignedInt(frame[frame.length - 2]) + 256 * Byte.toUnsignedInt(frame[frame.length - 1]);
    }

    /** CRC-16/MCRF4XX bit by bit, over all but the magic byte, then the seed. */
    private static int crc(byte[] head, int extra) {
        int crc = 0xffff;
        for (int i = 1; i <= head.length; i++) {
            crc ^= i < head.length ? head[i] & 0xff : extra;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >>> 1) ^ 0x8408 : crc >>> 1;
            }
        }
        return crc;
    }
}
