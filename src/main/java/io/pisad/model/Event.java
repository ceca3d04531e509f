package io.pisad.model;

/**
 * Anything that happened, in the order of the ring: the ring's order is the record, and replaying it gives the same
 * decisions bit for bit. Immutable; born in {@code sdr}, {@code mavlink}, {@code history}, the parameters or the tick.
 */
public sealed interface Event
        permits SignalReading,
                Pulse,
                Candidate,
                RadioChange,
                RadioReport,
                VehicleState,
                OperatorOrder,
                SettingsChange,
                Tick,
                Recorded {

    /** Monotonic time in nanoseconds at which this event was true; the only time anything after the ring may use. */
    long atNs();
}
