package io.pisad.model;

import org.jspecify.annotations.Nullable;

/** The second stage of the ring: decides. Pure in its inputs: no clock, no I/O, no threads. */
public interface Decider {
    /**
     * Takes an event in ring order with what the analyst made of it. Always called by the same thread.
     *
     * @param picture present exactly when the event is a {@link Tick}
     */
    void onEvent(Event event, @Nullable SignalPicture picture);
}
