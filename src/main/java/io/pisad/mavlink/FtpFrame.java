package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The 251 bytes of FILE_TRANSFER_PROTOCOL.
 *
 * <pre>
 * 0 seq u16   2 session u8   3 opcode u8   4 size u8   5 asked opcode u8   6 burst complete u8   7 -   8 offset u32   12 data[239]
 * </pre>
 *
 * @param asked in an answer the opcode that is answered
 * @param last in an answer to a burst whether it is the last one
 */
@SuppressWarnings("ArrayRecordComponent") // its own copy, never changed
record FtpFrame(int sequence, int session, int opcode, int asked, boolean last, long offset, byte[] data) {
    static final int MOST_DATA = 239;
    static final int ACK = 128;
    static final int NAK = 129;
    private static final int HEAD = 12;

    /** The frame of these bytes, or null if they cannot be one. */
    static @Nullable FtpFrame of(byte[] payload) {
        if (payload.length < HEAD) {
            return null;
        }
        var in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        int size = payload[4] & 0xff;
        if (size > MOST_DATA || HEAD + size > payload.length) {
            return null;
        }
        return new FtpFrame(
                in.getShort(0) & 0xffff,
                payload[2] & 0xff,
                payload[3] & 0xff,
                payload[5] & 0xff,
                payload[6] != 0,
                in.getInt(8) & 0xffff_ffffL,
                Arrays.copyOfRange(payload, HEAD, HEAD + size));
    }

    /** Whether it is the same request again. */
    boolean same(FtpFrame other) {
        return sequence == other.sequence
                && session == other.session
                && opcode == other.opcode
                && offset == other.offset
                && Arrays.equals(data, other.data);
    }

    /** The answer with these data. */
    FtpFrame ack(int inSession, long at, byte... answer) {
        return new FtpFrame(
                sequence + 1 & 0xffff, inSession, /* opcode= */ ACK, /* asked= */ opcode, false, at, answer);
    }

    FtpFrame nak(FtpError error) {
        return new FtpFrame(
                sequence + 1 & 0xffff,
                session,
                /* opcode= */ NAK,
                /* asked= */ opcode,
                false,
                offset,
                new byte[] {(byte) error.number()});
    }

    FileTransferProtocol to(Peer peer) {
        var out = ByteBuffer.allocate(HEAD + MOST_DATA).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) sequence).put((byte) session).put((byte) opcode).put((byte) data.length);
        out.put((byte) asked)
                .put((byte) (last ? 1 : 0))
                .put((byte) 0)
                .putInt((int) offset)
                .put(data);
        return FileTransferProtocol.builder()
                .targetSystem(peer.systemId())
                .targetComponent(peer.componentId())
                .payload(out.array())
                .build();
    }
}
