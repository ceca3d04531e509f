package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TCP links on real sockets, with other sides that die, hang and come back. */
@Timeout(60)
final class TcpIT {
    private static final int LARGE = 280;

    @Test
    void clientIsConnectedByItsFirstReadAndAgainAfterALoss() throws Exception {
        try (var server = server(0);
                ByteLink link = Endpoints.open("tcp:127.0.0.1:" + server.getLocalPort())) {
            byte[] buffer = new byte[100];
            assertThatThrownBy(() -> link.write(new byte[1], 1)).hasMessageContaining("not connected");
            for (int round = 1; round <= 3; round++) {
                CompletableFuture<Integer> read = reading(link, buffer);
                try (Socket other = server.accept()) {
                    other.getOutputStream().write(new byte[] {1, 2, 3});
                    assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(3);
                    assertThat(link.connection()).isEqualTo(round);
                    link.write(new byte[] {4}, 1);
                    assertThat(other.getInputStream().read()).isEqualTo(4);
                }
                assertThatThrownBy(() -> link.read(buffer)).hasMessageContaining("closed by the other side");
                assertThat(link.connected()).isFalse();
            }
        }
    }

    @Test
    void nobodyThereIsNamed() throws Exception {
        int port;
        try (var server = server(0)) {
            port = server.getLocalPort();
        }
        try (ByteLink link = Endpoints.open("tcp:127.0.0.1:" + port)) {
            assertThatThrownBy(() -> link.read(new byte[1]))
                    .hasMessageStartingWith("endpoint tcp:127.0.0.1:" + port + ": cannot read: ");
        }
    }

