package io.pisad.model;

/** What the radio is doing. */
public enum RadioState {
    /** Samples arrive. */
    LISTENING,
    /** Samples stopped; the source is being closed and reopened. */
    RECOVERING,
    /** No radio, or a recording that has ended. */
    ABSENT
}
