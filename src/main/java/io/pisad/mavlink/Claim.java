package io.pisad.mavlink;

/** What a real autopilot's heartbeat is to us. */
enum Claim {
    OURS,
    /** Ours, from another peer than before, who has long been silent. */
    MOVED,
    /** Another autopilot component of our system. */
    OTHER_COMPONENT("second autopilot: another component"),
    /** Our system and component from somewhere else. */
    OTHER_PEER("second autopilot: another address"),
    /** Our autopilot signs, and this does not. */
    UNSIGNED("second autopilot: unsigned"),
    /** It could be ours, but on another endpoint than its own, and there nobody was heard yet. */
    ELSEWHERE,
    /** None of ours. */
    STRANGER;

    private final String rival;

    Claim() {
        this("");
    }

    Claim(String rival) {
        this.rival = rival;
    }

    /** What the operator is told of a rival; empty for those who are none. */
    String rival() {
        return rival;
    }
}
