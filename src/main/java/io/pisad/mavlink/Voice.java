package io.pisad.mavlink;

/**
 * Who speaks, as a frame shows it.
 *
 * @param link the link it came on
 * @param peer the UDP peer or the connection accepted on that link, see {@link io.pisad.model.ByteLink#connection}; 0 on a
 *     link with one peer
 * @param signed whether it bears a signature that was judged good
 */
record Voice(int link, long peer, int systemId, int componentId, boolean signed) {}
