package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One UDP socket: towards one fixed peer, or answering whoever was heard lately. */
final class UdpLink implements ByteLink {
    private final String name;
    private final DatagramSocket socket;
    private final @Nullable SocketAddress only;
    private final Peers peers = new Peers();

    private UdpLink(String name, DatagramSocket socket, @Nullable SocketAddress only) {
        this.name = name;
        this.socket = socket;
        this.only = only;
    }

    static UdpLink out(String name, InetSocketAddress peer) throws IOException {
        return new UdpLink(name, bind(name, new InetSocketAddress(0)), peer);
    }

    static UdpLink in(String name, InetSocketAddress local) throws IOException {
        return new UdpLink(name, bind(name, local), null);
    }

    private static DatagramSocket bind(String name, InetSocketAddress local) throws IOException {
        try {
            return new DatagramSocket(local);
        } catch (SocketException e) {
            throw new IOException("endpoint " + name + ": cannot open: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean datagrams() {
        return true;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return -1;
                }
                throw new IOException("endpoint " + name + ": cannot read: " + e.getMessage(), e);
            }
            SocketAddress from = packet.getSocketAddress();
            if (only == null) {
                peers.heard(from, System.nanoTime());
                return packet.getLength();
            }
            if (only.equals(from)) {
                return packet.getLength();
            }
        }
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        try {
            if (only != null) {
                socket.send(new DatagramPacket(frame, length, only));
                return;
            }
            for (SocketAddress peer : peers()) {
                socket.send(new DatagramPacket(frame, length, peer));
            }
        } catch (IOException e) {
            throw new IOException("endpoint " + name + ": cannot write: " + e.getMessage(), e);
        }
    }

    /** Who is answered at present, the one heard last at the end. */
    List<SocketAddress> peers() {
        return peers.alive(System.nanoTime());
    }

    @Override
    public void close() {
        socket.close();
    }
}
