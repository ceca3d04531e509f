package io.pisad.model;

/**
 * One STATUSTEXT for the ground.
 *
 * @param severity MAV_SEVERITY
 * @param text ASCII, without the "PISAD: " prefix, at most 43 characters
 */
public record Notice(Severity severity, String text) {
    /** MAV_SEVERITY by its ordinal. */
    public enum Severity {
        EMERGENCY,
        ALERT,
        CRITICAL,
        ERROR,
        WARNING,
        NOTICE,
        INFO,
        DEBUG
    }
}
