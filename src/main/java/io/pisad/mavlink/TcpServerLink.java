package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Serves TCP clients, at most 8: each hears everything, and one that takes nothing holds up nobody else.
 *
 * <p>A client that is half open is dropped; one more than 8 is turned away.
 */
final class TcpServerLink implements ByteLink {
    static final int MOST = 8;
    private static final long LOOK_MS = 500;

    private final Place place;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final List<Connection> clients = new CopyOnWriteArrayList<>();
    /** Who took the last frame; writing thread only. */
    private final Set<Long> took = new HashSet<>();

    private volatile boolean closed;
    private long accepted;
    private long lastRead;

    TcpServerLink(Place place) throws IOException {
        this.place = place;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        try {
            var address = place.address();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address, MOST);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            close();
            throw place.cannot("open", e);
        }
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public boolean datagrams() {
        return false;
    }

    @Override
    public long connection() {
        return lastRead;
    }

    @Override
    public boolean connected() {
        return !clients.isEmpty();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        try {
            while (!closed) {
                int length = readAny(buffer);
                if (length > 0) {
                    return length;
                }
                selector.select(LOOK_MS);
                selector.selectedKeys().clear();
                accept();
            }
        } catch (IOException e) {
            if (!closed) {
                throw place.cannot("read", e);
            }
        } catch (ClosedSelectorException e) {
            // closed meanwhile
        }
        return -1;
    }

    /** Reads the next client that has something, in turn, so that a busy one does not silence the others. */
    private int readAny(byte[] buffer) {
        var inTurn = new ArrayList<>(clients);
        inTurn.sort(Comparator.comparing((Connection client) -> client.number <= lastRead)
                .thenComparing(client -> client.number));
        for (Connection client : inTurn) {
            int length = readOne(client, buffer);
            if (length > 0) {
                lastRead = client.number;
                return length;
            }
        }
        return 0;
    }

    private int readOne(Connection client, byte[] buffer) {
        long nowNs = System.nanoTime();
        try {
            int length = client.read(buffer, nowNs);
            if (length > 0 || client.trouble(nowNs).isEmpty()) {
                return length;
            }
        } catch (IOException e) {
            // gone: dropped like one that is half open
        }
        client.close();
        clients.remove(client);
        return 0;
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel == null) {
            return;
        }
        try {
            if (clients.size() == MOST) {
                throw new IOException("one client too many");
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            clients.add(new Connection(channel, ++accepted, System.nanoTime()));
        } catch (IOException e) {
            Quietly.close(channel);
        }
    }

    @Override
    public int room() {
        long nowNs = System.nanoTime();
        boolean blocked = false;
        for (Connection client : clients) {
            if (client.free(nowNs)) {
                return Integer.MAX_VALUE;
            }
            blocked = true;
        }
        return blocked ? 0 : Integer.MAX_VALUE;
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        long nowNs = System.nanoTime();
        took.clear();
        for (Connection client : clients) {
            try {
                if (client.write(frame, length, nowNs)) {
                    took.add(client.number);
                }
            } catch (IOException e) {
                // the reader will find out
            }
        }
        if (took.isEmpty() && !clients.isEmpty()) {
            throw place.cannot("write", new IOException("no client takes anything"));
        }
    }

    @Override
    public boolean took(long connection) {
        return took.contains(connection);
    }

    @Override
    public boolean ended(long connection) {
        return clients.stream().noneMatch(client -> client.number == connection);
    }

    @Override
    public void dropMotion() {
        long nowNs = System.nanoTime();
        boolean reset = false;
        for (Connection client : clients) {
            reset |= client.resetIfBlocked(nowNs);
        }
        if (reset && !closed) {
            selector.wakeup(); // the socket is closed by the selection that follows
        }
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(Connection::close);
        Quietly.close(server);
        Quietly.close(selector);
    }
}
