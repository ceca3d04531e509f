package io.pisad.model;

/**
 * Something that noise alone would show no more often than the false-alarm setting allows, near the energy-detection
 * limit: reported, recorded and used by the estimator, but never what drives the states (that takes a detection).
 *
 * @param atNs monotonic time at which it was known
 * @param kind what was found
 * @param startNs monotonic time of its beginning: of the averaged level, of the pulse, of the newest pulse of the train
 * @param widthNs length of the averaged level or of the pulse
 * @param periodNs from pulse to pulse of a train; 0 otherwise
 * @param snrDb signal over noise in the channel's bandwidth while it lasted, noise subtracted
 * @param rssiDbm level of the signal alone, noise subtracted (uncalibrated unless {@link IqStream#calibrated()})
 */
public record Candidate(long atNs, Kind kind, long startNs, long widthNs, long periodNs, double snrDb, double rssiDbm)
        implements Event {
    /** What kind of regularity noise does not have. */
    public enum Kind {
        /** A steady level. */
        LEVEL,
        /** One pulse. */
        PULSE,
        /** Pulses too weak to be found one by one, at a steady period. */
        TRAIN
    }
}