    /** The other side's process hangs: it takes nothing and says nothing, its machine still acknowledges. */
    @Test
    void halfOpenClientNeverHoldsUpAWriterAndIsGivenUp() throws Exception {
        try (var server = server(0);
                ByteLink link = Endpoints.open("tcp:127.0.0.1:" + server.getLocalPort())) {
            CompletableFuture<Integer> read = reading(link, new byte[100]);
            try (Socket hung = server.accept()) {
                assertThat(hung.isConnected()).isTrue();
                while (!link.connected()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                long startNs = System.nanoTime();
                long longestNs = 0;
                int refused = 0;
                while (!read.isDone()) {
                    long beforeNs = System.nanoTime();
                    try {
                        link.write(new byte[LARGE], LARGE);
                    } catch (IOException e) {
                        refused++;
                    }
                    longestNs = Math.max(longestNs, System.nanoTime() - beforeNs);
                    if (refused > 100) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                }
                double seconds = (System.nanoTime() - startNs) * 1e-9;
                System.out.printf(
                        "tcp half open: given up after %.1f s, longest write %.3f ms, %d refused%n",
                        seconds, longestNs / 1e6, refused);
                assertThat(read).isCompletedExceptionally();
                assertThat(refused).isPositive();
                assertThat(longestNs).isLessThan(100_000_000L);
                assertThat(seconds).isLessThan(10);
            }
        }
    }

    /** FR11: what the other side did not take before a close is thrown away with the connection, and made again. */
    @Test
    void blockedConnectionIsResetWhenMotionEnds() throws Exception {
        try (var server = server(0);
                ByteLink link = Endpoints.open("tcp:127.0.0.1:" + server.getLocalPort())) {
            CompletableFuture<Integer> read = reading(link, new byte[100]);
            try (Socket hung = server.accept()) {
                while (!link.connected()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
                link.dropMotion(); // takes everything: stays
                long written = fill(link);
                link.dropMotion();
                assertThatThrownBy(() -> read.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
                assertThat(link.connected()).isFalse();
                endsInReset(hung, written);
            }
            CompletableFuture<Integer> again = reading(link, new byte[100]);
            try (Socket next = server.accept()) {
                next.getOutputStream().write(1);
                assertThat(again.get(5, TimeUnit.SECONDS)).isEqualTo(1);
                link.write(new byte[] {4}, 1);
                assertThat(next.getInputStream().read()).isEqualTo(4);
            }
        }
    }

    /** FR11. */
    @Test
    void onlyTheBlockedClientIsResetWhenMotionEnds() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink link = Endpoints.open("tcpin:127.0.0.1:" + port);
                Socket hung = client(port)) {
            hung.getOutputStream().write(1);
            link.read(new byte[100]);
            long written = fill(link);
            try (Socket good = client(port)) {
                good.getOutputStream().write(1);
                link.read(new byte[100]);
                link.write(new byte[] {3}, 1);
                assertThat(good.getInputStream().read()).isEqualTo(3);
                assertThat(link.took(1)).as("the hung one").isFalse();
                assertThat(link.took(2)).isTrue();
                CompletableFuture<Integer> read = reading(link, new byte[100]);
                link.dropMotion();
                endsInReset(hung, written);
                for (int i = 0; i < 100 && !link.ended(1); i++) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                assertThat(link.ended(1)).isTrue();
                assertThat(link.ended(2)).isFalse();
                link.write(new byte[] {4}, 1);
                assertThat(good.getInputStream().read()).isEqualTo(4);
                good.getOutputStream().write(1);
                assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    /** Writes until nothing is taken for 100 ms; how many bytes were. */
    private static long fill(ByteLink link) throws InterruptedException {
        long written = 0;
        for (int refused = 0; refused < 100; ) {
            try {
                link.writeMotion(new byte[LARGE], LARGE);
                written += LARGE;
                refused = 0;
            } catch (IOException e) {
                refused++;
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        return written;
    }

    /** What the other side's kernel had taken may still be read; then comes the reset. */
    private static void endsInReset(Socket socket, long written) throws IOException {
        socket.setSoTimeout(5000);
        byte[] buffer = new byte[1024];
        long bytes = 0;
        try {
            for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
                bytes += n;
            }
            throw new AssertionError("ended in order, not reset, after " + bytes + " of " + written);
        } catch (SocketException reset) {
            System.out.printf("tcp: %d of %d bytes arrived before the reset%n", bytes, written);
        }
    }

    @Test
    void serverServesSeveralClientsAndKeepsTheirFramesApart() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink link = Endpoints.open("tcpin:127.0.0.1:" + port)) {
            byte[] buffer = new byte[100];
            link.write(new byte[] {9}, 1); // nobody there yet
            try (Socket one = client(port);
                    Socket two = client(port)) {
                one.getOutputStream().write(1);
                assertThat(link.read(buffer)).isEqualTo(1);
                long first = link.connection();
                two.getOutputStream().write(2);
                assertThat(link.read(buffer)).isEqualTo(1);
                assertThat(link.connection()).isNotEqualTo(first);
                assertThat(link.connected()).isTrue();
                link.write(new byte[] {3}, 1);
                assertThat(one.getInputStream().read()).isEqualTo(3);
                assertThat(two.getInputStream().read()).isEqualTo(3);
            }
        }
    }

    @Test
    void clientThatTakesNothingHoldsUpNobodyElse() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink link = Endpoints.open("tcpin:127.0.0.1:" + port);
                Socket hung = client(port);
                Socket good = client(port)) {
            hung.getOutputStream().write(1);
            good.getOutputStream().write(1);
            link.read(new byte[100]);
            link.read(new byte[100]);
            CompletableFuture<Integer> read = reading(link, new byte[100]);
            long longestNs = 0;
            for (int i = 0; i < 20_000; i++) {
                long beforeNs = System.nanoTime();
                link.write(new byte[LARGE], LARGE);
                longestNs = Math.max(longestNs, System.nanoTime() - beforeNs);
                assertThat(good.getInputStream().readNBytes(LARGE)).hasSize(LARGE);
            }
            System.out.printf("tcpin with a hung client: longest write %.3f ms%n", longestNs / 1e6);
            assertThat(read).isNotDone();
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink first = Endpoints.open("tcpin:127.0.0.1:" + port)) {
            assertThat(first.connected()).isFalse();
            assertThatThrownBy(() -> Endpoints.open("tcpin:127.0.0.1:" + port))
                    .hasMessageContaining("endpoint tcpin:127.0.0.1:" + port + ": cannot open: ");
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        ByteLink link = Endpoints.open("tcpin:127.0.0.1:" + UdpPorts.free());
        CompletableFuture<Integer> read = reading(link, new byte[10]);
        TimeUnit.MILLISECONDS.sleep(100);
        link.close();
        assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
    }

    private static CompletableFuture<Integer> reading(ByteLink link, byte[] buffer) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return link.read(buffer);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ServerSocket server(int port) throws IOException {
        var server = new ServerSocket();
        server.setReceiveBufferSize(4096);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return server;
    }

    private static Socket client(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
