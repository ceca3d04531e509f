package io.pisad.sim;

import io.dronefleet.mavlink.MavlinkDialect;
import io.dronefleet.mavlink.annotations.MavlinkMessageInfo;
import io.dronefleet.mavlink.ardupilotmega.ArdupilotmegaDialect;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.dronefleet.mavlink.protocol.MavlinkPacketReader;
import io.dronefleet.mavlink.serialization.payload.reflection.ReflectionPayloadDeserializer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes datagrams apart; frames with a wrong checksum are dropped and counted. */
final class FrameReader {
    private static final MavlinkDialect DIALECT = new ArdupilotmegaDialect();

    private final ReflectionPayloadDeserializer payloads = new ReflectionPayloadDeserializer();
    private long refused;

    long refused() {
        return refused;
    }

    /** The frames of one datagram, in order; a frame never spans two datagrams. */
    List<Frame> read(byte[] data, int length) {
        List<Frame> frames = new ArrayList<>();
        MavlinkPacketReader reader = new MavlinkPacketReader(new ByteArrayInputStream(data, 0, length));
        while (true) {
            try {
                MavlinkPacket packet = reader.next();
                Class<?> type = DIALECT.supports(packet.getMessageId()) ? DIALECT.resolve(packet.getMessageId()) : null;
                if (type == null) {
                    frames.add(frame(packet, null));
                } else if (packet.validateCrc(
                        type.getAnnotation(MavlinkMessageInfo.class).crc())) {
                    frames.add(frame(packet, payloads.deserialize(packet.getPayload(), type)));
                } else {
                    refused++; // and on to the next one: a search inside the damaged frame would find false ones
                }
            } catch (EOFException e) {
                return frames;
            } catch (IOException e) {
                throw new UncheckedIOException("simulated router: a byte array failed to read", e);
            }
        }
    }

    private static Frame frame(MavlinkPacket packet, @Nullable Object message) {
        Targets.Target target = Targets.of(message);
        return new Frame(
                packet.getRawBytes(),
                packet.getSystemId(),
                packet.getComponentId(),
                packet.getMessageId(),
                target.system(),
                target.component(),
                message);
    }
}
