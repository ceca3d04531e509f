package io.pisad.mavlink;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one system and component on one link; written by the link's reader, read by anybody. */
final class PeerCounter {
    private final int systemId;
    private final int componentId;
    private final LongAdder received = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Map<Integer, LongAdder> messages = new ConcurrentSkipListMap<>();
    private volatile int type = -1;
    private volatile int autopilot = -1;
    private int lastSequence = -1;

    PeerCounter(int systemId, int componentId) {
        this.systemId = systemId;
        this.componentId = componentId;
    }

    /** Counts a frame; returns how many are missing before it. */
    int received(int messageId, int sequence) {
        int gap = lastSequence < 0 ? 0 : sequence - lastSequence - 1 & 0xff;
        int missing = gap < 128 ? gap : 0; // more is a frame that came late or twice
        lastSequence = sequence;
        received.increment();
        lost.add(missing);
        messages.computeIfAbsent(messageId, id -> new LongAdder()).increment();
        return missing;
    }

    void is(int newType, int newAutopilot) {
        type = newType;
        autopilot = newAutopilot;
    }

    PeerCounts snapshot() {
        var counted = new TreeMap<String, Long>();
        messages.forEach((id, count) -> counted.put(Dialect.name(id), count.sum()));
        return new PeerCounts(systemId, componentId, type, autopilot, received.sum(), lost.sum(), counted);
    }
}
