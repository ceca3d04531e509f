package io.pisad.sdr;

import io.pisad.model.Gain;

/** One change of gain on its way to the radio: made by the session's thread, read by the reader's. */
final class GainStep {
    private final Gain gain;
    private final long issuedNs;
    private volatile long returnedNs = Long.MAX_VALUE;

    GainStep(Gain gain, long issuedNs) {
        this.gain = gain;
        this.issuedNs = issuedNs;
    }

    /** The gain after it. */
    Gain gain() {
        return gain;
    }

    /** Monotonic time just before the first call: what was taken earlier has the gain before. */
    long issuedNs() {
        return issuedNs;
    }

    /** Monotonic time just after the last call: what was taken later has this gain. The largest long until then. */
    long returnedNs() {
        return returnedNs;
    }

    void returned(long nowNs) {
        returnedNs = nowNs;
    }
}
