package io.pisad.analytics;

/**
 * How often the tables are tended, in event time. Changes the cost, never an answer.
 *
 * @param flushNs rows wait at most this long in Java
 * @param flushRows and at most this many
 * @param deleteNs from one DELETE to the next
 * @param checkpointNs from one CHECKPOINT to the next
 */
record Pace(long flushNs, int flushRows, long deleteNs, long checkpointNs) {
    /**
     * The measured optimum: a flush costs 0.3 ms whatever the rows, each tick flushes anyway, and memory stays flat at 1.5
     * MB.
     */
    static final Pace MEASURED = new Pace(100_000_000L, 500, 5_000_000_000L, 10_000_000_000L);
}
