package io.pisad.sim;

/** Something the payload told the scripted operator, with the time it was heard. */
public sealed interface Heard {
    /** World time. */
    long atNs();

    /** A COMMAND_ACK from the payload: MAV_CMD and MAV_RESULT numbers. */
    record Ack(long atNs, int command, int result) implements Heard {}

    /** A STATUSTEXT: MAV_SEVERITY number and the text. */
    record Text(long atNs, int severity, String text) implements Heard {}

    /** Another state in the heartbeat: ordinals of the state; {@code from} is -1 at the first one. */
    record Announced(long atNs, int from, int to) implements Heard {}
}
