package io.pisad.sdr;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the user says about a recording; it goes before metadata and file name.
 *
 * @param rateHz complex samples per second
 * @param centerHz radio frequency of 0 Hz
 * @param format cs8, cu8, cs16 or cf32
 */
public record RecordingOptions(OptionalDouble rateHz, OptionalDouble centerHz, Optional<String> format) {
    /** Nothing said. */
    public static RecordingOptions none() {
        return new RecordingOptions(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }
}
