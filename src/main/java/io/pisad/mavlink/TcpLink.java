package io.pisad.mavlink;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection to a TCP server; the reading thread makes it, and finds out when it is half open. */
final class TcpLink implements ByteLink {
    private static final long CONNECT_NS = 5_000_000_000L;
    private static final long LOOK_MS = 500;

    private final Place place;
    private final Selector selector;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private long connections;

    TcpLink(Place place) throws IOException {
        this.place = place;
        selector = Selector.open();
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
    public boolean onePeer() {
        return true;
    }

    @Override
    public long connection() {
        return connections;
    }

    @Override
    public boolean connected() {
        return connection != null;
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        try {
            Connection open = connection;
            if (open == null && !closed) {
                open = connect();
                connection = open;
            }
            while (open != null && !closed) {
                int length = open.read(buffer, System.nanoTime());
                if (length > 0) {
                    return length;
                }
                String trouble = open.trouble(System.nanoTime());
                if (!trouble.isEmpty()) {
                    throw new IOException(trouble);
                }
                selector.select(LOOK_MS);
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            drop();
            select();
            if (!closed) {
                throw place.cannot("read", e);
            }
        } catch (ClosedSelectorException e) {
            drop(); // closed meanwhile
        }
        return -1;
    }

    /** A closed socket is really closed by the selection that follows: what waits in the kernel must not leave later. */
    private void select() {
        try {
            selector.selectNow();
        } catch (IOException | ClosedSelectorException e) {
            // closed meanwhile
        }
    }

    private Connection connect() throws IOException {
        var channel = SocketChannel.open();
        try {
            var address = place.address();
            channel.configureBlocking(false);
            var key = channel.register(selector, SelectionKey.OP_CONNECT);
            channel.connect(address);
            long untilNs = System.nanoTime() + CONNECT_NS;
            while (!channel.finishConnect()) {
                if (closed || System.nanoTime() - untilNs > 0) {
                    throw new IOException("no answer for " + CONNECT_NS / 1_000_000_000L + " s");
                }
                selector.select(LOOK_MS);
                selector.selectedKeys().clear();
            }
            key.interestOps(SelectionKey.OP_READ);
            return new Connection(channel, ++connections, System.nanoTime());
        } catch (IOException | RuntimeException e) {
            Quietly.close(channel);
            throw e;
        }
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public int room() {
        Connection open = connection;
        return open != null && open.free(System.nanoTime()) ? Integer.MAX_VALUE : 0;
    }

    @Override
    public void write(byte[] frame, int length) throws IOException {
        Connection open = connection;
        if (open == null) {
            throw place.cannot("write", new IOException("not connected"));
        }
        try {
            if (open.write(frame, length, System.nanoTime())) {
                return;
            }
        } catch (IOException e) {
            throw place.cannot("write", e);
        }
        throw place.cannot("write", new IOException("the other side takes nothing"));
    }

    @Override
    public void dropMotion() {
        Connection open = connection;
        if (open != null && open.resetIfBlocked(System.nanoTime()) && !closed) {
            selector.wakeup(); // the socket is closed by the selection that follows
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
        Quietly.close(selector);
    }
}
