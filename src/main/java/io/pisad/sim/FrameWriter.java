package io.pisad.sim;

import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadSerializer;
import java.util.Arrays;

/** Makes unsigned MAVLink 2 frames of one component on one link, with that link's own sequence. */
final class FrameWriter {
    private static final ReflectionPayloadSerializer PAYLOADS = new ReflectionPayloadSerializer();
    private final int systemId;
    private final int componentId;
    private int sequence;

    FrameWriter(int systemId, int componentId) {
        this.systemId = systemId;
        this.componentId = componentId;
    }

    Frame frame(Object message) {
        return frame(message, payload(message));
    }

    /** The message's bytes without the trailing zeros; the same for every link. */
    static byte[] payload(Object message) {
        return truncated(PAYLOADS.serialize(message));
    }

    /** A frame of a message whose {@link #payload} is known. */
    Frame frame(Object message, byte[] payload) {
        MavlinkMessageInfo info = message.getClass().getAnnotation(MavlinkMessageInfo.class);
        int number = sequence++ & 0xff;
        byte[] raw = MavlinkPacket.createUnsignedMavlink2Packet(
                        number, systemId, componentId, info.id(), info.crc(), payload)
                .getRawBytes();
        Targets.Target target = Targets.of(message);
        return new Frame(raw, systemId, componentId, info.id(), target.system(), target.component(), message);
    }

    /** MAVLink 2 sends no trailing zeros, but always the first byte. */
    private static byte[] truncated(byte[] payload) {
        int length = payload.length;
        while (length > 1 && payload[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(payload, length);
    }
}
