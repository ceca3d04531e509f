package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Free UDP ports, and where a link's peers are. */
final class UdpPorts {
    private UdpPorts() {}

    static int free() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    /** Port of the peer heard last on a listening link. */
    static int lastPeer(ByteLink link) {
        var peers = ((UdpLink) link).peers();
        return ((InetSocketAddress) peers.get(peers.size() - 1)).getPort();
    }
}
