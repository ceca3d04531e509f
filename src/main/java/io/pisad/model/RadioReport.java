package io.pisad.model;

import org.jspecify.annotations.Nullable;

/**
 * A run of samples as they came from the radio, at most about a second long and of one gain: a gain step ends a run and
 * begins the next, so {@code firstSample} of a report whose gain differs from the one before is the step's place.
 *
 * @param atNs monotonic time of its end
 * @param firstSample index of its first sample in the stream, lost samples included
 * @param receivedSamples samples received
 * @param lostSamples samples lost before and within it
 * @param clippedSamples samples received with I or Q at a rail
 * @param gain in force; null when the source has none, or while a step is under way
 * @param temperatureC of the radio; NaN when not known
 */
public record RadioReport(
        long atNs,
        long firstSample,
        long receivedSamples,
        long lostSamples,
        long clippedSamples,
        @Nullable Gain gain,
        double temperatureC)
        implements Event {}
