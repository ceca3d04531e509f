package io.pisad.model;

/** The ring's entrance, for any thread. */
@FunctionalInterface
public interface EventSink {
    /**
     * Publishes without ever blocking.
     *
     * @return false if the ring was full: the event is refused and the refusal counted by kind
     */
    boolean offer(Event event);
}
