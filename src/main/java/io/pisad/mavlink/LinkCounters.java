package io.pisad.mavlink;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one link; written by its reader and by the sender, read by anybody. */
final class LinkCounters {
    final LongAdder received = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder badCrc = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder failed = new LongAdder();

    private final Map<Integer, Integer> lastSequence = new HashMap<>();

    /** Counts a valid frame, and the gap in its sender's sequence before it. Reader's thread only. */
    void received(int systemId, int componentId, int sequence) {
        received.increment();
        Integer last = lastSequence.put(systemId << 8 | componentId, sequence);
        if (last != null) {
            int gap = sequence - last - 1 & 0xff;
            if (gap < 128) { // more is a frame that came late or twice
                lost.add(gap);
            }
        }
    }

    LinkCounts snapshot(String name) {
        return new LinkCounts(
                name, received.sum(), lost.sum(), badCrc.sum(), unknown.sum(), sent.sum(), dropped.sum(), failed.sum());
    }
}
