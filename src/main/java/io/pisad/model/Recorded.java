package io.pisad.model;

/**
 * History's answer that a durable {@link Row} is on disk; what permits motion becomes effective on this event.
 *
 * @param atNs monotonic time at which the commit returned
 * @param rowId the {@link Row#id()} that is durable
 */
public record Recorded(long atNs, long rowId) implements Event {}
