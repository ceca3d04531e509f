package io.pisad.model;

/** What the vehicle is told when our motion ends by a lost ground link or a low battery. */
public enum FailsafeAction {
    /** Nothing: it stays where it is, and its own failsafe decides. */
    NOTHING,
    /** To stay where it is in a mode of its own. */
    LOITER,
    /** To return to launch. */
    RTL
}
