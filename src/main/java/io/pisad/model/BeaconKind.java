package io.pisad.model;

/** How a beacon transmits. */
public enum BeaconKind {
    /** Always on: levels are 150 ms averages. */
    CONTINUOUS,
    /** Short pulses at a period of about a second: levels are per-pulse means. */
    PULSED,
    /** Rare long bursts, as 406 MHz beacons send (0.5 s every 50 s). */
    BURST,
    /** Not known: either a sustained level or repeated pulses count. */
    UNKNOWN
}
