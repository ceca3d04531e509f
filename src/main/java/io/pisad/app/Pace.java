package io.pisad.app;

import java.util.concurrent.locks.LockSupport;

/** Keeps virtual time from running ahead of so many times wall time. */
final class Pace {
    private final double factor;
    private final long startedNs = System.nanoTime();

    Pace(Speed speed) {
        factor = speed.factor();
    }

    /** Waits until wall time has caught up with so much virtual time. */
    void until(double elapsedS) {
        if (Double.isInfinite(factor)) {
            return;
        }
        long dueNs = startedNs + (long) (elapsedS / factor * 1e9);
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    double wallS() {
        return (System.nanoTime() - startedNs) * 1e-9;
    }
}
