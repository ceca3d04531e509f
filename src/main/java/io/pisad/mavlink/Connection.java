package io.pisad.mavlink;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * One TCP connection that nobody ever waits for: a frame goes whole into a small send buffer or is refused.
 *
 * <p>The buffer is small so that after a stall only a few old frames leave, and a connection that is blocked when motion
 * ends is reset, so that none of them is a velocity. Half open is: a peer that was heard and has
 * been silent for 15 s, bytes that nobody took for 5 s, or a keep-alive without answer for about 10 s.
 */
final class Connection {
    static final long SILENT_NS = 15_000_000_000L;
    static final long STUCK_NS = 5_000_000_000L;
    private static final long RETRY_NS = 20_000_000L;
    private static final int SEND_BUFFER = 4096;
    private static final int KEEP_ALIVE_IDLE_S = 4;
    private static final int KEEP_ALIVE_EVERY_S = 2;
    private static final int KEEP_ALIVE_COUNT = 3;

    /** Unlike that of any other connection of this process. */
    final long number;

    private final SocketChannel channel;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private long heardNs;
    private boolean heard;
    private boolean blocked;
    private long blockedSinceNs;
    private long triedNs;

    Connection(SocketChannel channel, long number, long nowNs) throws IOException {
        this.channel = channel;
        this.number = number;
        heardNs = nowNs;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_S);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_EVERY_S);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
        }
    }

    /** Bytes that are there, or 0. */
    synchronized int read(byte[] buffer, long nowNs) throws IOException {
        int length = channel.read(ByteBuffer.wrap(buffer));
        if (length < 0) {
            throw new IOException("closed by the other side");
        }
        if (length > 0) {
            heard = true;
            heardNs = nowNs;
        }
        return length;
    }

    /** Whether a frame can be taken; sends what is left of the last one first. */
    synchronized boolean free(long nowNs) {
        if (!rest.hasRemaining()) {
            return !blocked || nowNs - triedNs > RETRY_NS;
        }
        try {
            int taken = channel.write(rest);
            took(taken, rest.hasRemaining(), nowNs);
        } catch (IOException e) {
            return false; // the reader will find out
        }
        return !rest.hasRemaining();
    }

    /** Takes the frame whole, or says no. */
    synchronized boolean write(byte[] frame, int length, long nowNs) throws IOException {
        if (!free(nowNs)) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(frame, 0, length);
        int taken = channel.write(bytes);
        took(taken, taken < length, nowNs);
        if (taken > 0 && taken < length) {
            rest = ByteBuffer.allocate(length - taken).put(bytes).flip();
        }
        return taken > 0;
    }

    private void took(int bytes, boolean someLeft, long nowNs) {
        if (bytes > 0 || !blocked) {
            blockedSinceNs = nowNs;
        }
        blocked = someLeft;
        triedNs = nowNs;
    }

    /** Why it is half open, or an empty text. */
    synchronized String trouble(long nowNs) {
        if (heard && nowNs - heardNs > SILENT_NS) {
            return "silent for " + SILENT_NS / 1_000_000_000L + " s";
        }
        if (blocked && nowNs - blockedSinceNs > STUCK_NS) {
            return "takes nothing since " + STUCK_NS / 1_000_000_000L + " s";
        }
        return "";
    }

    /**
     * Resets a connection that takes nothing, so that what waits in the kernel is thrown away with it; the reading thread
     * finds out as soon as it is woken.
     *
     * @return whether it was reset
     */
    synchronized boolean resetIfBlocked(long nowNs) {
        free(nowNs); // perhaps the rest goes now
        if (!blocked || !channel.isOpen()) {
            return false;
        }
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // gone already
        }
        close();
        return true;
    }

    void close() {
        Quietly.close(channel);
    }
}
