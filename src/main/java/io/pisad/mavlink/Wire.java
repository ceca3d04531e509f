package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one link: bounded lanes by priority, filled from any thread, written by the sender's thread only.
 *
 * <p>A full lane gives up its oldest message and counts it, so the last one is never lost.
 */
final class Wire {
    static final int COMPONENT_ID = 191;
    private static final Lane[] LANES = Lane.values();

    /** What goes first; set-points pass by all of them ({@link MotionSender}). */
    enum Lane {
        ACK(64),
        HEARTBEAT(2),
        TEXT(32),
        REQUEST(32),
        ANSWER(64),
        TELEMETRY(64),
        /** Lists and files: whole, but slowly. */
        BULK(128);

        private final int most;

        Lane(int most) {
            this.most = most;
        }
    }

    /** How a frame is given to the link. */
    private interface Way {
        void write(byte[] frame, int length) throws IOException;
    }

    final LinkCounters counters = new LinkCounters();
    /** Room for the longest frame and a set-point: the lanes never take the set-point's. */
    private static final int RESERVE = 380;

    private final int index;
    private final ByteLink link;
    private final @Nullable Signing signing;
    private final List<Queue<Object>> lanes;
    private Budget budget = Budget.unlimited();
    private int sequence;

    Wire(int index, ByteLink link, @Nullable Signing signing) {
        this.index = index;
        this.link = link;
        this.signing = signing;
        lanes = Arrays.stream(Lane.values())
                .<Queue<Object>>map(lane -> new ArrayDeque<>(lane.most))
                .toList();
    }

    /** Sets what may be sent; without it everything goes at once. */
    void limit(Budget newBudget) {
        budget = newBudget;
    }

    /** How much more a lane takes without giving up anything. */
    synchronized int room(Lane lane) {
        return lane.most - lanes.get(lane.ordinal()).size();
    }

    /** Queues a message of the library's; any thread. */
    synchronized void offer(Lane lane, Object message) {
        Queue<Object> queue = lanes.get(lane.ordinal());
        if (queue.size() == lane.most) {
            queue.remove();
            counters.dropped.increment();
        }
        queue.add(message);
    }

    /** Writes what waits and the budget allows, the most urgent first, as far as the link takes it now; the rest stays. */
    void flush(int systemId) {
        while (link.room() >= RESERVE) {
            Object message = poll();
            if (message == null) {
                return;
            }
            write(message, systemId);
        }
    }

    /** Lets the budget grow with time. */
    void refill(long nowNs) {
        budget.refill(nowNs);
    }

    /** Writes one message now; a link that refuses it is counted, and the next message tries again. */
    boolean write(Object message, int systemId) {
        return write(message, systemId, () -> true);
    }

    /** Writes one message if {@code still} says yes with nothing left to do but the write itself. */
    boolean write(Object message, int systemId, BooleanSupplier still) {
        return write(message, systemId, still, link::write);
    }

    /** The same for a set-point with velocity. */
    boolean writeMotion(Object message, int systemId, BooleanSupplier still) {
        return write(message, systemId, still, link::writeMotion);
    }

    /** The same for a zero velocity; whether the autopilot's own connection took it. */
    boolean writeStop(Object message, int systemId, long peer, BooleanSupplier still) {
        return write(message, systemId, still, link::writeStop) && took(peer);
    }

    /** Whether that peer took the last frame. */
    boolean took(long peer) {
        return link.onePeer() || link.took(peer);
    }

    /** Takes back set-points with velocity that wait on our side. */
    void dropMotion() {
        link.dropMotion();
    }

    private boolean write(Object message, int systemId, BooleanSupplier still, Way way) {
        byte[] frame = signing == null
                ? Dialect.frame(message, sequence, systemId, COMPONENT_ID)
                : signing.frame(message, sequence, systemId, COMPONENT_ID, index);
        if (!still.getAsBoolean()) {
            return false;
        }
        sequence = sequence + 1 & 0xff;
        budget.spend(frame.length);
        try {
            way.write(frame, frame.length);
            counters.sent.increment();
            return true;
        } catch (IOException e) {
            counters.failed.increment();
            return false;
        }
    }

    private synchronized @Nullable Object poll() {
        for (Lane lane : LANES) {
            Queue<Object> queue = lanes.get(lane.ordinal());
            if (!queue.isEmpty() && budget.allows(lane)) {
                Object next = queue.remove();
                budget.taken(lane);
                return next;
            }
        }
        return null;
    }
}
