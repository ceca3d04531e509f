package io.pisad.model;

/**
 * The radio changed its state or lost samples.
 *
 * @param atNs monotonic time of the change
 * @param state what it does now
 * @param receivedSamples samples received since the start
 * @param lostSamples samples lost since the start
 * @param detail one line for the operator
 */
public record RadioChange(long atNs, RadioState state, long receivedSamples, long lostSamples, String detail)
        implements Event {}
