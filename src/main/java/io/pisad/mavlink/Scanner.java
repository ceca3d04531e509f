package io.pisad.mavlink;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the valid MAVLink 1 and 2 frames in what one link received; garbage is skipped byte by byte.
 *
 * <p>On a datagram link a frame never spans two calls, so a false header cannot swallow the next datagram; on a stream
 * the unfinished rest waits for more. Used by the link's reader only.
 */
final class Scanner {
    private static final int MAGIC_1 = 0xfe;
    private static final int MAGIC_2 = 0xfd;
    private static final int SIGNED = 1;
    private static final int LONGEST_FRAME = 280;

    private final boolean stream;
    private final LinkCounters counters;
    private byte[] bytes = new byte[4096];
    private int length;

    Scanner(boolean stream, LinkCounters counters) {
        this.stream = stream;
        this.counters = counters;
    }

    void scan(byte[] data, int count, Consumer<MavlinkPacket> found) {
        int kept = stream ? length : 0;
        if (bytes.length < kept + count) {
            bytes = Arrays.copyOf(bytes, kept + count + LONGEST_FRAME);
        }
        System.arraycopy(data, 0, bytes, kept, count);
        length = kept + count;
        int at = 0;
        while (at < length) {
            int step = frameAt(at, found);
            if (step == 0) {
                break;
            }
            at += step;
        }
        System.arraycopy(bytes, at, bytes, 0, length - at);
        length -= at;
    }

    /** Bytes to go on by: a whole frame, or 1 if none starts here, or 0 to wait for the rest of one. */
    private int frameAt(int at, Consumer<MavlinkPacket> found) {
        int magic = bytes[at] & 0xff;
        if (magic != MAGIC_1 && magic != MAGIC_2) {
            return 1;
        }
        int size = size(at, magic);
        if (at + size > length) {
            return stream ? 0 : 1;
        }
        byte[] frame = Arrays.copyOfRange(bytes, at, at + size);
        MavlinkPacket packet = magic == MAGIC_1 ? MavlinkPacket.fromV1Bytes(frame) : MavlinkPacket.fromV2Bytes(frame);
        int extra = Dialect.crcExtra(packet.getMessageId());
        if (extra < 0) {
            countUnknown(at + size);
            return 1; // its length cannot be trusted, so what lies inside is looked at too
        }
        if (!packet.validateCrc(extra)) {
            counters.badCrc.increment();
            return 1;
        }
        if (magic == MAGIC_2 && (packet.getIncompatibleFlags() & ~SIGNED) != 0) {
            counters.unknown.increment();
        } else {
            found.accept(packet);
        }
        return size;
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
        return payload + 12 + ((bytes[at + 2] & SIGNED) != 0 ? 13 : 0);
    }

    /** Counts a message that cannot be checked if it looks whole: it ends where another frame or nothing follows. */
    private void countUnknown(int end) {
        if (end == length || (bytes[end] & 0xff) == MAGIC_1 || (bytes[end] & 0xff) == MAGIC_2) {
            counters.unknown.increment();
        }
    }
}
