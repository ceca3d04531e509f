package io.pisad.mavlink;

import java.util.List;

/**
 * What one link has carried since the start.
 *
 * @param name the endpoint
 * @param connected whether somebody can be spoken to, as far as one knows
 * @param received valid frames
 * @param lost frames missing from their senders' sequences
 * @param badCrc headers whose checksum was wrong (noise that looks like a header included)
 * @param badSignature frames signed with another key
 * @param replayed frames signed with our key whose time stamp was used or is too old
 * @param unsigned orders and heartbeats of ground stations that did not count because they were not signed
 * @param unknown frames with an unknown message or incompatibility flag, and payloads that could not be read
 * @param sent frames written
 * @param dropped frames that found their queue full
 * @param failed reads and writes the link refused
 * @param peers by system, then component
 */
public record LinkCounts(
        String name,
        boolean connected,
        long received,
        long lost,
        long badCrc,
        long badSignature,
        long replayed,
        long unsigned,
        long unknown,
        long sent,
        long dropped,
        long failed,
        List<PeerCounts> peers) {
    /** Keeps its own copy of the list. */
    public LinkCounts {
        peers = List.copyOf(peers);
    }
}
