package io.pisad.model;

import java.io.IOException;

/** Where samples come from: a radio, a recording, a simulated world. Used by one thread. */
public interface IqSource extends AutoCloseable {
    /** What the source delivers. */
    IqStream stream();

    /**
     * Fills the block with the next samples; a live source blocks until some have arrived, but no longer than about 100 ms:
     * while its radio is silent or absent it returns true with an empty block (0 samples), so that its thread stays alive.
     *
     * @param maxSamples at most this many, and at most the block's capacity
     * @return false at the end of the stream; the block is then empty
     * @throws IOException naming the source and what went wrong
     */
    boolean read(IqBlock block, int maxSamples) throws IOException;

    @Override
    void close() throws IOException;
}
