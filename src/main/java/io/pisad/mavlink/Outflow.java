package io.pisad.mavlink;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to a serial line: at most 50 ms of line time and one long frame wait, here and in the
 * kernel.
 *
 * <p>A line cannot be written without waiting, so one thread of its own takes from here. What waited too long because
 * the line stood still is thrown away instead of sent: a set-point must not arrive when it no longer holds.
 */
final class Outflow {
    static final long STALE_NS = 200_000_000L;
    private static final int LONGEST_AND_A_SETPOINT = 380;

    private final int limit;
    private final double nsPerByte;
    private final Queue<byte[]> queue = new ArrayDeque<>();
    private final Queue<Long> sinceNs = new ArrayDeque<>();
    private int queued;
    private long lineFreeNs;
    private long stale;
    private boolean closed;

    /** For a line of that speed with 10 bits to the byte. */
    Outflow(int baud, long nowNs) {
        limit = LONGEST_AND_A_SETPOINT + baud / 10 / 20;
        nsPerByte = 1e10 / baud;
        lineFreeNs = nowNs;
    }

    /** Bytes that may be added; {@code inKernel} is what the system says is unsent, 0 if it does not know. */
    synchronized int room(int inKernel, long nowNs) {
        double unsent = Math.max(0, lineFreeNs - nowNs) / nsPerByte;
        return Math.max(0, limit - (int) Math.max(Math.ceil(unsent), (double) queued + inKernel));
    }

    /** Takes a copy of the frame, if there is room for it. */
    synchronized boolean offer(byte[] frame, int length, int inKernel, long nowNs) {
        if (closed || length > room(inKernel, nowNs)) {
            return false;
        }
        queue.add(Arrays.copyOf(frame, length));
        sinceNs.add(nowNs);
        queued += length;
        lineFreeNs = Math.max(lineFreeNs, nowNs) + (long) (length * nsPerByte);
        notifyAll();
        return true;
    }

    /** Waits for the next frame; null once closed. */
    synchronized byte @Nullable [] take() throws InterruptedException {
        while (!closed) {
            if (queue.isEmpty()) {
                wait();
                continue;
            }
            byte[] next = queue.remove();
            queued -= next.length;
            if (System.nanoTime() - sinceNs.remove() <= STALE_NS) {
                return next;
            }
            stale++;
        }
        return null;
    }

    /** Frames thrown away because the line stood still. */
    synchronized long stale() {
        return stale;
    }

    synchronized void close() {
        closed = true;
        queue.clear();
        notifyAll();
    }
}
