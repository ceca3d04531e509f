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
 * the line stood still is thrown away instead of sent: a set-point must not arrive when it no longer holds. A zero
 * velocity always does, for as long as the autopilot may go on with an older one. Motion that waits when motion ends is
 * thrown away at once.
 */
final class Outflow {
    static final long STALE_NS = 200_000_000L;
    private static final long STOP_STALE_NS = 3_000_000_000L;
    private static final int LONGEST_AND_A_SETPOINT = 380;

    private final int limit;
    private final double nsPerByte;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int queued;
    private long lineFreeNs;
    private long stale;
    private boolean closed;

    /** What a frame is for. */
    enum Use {
        MESSAGE,
        MOTION,
        STOP
    }

    private static final class Waiting {
        final byte[] frame;
        final long sinceNs;
        final Use use;

        Waiting(byte[] frame, long sinceNs, Use use) {
            this.frame = frame;
            this.sinceNs = sinceNs;
            this.use = use;
        }
    }

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
    boolean offer(byte[] frame, int length, int inKernel, long nowNs) {
        return offer(frame, length, inKernel, Use.MESSAGE, nowNs);
    }

    /** The same; motion can be taken back, a stop waits longer. */
    synchronized boolean offer(byte[] frame, int length, int inKernel, Use use, long nowNs) {
        if (closed || length > room(inKernel, nowNs)) {
            return false;
        }
        queue.add(new Waiting(Arrays.copyOf(frame, length), nowNs, use));
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
            Waiting next = queue.remove();
            queued -= next.frame.length;
            if (System.nanoTime() - next.sinceNs <= (next.use == Use.STOP ? STOP_STALE_NS : STALE_NS)) {
                return next.frame;
            }
            stale++;
        }
        return null;
    }

    /** Throws away the motion that waits here; a frame being written, and what is in the kernel, still leaves. */
    synchronized void dropMotion() {
        for (var waiting = queue.iterator(); waiting.hasNext(); ) {
            Waiting next = waiting.next();
            if (next.use == Use.MOTION) {
                waiting.remove();
                queued -= next.frame.length;
                lineFreeNs -= (long) (next.frame.length * nsPerByte);
            }
        }
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
