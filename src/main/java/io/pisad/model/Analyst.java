package io.pisad.model;

import org.jspecify.annotations.Nullable;

/** The first stage of the ring: keeps the recent past and answers every tick with a picture of the signal. */
public interface Analyst extends AutoCloseable {
    /**
     * Takes an event in ring order. Always called by the same thread.
     *
     * @return the picture if the event is a {@link Tick}, otherwise null
     */
    @Nullable
    SignalPicture onEvent(Event event);

    /** Releases the connection; called by the same thread. */
    @Override
    void close();
}
