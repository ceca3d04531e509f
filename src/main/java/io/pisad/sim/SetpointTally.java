package io.pisad.sim;

/** Counts motion messages as they arrive at the vehicle, whatever the sender believes (FR11, FR15). */
final class SetpointTally {
    private static final long GRACE_NS = 100_000_000;

    long total;
    long outside;
    long late;
    long lastDelayNs = -1;
    private long leftAtNs = -1;
    private boolean left;

    /** Takes one motion message; {@code obeyed} = GUIDED and armed. */
    void received(boolean obeyed, long atNs) {
        total++;
        if (obeyed) {
            return;
        }
        outside++;
        if (left) {
            lastDelayNs = atNs - leftAtNs;
            late += lastDelayNs > GRACE_NS ? 1 : 0;
        }
    }

    /** Notes the end of "GUIDED and armed". */
    void leave(long atNs) {
        left = true;
        leftAtNs = atNs;
        lastDelayNs = -1;
    }
}
