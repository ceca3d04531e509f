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

    synchronized void heard(SocketAddress peer, long nowNs) {
        heardNs.remove(peer);
        if (heardNs.size() == MOST) {
            heardNs.remove(heardNs.keySet().iterator().next());
        }
        heardNs.put(peer, nowNs);
    }

    synchronized List<SocketAddress> alive(long nowNs) {
        heardNs.values().removeIf(atNs -> nowNs - atNs > TIMEOUT_NS);
        return List.copyOf(heardNs.keySet());
    }
}
