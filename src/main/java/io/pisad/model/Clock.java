package io.pisad.model;

/** Monotonic time. Read only where events are born and where bytes leave. */
@FunctionalInterface
public interface Clock {
    /** Nanoseconds since an arbitrary origin; never goes back. */
    long nowNs();
}
