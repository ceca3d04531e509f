package io.pisad.mavlink;

import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadDeserializer;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadSerializer;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ardupilotmega dialect: what the library knows of a message, and its fields as bytes. Stateless, any thread. */
final class Dialect {
    private static final ArdupilotmegaDialect MESSAGES = new ArdupilotmegaDialect();
    private static final ReflectionPayloadDeserializer READER = new ReflectionPayloadDeserializer();
    private static final ReflectionPayloadSerializer WRITER = new ReflectionPayloadSerializer();
    private static final ClassValue<MavlinkMessageInfo> MESSAGE = new ClassValue<>() {
        @Override
        protected MavlinkMessageInfo computeValue(Class<?> type) {
            return type.getAnnotation(MavlinkMessageInfo.class);
        }
    };

    /** A message whose fields are bytes already, where the library would cut them. */
    @SuppressWarnings("ArrayRecordComponent") // made once, handed over, never changed
    record Encoded(int messageId, byte[] payload) {}

    private Dialect() {}

    /** CRC_EXTRA of a message id, or -1 for an unknown one. */
    static int crcExtra(int messageId) {
        return MESSAGES.supports(messageId)
                ? MESSAGE.get(MESSAGES.resolve(messageId)).crc()
                : -1;
    }

    /** The library's object for a packet whose CRC is right, or null if its payload cannot be one. */
    static @Nullable Object decode(MavlinkPacket packet) {
        try {
            Class<?> type = MESSAGES.resolve(packet.getMessageId());
            return type == null ? null : READER.deserialize(packet.getPayload(), type);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * A MAVLink 2 frame, unsigned, its payload without trailing zeros (at least one byte stays), as the specification
     * demands and the library does not.
     */
    static byte[] frame(Object message, int sequence, int systemId, int componentId) {
        int id = id(message);
        return MavlinkPacket.createUnsignedMavlink2Packet(
                        sequence, systemId, componentId, id, crcExtra(id), payload(message))
                .getRawBytes();
    }

    /** The same frame, signed. */
    static byte[] signedFrame(
            Object message, int sequence, int systemId, int componentId, int linkId, long stamp, byte[] key) {
        int id = id(message);
        return MavlinkPacket.createSignedMavlink2Packet(
                        sequence, systemId, componentId, id, crcExtra(id), payload(message), linkId, stamp, key)
                .getRawBytes();
    }

    private static int id(Object message) {
        return message instanceof Encoded encoded
                ? encoded.messageId()
                : MESSAGE.get(message.getClass()).id();
    }

    private static byte[] payload(Object message) {
        byte[] payload = message instanceof Encoded encoded ? encoded.payload() : WRITER.serialize(message);
        int length = payload.length;
        while (length > 1 && payload[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(payload, length);
    }

    /** A message's name such as GLOBAL_POSITION_INT, or its number. */
    static String name(int messageId) {
        Class<?> type = MESSAGES.supports(messageId) ? MESSAGES.resolve(messageId) : null;
        return type == null
                ? Integer.toString(messageId)
                : type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Type and autopilot of a heartbeat by name; INVALID, which is no autopilot, is left out. */
    static String kind(int type, int autopilot) {
        String is = name(MavType.class, type, "MAV_TYPE_");
        return autopilot == 8 ? is : is + " " + name(MavAutopilot.class, autopilot, "MAV_AUTOPILOT_");
    }

    private static <T extends Enum<T>> String name(Class<T> type, int value, String prefix) {
        T entry = EnumValue.create(type, value).entry();
        return entry == null ? Integer.toString(value) : entry.name().replace(prefix, "");
    }

    /** An enumeration's number as the library wants it, also when the library has no name for it. */
    static <T extends Enum<T>> EnumValue<T> number(Class<T> type, int value) {
        return EnumValue.create(type, value);
    }
}
