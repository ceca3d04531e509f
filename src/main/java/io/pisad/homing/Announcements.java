package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.State;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells the ground of a transition when it is on disk, or after 200 ms marked "unrecorded"; in the order of the
 * transitions.
 */
final class Announcements {
    private static final long PATIENCE_NS = 200_000_000L;
    private static final String MARK = " unrecorded";
    private static final int NOTICE_CHARS = 43;

    private final Scribe scribe;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private State announced = State.IDLE;

    Announcements(Scribe scribe) {
        this.scribe = scribe;
    }

    /** The state as the ground knows it. */
    State announced() {
        return announced;
    }

    void await(long rowId, long atNs, State state, String reason) {
        waiting.addLast(new Waiting(rowId, atNs, state, reason));
    }

    void onRecorded(long rowId, long nowNs) {
        for (Waiting one : waiting) {
            one.recorded |= one.rowId == rowId;
        }
        flush(nowNs);
    }

    /** Sends what is recorded or has waited long enough. */
    void flush(long nowNs) {
        while (!waiting.isEmpty()) {
            Waiting head = waiting.getFirst();
            if (!head.recorded && nowNs - head.atNs < PATIENCE_NS) {
                return;
            }
            waiting.removeFirst();
            announced = head.state;
            String text = head.state + ": " + head.reason;
            int room = head.recorded ? NOTICE_CHARS : NOTICE_CHARS - MARK.length();
            String fitted = text.length() <= room ? text : text.substring(0, room);
            scribe.tell(Severity.INFO, head.recorded ? fitted : fitted + MARK);
        }
    }

    private static final class Waiting {
        final long rowId;
        final long atNs;
        final State state;
        final String reason;
        boolean recorded;

        Waiting(long rowId, long atNs, State state, String reason) {
            this.rowId = rowId;
            this.atNs = atNs;
            this.state = state;
            this.reason = reason;
        }
    }
}
