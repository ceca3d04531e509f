package io.pisad.model;

import java.io.IOException;

/** A byte transport to an autopilot or a ground station. One thread reads, one thread writes. */
public interface ByteLink extends AutoCloseable {
    /** The endpoint as the configuration writes it, for a person. */
    String name();

    /** Whether one read is one datagram, so that a frame never spans two reads. */
    boolean datagrams();

    /**
     * Waits for bytes (one datagram at most).
     *
     * @return the number of bytes put at the start of {@code buffer}, or -1 once the link is closed
     * @throws IOException naming the endpoint
     */
    int read(byte[] buffer) throws IOException;

    /**
     * Sends one frame.
     *
     * @throws IOException naming the endpoint
     */
    void write(byte[] frame, int length) throws IOException;

    @Override
    void close();
}
