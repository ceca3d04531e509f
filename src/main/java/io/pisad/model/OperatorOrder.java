package io.pisad.model;

import org.jspecify.annotations.Nullable;

/**
 * An order from an authorised ground station.
 *
 * @param atNs monotonic time at which it was received
 * @param action what is asked
 * @param search only with {@link Action#SEARCH_START}
 * @param sender whom to answer
 * @param valveEpoch {@link Valve#epoch()} when the order was received: an order older than the latest close opens
 *     nothing
 */
public record OperatorOrder(
        long atNs, Action action, @Nullable SearchRequest search, Sender sender, long valveEpoch) implements Event {

    /** What an operator can ask for. */
    public enum Action {
        HOMING_ENABLE(true),
        HOMING_DISABLE(false),
        EMERGENCY_STOP(false),
        RESET(false),
        SEARCH_START(true),
        SEARCH_STOP(false),
        SEARCH_PAUSE(false),
        SEARCH_RESUME(true);

        private final boolean permitsMotion;

        Action(boolean permitsMotion) {
            this.permitsMotion = permitsMotion;
        }

        /** Whether it can lead to motion, and so must be on disk before it takes effect. */
        public boolean permitsMotion() {
            return permitsMotion;
        }
    }

    /**
     * Where an order came from and which command is to be acknowledged.
     *
     * @param link index of the link, -1 for an order that no ground station sent (replay's own)
     * @param systemId MAVLink system id
     * @param componentId MAVLink component id
     * @param command MAV_CMD number, 0 when a parameter's value answers instead of an acknowledgement
     */
    public record Sender(int link, int systemId, int componentId, int command) {
        /** The program itself: no acknowledgement. */
        public static final Sender SELF = new Sender(-1, 0, 0, 0);
    }
}
