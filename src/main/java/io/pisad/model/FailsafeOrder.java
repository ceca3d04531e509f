package io.pisad.model;

/**
 * One attempt to bring the vehicle into a mode of its own; sent only while its heartbeat still says GUIDED (OFFBOARD) and
 * armed.
 *
 * @param atNs the tick that decided it; older than a second it is not sent
 * @param action LOITER or RTL
 * @param attempt from 1
 */
public record FailsafeOrder(long atNs, FailsafeAction action, int attempt) {}
