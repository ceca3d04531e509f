package io.pisad.model;

/**
 * The six states of the decision; the ordinal is what the heartbeat's {@code custom_mode} and {@code PISAD_STAT} show.
 *
 * <pre>
 * from \ to   IDLE             SEARCHING                 DETECTING       HOMING                      HOLDING  EMERGENCY
 * IDLE        -                order                                                                          order
 * SEARCHING   order            -                         12 dB sustained                                      order
 * DETECTING   order            6 dB dropped              -               enabled, confident, GUIDED           order
 * HOMING      order, take-over signal lost, no progress                  -                           arrived  order
 * HOLDING     order, take-over order, signal lost                        estimate moved away         -        order
 * EMERGENCY   order (reset)                                                                                   -
 * </pre>
 *
 * <p>Lost is less than dropped: while it is followed the beacon is heard down to 0 dB, and lost when not heard for 10 s.
 */
public enum State {
    /** Nothing ordered; the radio is heard and reported. */
    IDLE,
    /** A search was ordered: a pattern is flown, or the payload only listens. */
    SEARCHING,
    /** The beacon is heard; position is held under a search order until homing is enabled. */
    DETECTING,
    /** The vehicle is flown towards the beacon. */
    HOMING,
    /** Arrived: the estimate is orbited. */
    HOLDING,
    /** Emergency stop, latched until the operator resets it. */
    EMERGENCY;

    /** Whether the table above has an entry from this state to {@code next}. */
    public boolean mayBecome(State next) {
        if (this == next) {
            return false;
        }
        return switch (this) {
            case IDLE -> next == SEARCHING || next == EMERGENCY;
            case SEARCHING -> next == IDLE || next == DETECTING || next == EMERGENCY;
            case DETECTING -> next == IDLE || next == SEARCHING || next == HOMING || next == EMERGENCY;
            case HOMING -> next == IDLE || next == SEARCHING || next == HOLDING || next == EMERGENCY;
            case HOLDING -> next == IDLE || next == SEARCHING || next == HOMING || next == EMERGENCY;
            case EMERGENCY -> next == IDLE;
        };
    }
}
