package io.pisad.sdr;

import io.pisad.model.Clock;
import io.pisad.model.RadioState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session alive for ever: when one fails, stalls or hangs it is closed or abandoned and another is opened.
 *
 * <pre>
 *  no session --back-off over--> opening --samples--> listening
 *      ^                            |                    | stopped streaming, or no samples for 1 s
 *      |      closed, or hanging    v                    v
 *      +----------------------- closing <----------------+
 * </pre>
 *
 * <p>Used by the reader's thread alone. Back-off 0.2 s, doubling to 2 s. A stall is first answered by reopening, every
 * second time in a row by rebooting the radio. At most 4 sessions that hang are left behind at a time.
 */
final class Recovery {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long SILENCE_NS = SECOND_NS;

    /** A radio that has just been opened may take longer to the first transfer. */
    private static final long FIRST_NS = 2 * SECOND_NS;

    /** Only after so long without a break is a radio taken for well again. */
    private static final long WELL_NS = 10 * SECOND_NS;

    private static final long OPENING_NS = 5 * SECOND_NS;
    private static final long CLOSING_NS = 2 * SECOND_NS;
    private static final long SHORTEST_BACKOFF_NS = SECOND_NS / 5;
    private static final long LONGEST_BACKOFF_NS = 2 * SECOND_NS;
    private static final int HANGING_MOST = 4;

    private final Supplier<HackRfSession> sessions;
    private final Clock clock;
    private final List<HackRfSession> hanging = new ArrayList<>();

    private volatile @Nullable HackRfSession session;
    private RadioState state = RadioState.ABSENT;
    private String detail = "";
    private boolean listened;
    private long listenedNs;
    private boolean streams;
    private boolean closing;
    private long since;
    private long nextTryNs;
    private long backoffNs = SHORTEST_BACKOFF_NS;
    private int stalls;

    Recovery(Supplier<HackRfSession> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
        nextTryNs = clock.nowNs();
    }

    RadioState state() {
        return state;
    }

    String detail() {
        return detail;
    }

    /** The session to read from; null while one is closing (whatever it still delivers) and while waiting to try again. */
    @Nullable
    HackRfSession session() {
        return closing ? null : session;
    }

    /** A block was taken from the session. */
    void heard(HackRfSession from) {
        since = clock.nowNs();
        if (!listened) {
            listened = true;
            listenedNs = since;
            become(RadioState.LISTENING, from.description());
        }
        if (since - listenedNs >= WELL_NS) {
            stalls = 0;
            backoffNs = SHORTEST_BACKOFF_NS;
        }
    }

    /** Nothing arrived: looks after the session. */
    void step() {
        long nowNs = clock.nowNs();
        HackRfSession now = session;
        if (now == null) {
            hanging.removeIf(HackRfSession::ended);
            if (nowNs >= nextTryNs && hanging.size() < HANGING_MOST) {
                open(nowNs);
            }
            return;
        }
        String fault = now.fault();
        if (now.ended()) {
            end(nowNs, fault);
        } else if (closing) {
            if (nowNs - since > CLOSING_NS) {
                hanging.add(now);
                end(nowNs, "closing the radio hangs; if this lasts, unplug it and plug it in again");
            }
        } else if (fault != null) {
            close(nowNs, fault, false);
        } else if (now.pool() != null && !streams) {
            streams = true;
            since = nowNs;
        } else if (nowNs - since > (now.pool() == null ? OPENING_NS : listened ? SILENCE_NS : FIRST_NS)) {
            stalls++;
            close(nowNs, now.pool() == null ? "opening the radio hangs" : "no samples for 1 s", stalls % 2 == 0);
        }
    }

    /** Closes for good, waiting at most 2 s for a libhackrf that hangs. Any thread. */
    void shut() {
        HackRfSession last = session;
        if (last == null) {
            return;
        }
        last.stop(false);
        long fromNs = clock.nowNs();
        while (!last.ended() && clock.nowNs() - fromNs < CLOSING_NS) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void open(long nowNs) {
        session = sessions.get();
        session.start();
        listened = false;
        streams = false;
        closing = false;
        since = nowNs;
    }

    private void close(long nowNs, String reason, boolean reset) {
        if (session != null) {
            session.stop(reset);
        }
        closing = true;
        since = nowNs;
        become(RadioState.RECOVERING, reason + (reset ? "; rebooting the radio" : ""));
    }

    private void end(long nowNs, @Nullable String fault) {
        boolean neverOpened = session != null && session.pool() == null;
        if (fault != null) {
            become(neverOpened ? RadioState.ABSENT : RadioState.RECOVERING, fault);
        }
        session = null;
        nextTryNs = nowNs + backoffNs;
        backoffNs = Math.min(2 * backoffNs, LONGEST_BACKOFF_NS);
    }

    private void become(RadioState next, String why) {
        state = next;
        detail = why;
    }
}
