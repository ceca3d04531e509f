package io.pisad.mavlink;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
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

    synchronized List<SocketAddress> alive(long nowNs) {
        heardNs.values().removeIf(atNs -> nowNs - atNs > TIMEOUT_NS);
        return List.copyOf(heardNs.keySet());
    }
}
