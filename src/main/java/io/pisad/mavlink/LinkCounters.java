package io.pisad.mavlink;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts of one link; written by its reader and by the sender, read by anybody. */
final class LinkCounters {
    /** More peers than this are counted in the link's sums only, so that memory is bounded. */
    static final int MOST_PEERS = 64;

    final LongAdder received = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder badCrc = new LongAdder();
    final LongAdder badSignature = new LongAdder();
    final LongAdder replayed = new LongAdder();
    final LongAdder unsigned = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder failed = new LongAdder();

    private final Map<Integer, PeerCounter> peers = new ConcurrentSkipListMap<>();

    /** Counts a valid frame, and the gap in its sender's sequence before it. Reader's thread only. */
    void received(int systemId, int componentId, int messageId, int sequence) {
        received.increment();
        PeerCounter peer = peer(systemId, componentId);
        if (peer != null) {
            lost.add(peer.received(messageId, sequence));
        }
    }

    /** What a peer's heartbeat says it is. Reader's thread only. */
    void heartbeat(int systemId, int componentId, int type, int autopilot) {
        PeerCounter peer = peer(systemId, componentId);
        if (peer != null) {
            peer.is(type, autopilot);
        }
    }

    private @Nullable PeerCounter peer(int systemId, int componentId) {
        int id = systemId << 8 | componentId;
        PeerCounter peer = peers.get(id);
        if (peer == null && peers.size() < MOST_PEERS) {
            peer = new PeerCounter(systemId, componentId);
            peers.put(id, peer);
        }
        return peer;
    }

    LinkCounts snapshot(String name, boolean connected) {
        return new LinkCounts(
                name,
                connected,
                received.sum(),
                lost.sum(),
                badCrc.sum(),
                badSignature.sum(),
                replayed.sum(),
                unsigned.sum(),
                unknown.sum(),
                sent.sum(),
                dropped.sum(),
                failed.sum(),
                peers.values().stream().map(PeerCounter::snapshot).toList());
    }
}
