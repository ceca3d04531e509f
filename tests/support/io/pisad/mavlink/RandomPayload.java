package io.pisad.mavlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Payloads of commands, parameters and file requests: bytes at random, with what matters likelier than chance has it. */
final class RandomPayload {
    private static final int[] COMMANDS = {31010, 31011, 31012, 193, 512, 511, 176, 400};
    private static final float[] NUMBERS = {
        0, 2, 3, 4, -1, 0.5f, 1.0000001f, 1e-30f, 255, 30_000, 3e9f, Float.NaN, Float.POSITIVE_INFINITY, -1e38f
    };
    private static final List<String> NAMES = List.of(
            "PISAD_HOMING_EN", "PISAD_EMERG_DIS", "PISAD_SPEED", "PISAD_RF_KHZ", "PISAD_ALT_MAX", "PISAD_RF_FREQ", "");
    private static final List<String> PATHS = List.of(
            "/", "", ".", "..", "../secret", "/../secret", "/a/../../secret", "/link", "/etc/passwd", "/flight.txt");
    private static final int[] OPCODES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 128};

    private final Random random;
    private final boolean enabling;

    /** @param enabling whether values that permit motion may be among them */
    RandomPayload(Random random, boolean enabling) {
        this.random = random;
        this.enabling = enabling;
    }

    Dialect.Encoded next() {
        return switch (random.nextInt(6)) {
            case 0 -> command(76, 33, false);
            case 1 -> command(75, 35, true);
            case 2 -> parameter(23, 4, 23);
            case 3 -> parameter(20, 2, 20);
            case 4 -> cut(21, targeted(bytes(2), 0));
            default -> file();
        };
    }

    private Dialect.Encoded command(int messageId, int length, boolean whole) {
        ByteBuffer bytes = targeted(bytes(length), 30);
        int number = random.nextInt(4) > 0 ? COMMANDS[random.nextInt(COMMANDS.length)] : random.nextInt(65_536);
        bytes.putShort(28, (short) number);
        for (int at = 0; at < (whole ? 16 : 28); at += 4) {
            if (random.nextBoolean()) {
                bytes.putFloat(at, number(at == 0));
            }
        }
        if (!enabling && bytes.getFloat(0) == 1) {
            bytes.putFloat(0, 0);
        }
        return cut(messageId, bytes);
    }

    /** An emergency stop that were latched by chance would hide everything after it: rare, unless it is a stranger's. */
    private float number(boolean first) {
        return first && enabling && random.nextBoolean() ? 1 : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private Dialect.Encoded parameter(int messageId, int targetAt, int length) {
        ByteBuffer bytes = targeted(bytes(length), targetAt);
        if (random.nextInt(4) > 0) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            byte[] id = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 16);
            bytes.put(targetAt + 2, id);
            boolean stops = name.equals("PISAD_EMERG_DIS") && !enabling;
            if (messageId == 23) {
                bytes.putFloat(0, stops ? 0 : random.nextBoolean() ? 1 : number(false));
                bytes.put(22, (byte) (random.nextBoolean() ? 9 : random.nextInt(256)));
            } else if (random.nextBoolean()) {
                bytes.putShort(0, (short) -1);
            }
        }
        return cut(messageId, bytes);
    }

    private Dialect.Encoded file() {
        ByteBuffer bytes = targeted(bytes(254), 1);
        if (random.nextInt(4) > 0) {
            byte[] path = PATHS.get(random.nextInt(PATHS.size())).getBytes(StandardCharsets.US_ASCII);
            bytes.put(5, (byte) random.nextInt(3));
            bytes.put(6, (byte) OPCODES[random.nextInt(OPCODES.length)]);
            bytes.put(7, (byte) (random.nextInt(8) > 0 ? path.length : random.nextInt(256)));
            bytes.putInt(11, random.nextInt(4) > 0 ? random.nextInt(3) : random.nextInt());
            bytes.put(15, path);
        }
        return cut(110, bytes);
    }

    private ByteBuffer bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Mostly to us. */
    private ByteBuffer targeted(ByteBuffer bytes, int at) {
        if (random.nextInt(10) > 0) {
            bytes.put(at, (byte) (random.nextInt(4) > 0 ? 1 : 0));
            bytes.put(at + 1, (byte) (random.nextInt(4) > 0 ? 191 : 0));
        }
        return bytes;
    }

    /** Now and then shorter than its message, which MAVLink 2 reads as zeros. */
    private Dialect.Encoded cut(int messageId, ByteBuffer bytes) {
        var all = new byte[bytes.capacity()];
        bytes.get(0, all);
        return new Dialect.Encoded(
                messageId, random.nextInt(16) > 0 ? all : Arrays.copyOf(all, 1 + random.nextInt(all.length)));
    }
}
