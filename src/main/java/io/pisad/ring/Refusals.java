package io.pisad.ring;

import io.pisad.model.Candidate;
import io.pisad.model.Event;
import io.pisad.model.OperatorOrder;
import io.pisad.model.Pulse;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioReport;
import io.pisad.model.Recorded;
import io.pisad.model.SettingsChange;
import io.pisad.model.SignalReading;
import io.pisad.model.Tick;
import io.pisad.model.VehicleState;
import java.util.concurrent.atomic.AtomicLongArray;

/** Events refused by a full ring, counted by kind. Safe from any thread. */
public final class Refusals {
    private static final int KINDS = 10;

    private final AtomicLongArray counts = new AtomicLongArray(KINDS);

    void count(Event event) {
        counts.incrementAndGet(kind(event));
    }

    /** Readings refused since the start. */
    public long readings() {
        return counts.get(0);
    }

    /** Ticks refused since the start. */
    public long ticks() {
        return counts.get(5);
    }

    /** Events of every kind refused since the start. */
    public long total() {
        long sum = 0;
        for (int i = 0; i < KINDS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    private static int kind(Event event) {
        if (event instanceof SignalReading) {
            return 0;
        } else if (event instanceof Pulse) {
            return 1;
        } else if (event instanceof RadioChange) {
            return 2;
        } else if (event instanceof VehicleState) {
            return 3;
        } else if (event instanceof OperatorOrder) {
            return 4;
        } else if (event instanceof Tick) {
            return 5;
        } else if (event instanceof Recorded) {
            return 6;
        } else if (event instanceof Candidate) {
            return 7;
        } else if (event instanceof RadioReport) {
            return 8;
        } else if (event instanceof SettingsChange) {
            return 9;
        }
        throw new IllegalArgumentException("unknown kind of event: " + event);
    }
}
