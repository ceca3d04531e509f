package io.pisad.mavlink;

import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadDeserializer;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadSerializer;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.Arrays;
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
        boolean encoded = message instanceof Encoded;
        int id = encoded
                ? ((Encoded) message).messageId()
                : MESSAGE.get(message.getClass()).id();
        byte[] payload = encoded ? ((Encoded) message).payload() : WRITER.serialize(message);
        int length = payload.length;
        while (length > 1 && payload[length - 1] == 0) {
            length--;
        }
        return MavlinkPacket.createUnsignedMavlink2Packet(
                        sequence, systemId, componentId, id, crcExtra(id), Arrays.copyOf(payload, length))
                .getRawBytes();
    }

    /** An enumeration's number as the library wants it, also when the library has no name for it. */
    static <T extends Enum<T>> EnumValue<T> number(Class<T> type, int value) {
        return EnumValue.create(type, value);
    }
}
