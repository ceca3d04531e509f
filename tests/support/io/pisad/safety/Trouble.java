package io.pisad.safety;

/** What can happen in a flight. */
enum Trouble {
    OTHER_MODE,
    DISARM,
    OUTSIDE,
    TOWARDS_THE_FENCE,
    HEIGHT,
    BATTERY,
    NO_HEARTBEAT,
    NO_POSITION,
    NO_BATTERY,
    NO_GROUND,
    NO_FIX,
    HDOP,
    NO_SIGNAL,
    UNUSABLE,
    RADIO,
    STALL,
    RING_FULL,
    RIVAL,
    STRANGERS,
    CLOCK,
    LOSSES,
    SLOW_DISK,
    NO_FENCE,
    NEW_FENCE,
    FENCE_SWITCH,
    YAW
}
