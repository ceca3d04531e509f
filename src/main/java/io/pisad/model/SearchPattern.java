package io.pisad.model;

/** Search patterns; the ordinal is param2 of MAV_CMD_USER_3. */
public enum SearchPattern {
    EXPANDING_SQUARE,
    LAWNMOWER,
    SPIRAL,
    SECTOR,
    /** No motion of ours: the autopilot flies its own mission, or the pilot flies. */
    LISTEN_ONLY
}
