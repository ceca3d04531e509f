package io.pisad.mavlink;

/**
 * What one link has carried since the start.
 *
 * @param name the endpoint
 * @param received valid frames
 * @param lost frames missing from their senders' sequences
 * @param badCrc headers whose checksum was wrong (noise that looks like a header included)
 * @param unknown frames with an unknown message or incompatibility flag, and payloads that could not be read
 * @param sent frames written
 * @param dropped frames that found their queue full
 * @param failed reads and writes the link refused
 */
public record LinkCounts(
        String name, long received, long lost, long badCrc, long unknown, long sent, long dropped, long failed) {}
