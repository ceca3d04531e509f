package io.pisad.sim;

/** How far the scripted operator is. */
public enum OperatorPhase {
    /** No scripted operator in this world. */
    NONE,
    /** Has not heard the payload, or the first two seconds are not over. */
    WAITING,
    /** The search order is under way. */
    STARTING,
    /** The search was accepted; waits for a detection. */
    WATCHING,
    /** The enable order is under way. */
    ENABLING,
    /** Homing was accepted. */
    ENABLED,
    /** The operator was told to keep homing disabled. */
    DISABLED
}
