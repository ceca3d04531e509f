package io.pisad.model;

/** History's door. Called by the homing thread; never blocks. */
public interface Recorder {
    /**
     * Queues a row.
     *
     * @return false if the queue of rows that may be dropped is full; the drop is counted. Durable rows are never
     *     dropped.
     */
    boolean record(Row row);

    /** Rows queued and not yet on disk. */
    int pending();
}
