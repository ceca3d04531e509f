package io.pisad.model;

/**
 * The 20 Hz beat on which every decision is made.
 *
 * @param atNs monotonic time of the beat
 * @param number counts from 0, without gaps even where the ring refused a beat
 */
public record Tick(long atNs, long number) implements Event {
    /** Ticks per second. */
    public static final int RATE_HZ = 20;

    /** Nanoseconds from one tick to the next. */
    public static final long PERIOD_NS = 1_000_000_000L / RATE_HZ;
}
