package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One UDP socket: towards one fixed peer, or answering whoever was heard lately. Never waits in a write. */
final class UdpLink implements ByteLink {
    private final Place place;
    private final boolean outward;
    private final DatagramChannel channel;
    private final Selector selector;
    private final Peers peers = new Peers();
    /** Who took the last frame; writing thread only. */
    private final Set<Long> took = new HashSet<>();

    private volatile @Nullable SocketAddress only;
    private volatile boolean closed;
    private long lastRead;

    private UdpLink(Place place, boolean outward) throws IOException {
        this.place = place;
        this.outward = outward;
        channel = DatagramChannel.open();
        selector = Selector.open();
        try {
            channel.bind(outward ? new InetSocketAddress(0) : place.address());
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            close();
            throw e.getMessage() != null && e.getMessage().startsWith("endpoint") ? e : place.cannot("open", e);
        }
    }

    static UdpLink out(Place peer) throws IOException {
        var link = new UdpLink(peer, true);
        try {
            link.only = peer.address();
        } catch (IOException e) {
            // a name that is not known yet: the first read says so and looks again
        }
        return link;
    }

    static UdpLink in(Place local) throws IOException {
        return new UdpLink(local, false);
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public boolean datagrams() {
        return true;
    }

    @Override
    public long connection() {
        return lastRead;
    }

    @Override
    public boolean connected() {
        return !closed && (outward ? only != null : !peers().isEmpty());
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        if (outward && only == null && !closed) {
            only = place.address();
        }
        try {
            while (!closed) {
                ByteBuffer into = ByteBuffer.wrap(buffer);
                SocketAddress from = channel.receive(into);
                if (from == null) {
                    selector.select();
                    selector.selectedKeys().clear();
                } else if (!outward || from.equals(only)) {
                    lastRead = peers.heard(from, System.nanoTime());
                    return into.position();
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            if (!closed) {
                throw place.cannot("read", e instanceof IOException io ? io : new IOException(e));
            }
        }
        return -1;
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        SocketAddress peer = only;
        try {
            if (outward) {
                send(frame, length, peer);
                return;
            }
            answer(frame, length);
        } catch (IOException e) {
            throw place.cannot("write", e);
        }
    }

    /** Speaks to all who were heard lately; one that cannot be reached keeps nothing from the others. */
    private void answer(byte[] frame, int length) throws IOException {
        IOException trouble = null;
        took.clear();
        for (var each : peers.alive(System.nanoTime()).entrySet()) {
            try {
                send(frame, length, each.getKey());
                took.add(each.getValue());
            } catch (IOException e) {
                trouble = e;
            }
        }
        if (trouble != null && took.isEmpty()) {
            throw trouble;
        }
    }

    @Override
    public boolean took(long connection) {
        return outward || took.contains(connection);
    }

    private void send(byte[] frame, int length, @Nullable SocketAddress peer) throws IOException {
        if (peer == null) {
            throw new IOException("unknown host " + place.host());
        }
        if (channel.send(ByteBuffer.wrap(frame, 0, length), peer) == 0) {
            throw new IOException("the socket is full");
        }
    }

    /** Who is answered at present, the one heard last at the end. */
    List<SocketAddress> peers() {
        return List.copyOf(peers.alive(System.nanoTime()).keySet());
    }

    @Override
    public void close() {
        closed = true;
        Quietly.close(channel);
        Quietly.close(selector);
    }
}
