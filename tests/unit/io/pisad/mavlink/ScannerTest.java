package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScannerTest {
    private final LinkCounters counters = new LinkCounters();
    private final List<MavlinkPacket> found = new ArrayList<>();

    @Test
    void bothVersionsAreRead() {
        Scanner scanner = new Scanner(false, counters, null);
        feed(scanner, join(frame(1), v1(2)));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(1, 2);
    }

    /** A false header at the start claims 255 bytes; the true frame behind it in the same datagram is still found. */
    @Test
    void falseHeaderDoesNotSwallowTheRestOfTheDatagram() {
        Scanner scanner = new Scanner(false, counters, null);
        feed(scanner, join(new byte[] {(byte) 0xfd, (byte) 0xff, 0, 0, 0}, frame(1)));
        feed(scanner, frame(2));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(1, 2);
    }

    @Test
    void frameCutByTheDatagramDoesNotSwallowTheNextDatagram() {
        Scanner scanner = new Scanner(false, counters, null);
        byte[] cut = frame(1);
        feed(scanner, Arrays.copyOf(cut, cut.length - 3));
        feed(scanner, frame(2));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(2);
    }

    @Test
    void streamBringsFramesTogetherFromSingleBytes() {
        Scanner scanner = new Scanner(true, counters, null);
        for (byte b : join(new byte[] {1, 2, 3}, frame(1), v1(2), frame(3))) {
            feed(scanner, new byte[] {b});
        }
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(1, 2, 3);
    }

    @Test
    void wrongChecksumIsCounted() {
        byte[] frame = frame(1);
        frame[12] ^= 1;
        feed(new Scanner(false, counters, null), frame);
        assertThat(found).isEmpty();
        assertThat(counters.snapshot("", true).badCrc()).isPositive();
    }

    @Test
    void unknownIncompatibilityFlagIsDroppedThoughItsChecksumIsRight() {
        byte[] frame = MavlinkPacket.createUnsignedMavlink2Packet(1, 1, 1, 30, Dialect.crcExtra(30), new byte[28])
                .getRawBytes();
        frame[2] = 2;
        int crc = MavlinkPacket.generateCrc(frame, Dialect.crcExtra(30));
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        feed(new Scanner(false, counters, null), join(frame, frame(2)));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(2);
        assertThat(counters.snapshot("", true).unknown()).isEqualTo(1);
    }

    @Test
    void unknownMessageIsCountedAndPassedOver() {
        byte[] unknown = MavlinkPacket.createUnsignedMavlink2Packet(1, 1, 1, 12_000_000, 0, new byte[] {1, 2, 3})
                .getRawBytes();
        feed(new Scanner(false, counters, null), join(unknown, frame(2)));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(2);
        assertThat(counters.snapshot("", true).unknown()).isEqualTo(1);
    }

    @Test
    void signedFrameIsReadWhole() {
        byte[] signed = MavlinkPacket.createSignedMavlink2Packet(
                        1, 1, 1, 30, Dialect.crcExtra(30), new byte[] {1}, 0, 5, new byte[32])
                .getRawBytes();
        feed(new Scanner(false, counters, null), join(signed, frame(2)));
        assertThat(found).extracting(MavlinkPacket::getSequence).containsExactly(1, 2);
    }

    /** NFR1: 10,000 frames among noise, bit errors, cuts and false headers: no exception, all valid ones but one at most are recovered. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void validFramesAreRecoveredFromNoise(boolean stream) {
        long seed = 20261121;
        Random random = new Random(seed);
        Scanner scanner = new Scanner(stream, counters, null);
        int valid = 0;
        for (int i = 0; i < 10_000; i++) {
            ByteArrayOutputStream datagram = new ByteArrayOutputStream();
            switch (random.nextInt(6)) {
                case 0 -> datagram.writeBytes(noise(random, 1 + random.nextInt(40)));
                case 1 -> datagram.writeBytes(new byte[] {(byte) 0xfd, (byte) random.nextInt(256), 0});
                case 2 -> datagram.writeBytes(new byte[] {(byte) 0xfe, (byte) random.nextInt(256)});
                case 3 -> datagram.writeBytes(flipped(random));
                case 4 -> datagram.writeBytes(Arrays.copyOf(frame(0), 1 + random.nextInt(30)));
                default -> {
                    // a clean datagram
                }
            }
            datagram.writeBytes(random.nextBoolean() ? frame(valid & 0xff) : v1(valid & 0xff));
            valid++;
            feed(scanner, datagram.toByteArray());
        }
        feed(scanner, new byte[600]); // what a stream still waits for
        long whole = found.stream().filter(p -> p.getSystemId() == 9).count();
        assertThat(whole).as("seed %d: of %d", seed, valid).isGreaterThanOrEqualTo(valid - 1);
    }

    private void feed(Scanner scanner, byte[] bytes) {
        scanner.scan(bytes, bytes.length, found::add);
    }

    private static byte[] frame(int sequence) {
        return Dialect.frame(attitude(), sequence, 9, 1);
    }

    private static byte[] v1(int sequence) {
        return MavlinkPacket.createMavlink1Packet(sequence, 9, 1, 30, Dialect.crcExtra(30), new byte[28])
                .getRawBytes();
    }

    private static Attitude attitude() {
        return Attitude.builder().timeBootMs(77).roll(1).yaw(2).yawspeed(0.5f).build();
    }

    private static byte[] flipped(Random random) {
        byte[] frame = Dialect.frame(attitude(), 0, 8, 1);
        frame[10 + random.nextInt(frame.length - 10)] ^= (byte) (1 << random.nextInt(8));
        return frame;
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
