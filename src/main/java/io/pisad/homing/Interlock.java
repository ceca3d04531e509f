package io.pisad.homing;

import io.pisad.model.CloseReason;
import java.util.Locale;

/** The nine conditions of motion, in the order in which they are named; each is closed until proven open. */
enum Interlock {
    EMERGENCY(CloseReason.EMERGENCY, true),
    OPERATOR(CloseReason.OPERATOR, true),
    /** Closed by a take-over it revokes through the mode edge; before GUIDED was chosen it only waits. */
    MODE(CloseReason.MODE, false),
    ARMED(CloseReason.ARMED, true),
    LINK(CloseReason.LINK, true),
    SIGNAL(CloseReason.SIGNAL, true),
    BATTERY(CloseReason.BATTERY, false),
    POSITION(CloseReason.POSITION, false),
    FENCE(CloseReason.FENCE, false);

    private final CloseReason closeReason;
    private final boolean revokes;

    Interlock(CloseReason closeReason, boolean revokes) {
        this.closeReason = closeReason;
        this.revokes = revokes;
    }

    CloseReason closeReason() {
        return closeReason;
    }

    /** Whether its closing ends every enable at once; the others may resume within a second. */
    boolean revokes() {
        return revokes;
    }

    /** As the operator reads it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
