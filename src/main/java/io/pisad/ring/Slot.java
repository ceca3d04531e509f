package io.pisad.ring;

import io.pisad.model.Event;
import io.pisad.model.SignalPicture;
import org.jspecify.annotations.Nullable;

/** One reused place of the ring: the event, and what the first stage made of it. */
final class Slot {
    @Nullable
    Event event;

    @Nullable
    SignalPicture picture;

    /** When the first stage took a tick, for the measurement of the stages' work only. */
    long takenNs;
}
