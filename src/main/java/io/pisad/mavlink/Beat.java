package io.pisad.mavlink;

/** A steady beat: due at once, then once per period, without drift and without catching up after a pause. */
final class Beat {
    private long periodNs;
    private long nextNs;
    private boolean started;

    Beat(long periodNs) {
        this.periodNs = periodNs;
    }

    boolean due(long nowNs) {
        if (started && nowNs - nextNs < 0) {
            return false;
        }
        nextNs = started && nowNs - nextNs < periodNs ? nextNs + periodNs : nowNs + periodNs;
        started = true;
        return true;
    }

    void every(long newPeriodNs) {
        periodNs = newPeriodNs;
        started = false;
    }
}
