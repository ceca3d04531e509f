package io.pisad.mavlink;

import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/**
 * A stream of valid frames with garbage between them: noise, bit errors, cuts, false headers, frames cut inside their
 * signature.
 *
 * <p>Valid frames come from system 7 and carry their number in the sequence; all garbage is of system 9, so that a
 * garbled frame that passes for valid is not mistaken for one.
 */
final class BadWeather {
    private final Random random;
    private final byte[] key;
    private final boolean signed;
    private long stamp;
    private long valid;

    /** @param signed whether the valid frames are signed too */
    BadWeather(long seed, byte[] key, boolean signed, long stamp) {
        random = new Random(seed);
        this.key = key;
        this.signed = signed;
        this.stamp = stamp;
    }

    /** Valid frames so far. */
    long valid() {
        return valid;
    }

    /** The next so many valid frames and, before every second one, garbage. */
    byte[] next(int frames) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < frames; i++) {
            if (random.nextBoolean()) {
                out.writeBytes(garbage());
            }
            out.writeBytes(frame(7, signed));
            valid++;
        }
        return out.toByteArray();
    }

    private byte[] frame(int systemId, boolean sign) {
        Object message = message();
        int sequence = (int) (valid & 0xff);
        return sign
                ? Dialect.signedFrame(message, sequence, systemId, 1, 0, ++stamp, key)
                : random.nextInt(8) == 0
                        ? v1(message, sequence, systemId)
                        : Dialect.frame(message, sequence, systemId, 1);
    }

    private static byte[] v1(Object message, int sequence, int systemId) {
        MavlinkPacket two = MavlinkPacket.fromV2Bytes(Dialect.frame(message, sequence, systemId, 1));
        return MavlinkPacket.createMavlink1Packet(
                        sequence,
                        systemId,
                        1,
                        two.getMessageId(),
                        Dialect.crcExtra(two.getMessageId()),
                        two.getPayload())
                .getRawBytes();
    }

    private Object message() {
        return switch (random.nextInt(4)) {
            case 0 -> Bench.heartbeat(3, random.nextInt(20), true);
            case 1 ->
                Attitude.builder()
                        .timeBootMs(random.nextInt(Integer.MAX_VALUE))
                        .roll(random.nextFloat())
                        .pitch(random.nextFloat())
                        .yaw(random.nextFloat())
                        .build();
            case 2 ->
                GlobalPositionInt.builder()
                        .timeBootMs(random.nextInt(Integer.MAX_VALUE))
                        .lat(random.nextInt())
                        .lon(random.nextInt())
                        .relativeAlt(random.nextInt())
                        .hdg(random.nextInt(36_000))
                        .build();
            default ->
                CommandLong.builder()
                        .targetSystem(200)
                        .targetComponent(1)
                        .command(Dialect.number(MavCmd.class, random.nextInt(40_000)))
                        .param1(random.nextFloat())
                        .param7(random.nextFloat())
                        .build();
        };
    }

    private byte[] garbage() {
        return switch (random.nextInt(6)) {
            case 0 -> noise(1 + random.nextInt(60));
            case 1 -> bitErrors(frame(9, random.nextBoolean()));
            case 2 -> cut(frame(9, false), 1);
            case 3 -> falseHeader();
            case 4 -> cut(Dialect.signedFrame(message(), 0, 9, 1, 0, ++stamp, key), 1);
            default -> signedCut();
        };
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] bitErrors(byte[] frame) {
        int errors = 1 + random.nextInt(3);
        for (int i = 0; i < errors; i++) {
            frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return frame;
    }

    private byte[] cut(byte[] frame, int least) {
        return Arrays.copyOf(frame, least + random.nextInt(frame.length - least));
    }

    private byte[] falseHeader() {
        byte[] header = noise(3 + random.nextInt(8));
        header[0] = (byte) (random.nextBoolean() ? 0xfd : 0xfe);
        if (random.nextBoolean()) { // one that could be, of a long message that is known
            header[1] = (byte) (200 + random.nextInt(55));
            header[2] = (byte) random.nextInt(2);
        }
        return header;
    }

    /** Right up to its checksum and cut inside its 13 bytes of signature. */
    private byte[] signedCut() {
        byte[] frame = Dialect.signedFrame(message(), 0, 9, 1, 0, ++stamp, key);
        return Arrays.copyOf(frame, frame.length - 1 - random.nextInt(13));
    }
}
