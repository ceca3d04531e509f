package io.pisad.homing;

/** What the vehicle is asked to do at a tick. */
enum Activity {
    /** No motion of ours. */
    NONE,
    /** A search pattern is flown, under the search order. */
    SEARCH,
    /** The beacon is heard: position is held, under the search order. */
    WAIT,
    /** Towards the beacon, under the homing enable. */
    APPROACH,
    /** Over and around the estimate, under the homing enable. */
    ORBIT
}
