package io.pisad.model;

import java.io.IOException;

/** A byte transport to an autopilot or a ground station. One thread reads, one thread writes. */
public interface ByteLink extends AutoCloseable {
    /** The endpoint as the configuration writes it, for a person. */
    String name();

    /** Whether one read is one datagram, so that a frame never spans two reads. */
    boolean datagrams();

    /**
     * Waits for bytes (one datagram at most). A link that is down is opened by this call, once.
     *
     * @return the number of bytes put at the start of {@code buffer}; 0 when a serial line was silent for 300 ms; -1
     *     once the link is closed
     * @throws IOException naming the endpoint, when it is down; the next call tries to open it again
     */
    int read(byte[] buffer) throws IOException;

    /**
     * Number of the connection, or of the UDP peer, the last read came from: a frame never spans two, and who speaks under
     * another number may be somebody else. Reading thread only.
     */
    default long connection() {
        return 0;
    }

    /** Whether there is never more than one at the other end (a wire, our own connection): then all connections are one peer. */
    default boolean onePeer() {
        return false;
    }

    /** Whether somebody can be spoken to as far as one knows. */
    default boolean connected() {
        return true;
    }

    /** Bytes that {@link #write} takes at present without keeping them waiting for long; 0 while a link is blocked. */
    default int room() {
        return Integer.MAX_VALUE;
    }

    /**
     * Sends one frame whole or not at all, without ever waiting for the other side.
     *
     * @throws IOException naming the endpoint, when it is down or blocked; the frame is lost
     */
    void write(byte[] frame, int length) throws IOException;

    /** The same for a set-point with velocity, which {@link #dropMotion} takes back while it waits on our side. */
    default void writeMotion(byte[] frame, int length) throws IOException {
        write(frame, length);
    }

    /** The same for a zero velocity, which is worth sending however long it had to wait. */
    default void writeStop(byte[] frame, int length) throws IOException {
        write(frame, length);
    }

    /** Whether that one, of several at the other end, took the last frame written. Writing thread only. */
    default boolean took(long connection) {
        return true;
    }

    /** Whether that connection has ended, so that nobody will be read from it again; no where one cannot know. */
    default boolean ended(long connection) {
        return false;
    }

    /**
     * The motion ended: no set-point that waits on our side may arrive any more. Writing thread, never waits.
     *
     * <p>A connection that takes nothing, so that nobody can say what waits in the kernel, is reset and made again.
     */
    default void dropMotion() {}

    @Override
    void close();
}
