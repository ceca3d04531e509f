package io.pisad.homing;

import io.pisad.model.Row;
import io.pisad.model.State;

/** The present state and the one door to the next. */
final class StateMachine {
    private final Scribe scribe;
    private final Announcements announcements;
    private State state = State.IDLE;
    private long sinceNs;

    StateMachine(Scribe scribe, Announcements announcements) {
        this.scribe = scribe;
        this.announcements = announcements;
    }

    State state() {
        return state;
    }

    boolean is(State one, State... others) {
        if (state == one) {
            return true;
        }
        for (State other : others) {
            if (state == other) {
                return true;
            }
        }
        return false;
    }

    /** Seconds in the present state. */
    double forS(long nowNs) {
        return (nowNs - sinceNs) / 1e9;
    }

    /**
     * Changes the state at once, records the change and queues its announcement.
     *
     * @param operatorSystemId whose order it was, 0 if nobody's
     * @throws IllegalStateException if the table in {@link State} has no such entry
     */
    void become(State next, long atNs, String reason, int operatorSystemId) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(state + " may not become " + next + " (" + reason + ")");
        }
        long id = scribe.nextId();
        State from = state;
        state = next;
        sinceNs = atNs;
        scribe.record(new Row.Transition(id, atNs, from, next, reason, operatorSystemId));
        announcements.await(id, atNs, next, reason);
    }
}
