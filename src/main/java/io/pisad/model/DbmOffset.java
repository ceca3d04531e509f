package io.pisad.model;

/** From the levels of one radio at one frequency to dBm, for every gain. */
public interface DbmOffset {
    /** What to add to dBFS to get dBm; NaN for a gain for which that is not known: its samples then give no level. */
    double dbmOffsetDb(Gain gain);

    /** Whether that gives dBm at the antenna; otherwise only differences mean something. */
    boolean calibrated();
}
