package io.pisad.safety;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A MAVLink 2 frame taken apart by hand, and put together, so that neither shares code with what is judged.
 *
 * @param fields the payload with its cut zeros restored, little-endian
 */
record Frame(int systemId, int componentId, int messageId, ByteBuffer fields) {
    static final int HEARTBEAT = 0;
    static final int SYS_STATUS = 1;
    static final int SYSTEM_TIME = 2;
    static final int GPS_RAW_INT = 24;
    static final int PARAM_REQUEST_READ = 20;
    static final int PARAM_VALUE = 22;
    static final int ATTITUDE = 30;
    static final int GLOBAL_POSITION_INT = 33;
    static final int MISSION_REQUEST_LIST = 43;
    static final int MISSION_COUNT = 44;
    static final int MISSION_ACK = 47;
    static final int MISSION_REQUEST_INT = 51;
    static final int MISSION_ITEM_INT = 73;
    static final int COMMAND_LONG = 76;
    static final int COMMAND_ACK = 77;
    static final int SET_POSITION_TARGET_LOCAL_NED = 84;
    static final int HOME_POSITION = 242;
    static final int STATUSTEXT = 253;

    private static final int HEADER = 10;
    private static final int LONGEST = 255;
    /** CRC_EXTRA of what is put together here, from the MAVLink common message set. */
    private static final Map<Integer, Integer> EXTRA = Map.ofEntries(
            Map.entry(HEARTBEAT, 50),
            Map.entry(SYS_STATUS, 124),
            Map.entry(SYSTEM_TIME, 137),
            Map.entry(PARAM_VALUE, 220),
            Map.entry(GPS_RAW_INT, 24),
            Map.entry(ATTITUDE, 39),
            Map.entry(GLOBAL_POSITION_INT, 104),
            Map.entry(MISSION_COUNT, 221),
            Map.entry(MISSION_ACK, 153),
            Map.entry(MISSION_ITEM_INT, 38),
            Map.entry(COMMAND_LONG, 152),
            Map.entry(HOME_POSITION, 104));

    /** Empty fields to fill. */
    static ByteBuffer blank() {
        return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Frame of(byte[] raw) {
        byte[] fields = Arrays.copyOf(Arrays.copyOfRange(raw, HEADER, HEADER + (raw[1] & 0xff)), LONGEST);
        int id = (raw[7] & 0xff) | ((raw[8] & 0xff) << 8) | ((raw[9] & 0xff) << 16);
        return new Frame(
                raw[5] & 0xff, raw[6] & 0xff, id, ByteBuffer.wrap(fields).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** As it goes over a link, signed or not. */
    byte[] bytes(int sequence, @Nullable Seal seal) {
        int length = fields.capacity();
        while (length > 1 && fields.get(length - 1) == 0) {
            length--;
        }
        byte[] raw = new byte[HEADER + length + 2];
        raw[0] = (byte) 0xfd;
        raw[1] = (byte) length;
        raw[2] = (byte) (seal == null ? 0 : 1);
        raw[4] = (byte) sequence;
        raw[5] = (byte) systemId;
        raw[6] = (byte) componentId;
        raw[7] = (byte) messageId;
        raw[8] = (byte) (messageId >> 8);
        fields.get(0, raw, HEADER, length);
        int crc = 0xffff;
        for (int i = 1; i < HEADER + length; i++) {
            crc = crc(crc, raw[i] & 0xff);
        }
        crc = crc(crc, EXTRA.getOrDefault(messageId, 0));
        raw[HEADER + length] = (byte) crc;
        raw[HEADER + length + 1] = (byte) (crc >> 8);
        return seal == null ? raw : seal.sign(raw);
    }

    /** CRC-16/MCRF4XX. */
    private static int crc(int crc, int octet) {
        int t = (octet ^ crc) & 0xff;
        t = (t ^ (t << 4)) & 0xff;
        return (crc >> 8) ^ (t << 8) ^ (t << 3) ^ (t >> 4);
    }

    int u8(int at) {
        return fields.get(at) & 0xff;
    }

    float real(int at) {
        return fields.getFloat(at);
    }

    int u16(int at) {
        return fields.getShort(at) & 0xffff;
    }

    String text(int at, int most) {
        byte[] chars = new byte[most];
        fields.get(at, chars);
        return new String(chars, StandardCharsets.US_ASCII).split("\0", 2)[0];
    }

    @Override
    public String toString() {
        String what = switch (messageId) {
            case HEARTBEAT ->
                "HEARTBEAT type %d autopilot %d mode %x base %d".formatted(u8(4), u8(5), fields.getInt(0), u8(6));
            case SYS_STATUS -> "SYS_STATUS battery " + fields.get(30);
            case GPS_RAW_INT -> "GPS_RAW_INT fix %d eph %d".formatted(u8(28), u16(20));
            case GLOBAL_POSITION_INT ->
                "POSITION %d %d up %d v %d %d %d"
                        .formatted(
                                fields.getInt(4),
                                fields.getInt(8),
                                fields.getInt(16),
                                fields.getShort(20),
                                fields.getShort(22),
                                fields.getShort(24));
            case COMMAND_LONG ->
                "COMMAND %d p1 %s p2 %s p3 %s to %d/%d confirmation %d"
                        .formatted(u16(28), real(0), real(4), real(8), u8(30), u8(31), u8(32));
            case COMMAND_ACK -> "ACK %d result %d".formatted(u16(0), u8(2));
            case SET_POSITION_TARGET_LOCAL_NED ->
                "SETPOINT %.2f %.2f %.2f yaw rate %.2f".formatted(real(16), real(20), real(24), real(44));
            case STATUSTEXT -> "TEXT " + text(1, 50);
            default -> "message " + messageId;
        };
        return systemId + "/" + componentId + " " + what;
    }
}
