package io.pisad.mavlink;

/** Who asked: on which link, by which ids. */
record Peer(int link, int systemId, int componentId) {}
