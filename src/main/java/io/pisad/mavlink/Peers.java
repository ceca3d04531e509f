package io.pisad.mavlink;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who was heard on a listening socket in the last 30 s; at most 16, the longest silent one makes room. */
final class Peers {
    static final long TIMEOUT_NS = 30_000_000_000L;
    static final int MOST = 16;

    private final Map<SocketAddress, Long> heardNs = new LinkedHashMap<>();
    private final Map<SocketAddress, Long> numbers = new LinkedHashMap<>();
    private long known;

    /** Notes a peer; its number is unlike that of any other, one that was forgotten comes back with a new one. */
    synchronized long heard(SocketAddress peer, long nowNs) {
        heardNs.remove(peer);
        if (heardNs.size() == MOST) {
            heardNs.remove(heardNs.keySet().iterator().next());
        }
        heardNs.put(peer, nowNs);
        numbers.keySet().retainAll(heardNs.keySet());
        return numbers.computeIfAbsent(peer, address -> ++known);
    }

    /** Who was heard lately, the latest last, and their numbers. */
    synchronized Map<SocketAddress, Long> alive(long nowNs) {
        heardNs.values().removeIf(atNs -> nowNs - atNs > TIMEOUT_NS);
        numbers.keySet().retainAll(heardNs.keySet());
        var alive = new LinkedHashMap<SocketAddress, Long>();
        heardNs.keySet().forEach(peer -> alive.put(peer, numbers.getOrDefault(peer, 0L)));
        return alive;
    }
}
