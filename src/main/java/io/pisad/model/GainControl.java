package io.pisad.model;

/** Changes a source's gain while it streams. */
public interface GainControl {
    /**
     * Asks for this gain; returns at once, any thread, the latest request wins. The blocks say when it is in force, and it
     * stays so over a loss of the radio. A radio that refuses or hangs is a fault like any other.
     *
     * @throws IllegalArgumentException naming the value and the allowed range
     */
    void request(Gain gain);
}
