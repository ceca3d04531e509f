package io.pisad.sim;

import io.pisad.model.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A world in real time on localhost: one thread ({@link #run}) steps it at 100 Hz and moves datagrams.
 *
 * <p>The payload sends to 127.0.0.1:{@link #port()} and is answered where it last sent from, so a restarted one joins
 * again. Everything is also sent to the ground address, and what comes back is routed. A datagram is stamped by the clock
 * when it is taken from the socket.
 */
public final class UdpWorld implements Runnable, AutoCloseable {
    private final World world;
    private final Clock clock;
    private final Selector selector;
    private final DatagramChannel payload;
    private final DatagramChannel ground;
    private final @Nullable InetSocketAddress groundAddress;
    private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
    private @Nullable SocketAddress payloadAddress;
    private volatile boolean closed;

    /**
     * Binds the sockets; nothing moves before {@link #run}.
     *
     * @param clock the one the world's start was read from
     * @param payloadPort 0 = any free one
     * @param ground where ground stations listen
     * @throws IOException naming the port when it cannot be bound
     */
    public UdpWorld(World world, Clock clock, int payloadPort, Optional<InetSocketAddress> ground) throws IOException {
        this.world = world;
        this.clock = clock;
        groundAddress = ground.orElse(null);
        selector = Selector.open();
        payload = bound(payloadPort);
        this.ground = bound(0);
    }

    private DatagramChannel bound(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException e) {
            channel.close();
            selector.close();
            throw new IOException(
                    "simulated vehicle: cannot listen on UDP 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    /** The port the payload sends to. */
    public int port() {
        return payload.socket().getLocalPort();
    }

    /** Steps and routes until {@link #close}; errors of single datagrams are the network's and end nothing. */
    @Override
    public void run() {
        while (!closed) {
            try {
                long now = clock.nowNs();
                long wait = World.STEP_NS - Math.floorMod(now, World.STEP_NS);
                selector.select(Math.max(1, wait / 1_000_000));
                world.step(clock.nowNs());
                receive(payload);
                receive(ground);
                flush();
            } catch (ClosedSelectorException | IOException e) {
                if (!closed) {
                    throw new IllegalStateException("simulated vehicle on UDP port " + port(), e);
                }
            }
        }
    }

    /** The pilot flips the switch now; the heartbeat that shows it leaves at once. */
    public void pilotMode(long customMode) {
        world.step(clock.nowNs());
        world.pilotMode(customMode);
        selector.wakeup();
    }

    /** Stops {@link #run} and releases the ports. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.close();
        payload.close();
        ground.close();
    }

    private void receive(DatagramChannel from) throws IOException {
        while (true) {
            buffer.clear();
            SocketAddress sender = from.receive(buffer);
            if (sender == null) {
                return;
            }
            world.step(clock.nowNs());
            if (from == payload) {
                payloadAddress = sender;
                world.fromPayload(buffer.array(), buffer.position());
            } else {
                world.fromGround(buffer.array(), buffer.position());
            }
        }
    }

    private void flush() {
        send(payload, payloadAddress, world.toPayload());
        send(ground, groundAddress, world.toGround());
    }

    private static void send(DatagramChannel from, @Nullable SocketAddress to, List<byte[]> datagrams) {
        if (to == null) {
            return;
        }
        for (byte[] datagram : datagrams) {
            try {
                from.send(ByteBuffer.wrap(datagram), to);
            } catch (IOException e) {
                return; // nobody there, or the network is: what a radio link would lose too
            }
        }
    }
}
