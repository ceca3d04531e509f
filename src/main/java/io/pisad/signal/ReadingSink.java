package io.pisad.signal;

import io.pisad.model.Candidate;
import io.pisad.model.Pulse;
import io.pisad.model.SignalReading;

/** Where a {@link ChannelMeter} puts what it measured, in the order of the samples; called by the meter's thread. */
public interface ReadingSink {
    /** One reading per period. */
    void reading(SignalReading reading);

    /** One pulse, after it has ended. */
    void pulse(Pulse pulse);

    /** Something weak that is more than noise; may be repeated while it lasts. Nobody need care. */
    default void candidate(Candidate candidate) {}
}
