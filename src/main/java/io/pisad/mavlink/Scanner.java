package io.pisad.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the valid MAVLink 1 and 2 frames in what one connection received; garbage is skipped byte by byte.
 *
 * <p>On a datagram link a frame never spans two calls, so a false header cannot swallow the next datagram; on a stream
 * the unfinished rest waits for more. With a key, a frame whose signature is wrong or used is not found. A signature
 * that was not proven right may be the beginning of the next frame, so it is looked at too. Used by one thread.
 */
final class Scanner {
    private static final int MAGIC_1 = 0xfe;
    private static final int MAGIC_2 = 0xfd;
    private static final int SIGNED = 1;
    private static final int SIGNATURE = 13;
    private static final int LONGEST_FRAME = 280;
    private static final int HEADER_2 = 10;

    private final boolean stream;
    private final LinkCounters counters;
    private final @Nullable Signing signing;
    private byte[] bytes = new byte[4096];
    private int length;
    /** End of a frame with an unknown message: whole if another frame, or the datagram's end, follows there. */
    private int unknownEnd = -1;
    /** Before it lies an unproven signature: a header there is probably none and no checksum error. */
    private int signatureEnd;

    Scanner(boolean stream, LinkCounters counters, @Nullable Signing signing) {
        this.stream = stream;
        this.counters = counters;
        this.signing = signing;
    }

    void scan(byte[] data, int count, Consumer<MavlinkPacket> found) {
        if (!stream) {
            forget(length);
        }
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, length + count + LONGEST_FRAME);
        }
        System.arraycopy(data, 0, bytes, length, count);
        length += count;
        scan(0, found);
        if (!stream && unknownEnd == length) {
            counters.unknown.increment();
        }
    }

    /** The line was silent under a frame: what waits for its rest was no frame. */
    void silence(Consumer<MavlinkPacket> found) {
        while (length > 0) {
            scan(1, found);
        }
    }

    private void scan(int from, Consumer<MavlinkPacket> found) {
        int at = from;
        while (at < length) {
            int step = frameAt(at, found);
            if (step == 0) {
                break;
            }
            at += step;
        }
        forget(at);
    }

    private void forget(int count) {
        System.arraycopy(bytes, count, bytes, 0, length - count);
        length -= count;
        unknownEnd -= count;
        signatureEnd -= count;
    }

    /** Bytes to go on by: a whole frame, or 1 if none starts here, or 0 to wait for the rest of one. */
    private int frameAt(int at, Consumer<MavlinkPacket> found) {
        int magic = bytes[at] & 0xff;
        if (magic != MAGIC_1 && magic != MAGIC_2) {
            return 1;
        }
        if (at == unknownEnd) {
            counters.unknown.increment();
            unknownEnd = -1;
        }
        int size = size(at, magic);
        if (magic == MAGIC_2 && at + HEADER_2 <= length && Dialect.crcExtra(messageId(at)) < 0) {
            unknownEnd = at < signatureEnd ? unknownEnd : at + size;
            return 1; // its length cannot be trusted, so what lies inside is looked at too
        }
        if (at + size > length) {
            return stream ? 0 : 1;
        }
        byte[] frame = Arrays.copyOfRange(bytes, at, at + size);
        return judge(
                at,
                magic == MAGIC_1 ? MavlinkPacket.fromV1Bytes(frame) : MavlinkPacket.fromV2Bytes(frame),
                size,
                found);
    }

    private int judge(int at, MavlinkPacket packet, int size, Consumer<MavlinkPacket> found) {
        int extra = Dialect.crcExtra(packet.getMessageId());
        if (extra < 0) { // MAVLink 1
            unknownEnd = at < signatureEnd ? unknownEnd : at + size;
            return 1;
        }
        if (!packet.validateCrc(extra)) {
            if (at >= signatureEnd) {
                counters.badCrc.increment();
            }
            return 1;
        }
        if (packet.isMavlink2() && (packet.getIncompatibleFlags() & ~SIGNED) != 0) {
            counters.unknown.increment();
            return size;
        }
        if (!packet.isMavlink2() || !packet.isSigned()) {
            found.accept(packet);
            return size;
        }
        boolean proven = false;
        if (signing == null) {
            found.accept(packet);
        } else {
            switch (signing.judge(packet)) {
                case GOOD -> {
                    proven = true;
                    found.accept(packet);
                }
                case WRONG -> counters.badSignature.increment();
                case REPLAYED -> {
                    proven = true;
                    counters.replayed.increment();
                }
            }
        }
        if (proven) {
            return size;
        }
        signatureEnd = at + size;
        return size - SIGNATURE;
    }

    private int messageId(int at) {
        return (bytes[at + 7] & 0xff) | ((bytes[at + 8] & 0xff) << 8) | ((bytes[at + 9] & 0xff) << 16);
    }

    /** Size of the frame whose header starts here; larger than what is there while the header is unfinished. */
    private int size(int at, int magic) {
        if (at + 3 > length) {
            return LONGEST_FRAME;
        }
        int payload = bytes[at + 1] & 0xff;
        if (magic == MAGIC_1) {
            return payload + 8;
        }
        return payload + 12 + ((bytes[at + 2] & SIGNED) != 0 ? SIGNATURE : 0);
    }
}
