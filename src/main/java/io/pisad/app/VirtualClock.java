package io.pisad.app;

import io.pisad.model.Clock;

/** Time that the lock-step driver sets; read by history and the sender. */
final class VirtualClock implements Clock {
    private volatile long nowNs;

    @Override
    public long nowNs() {
        return nowNs;
    }

    void set(long toNs) {
        if (toNs < nowNs) {
            throw new IllegalArgumentException("time would go back from " + nowNs + " to " + toNs + " ns");
        }
        nowNs = toNs;
    }
}
