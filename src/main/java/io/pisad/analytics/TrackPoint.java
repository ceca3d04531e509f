package io.pisad.analytics;

/** A row of {@code signal_track}: a level and where it was heard, in the picture's frame. */
record TrackPoint(long atNs, double eastM, double northM, double upM, double rssiDbm) {}
