package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.model.ByteLink;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class EndpointsIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "udpin",
                "udpin:14550",
                "udpin::14550",
                "udpout:127.0.0.1:0",
                "udpout:127.0.0.1:65536",
                "udpout:127.0.0.1:x",
                "serial:/dev/ttyAMA0",
                "serial:ttyAMA0:57600",
                "serial:/dev/ttyAMA0:1199",
                "tcp:127.0.0.1",
                "tcpin:0.0.0.0:0"
            })
    void whatIsNotAnEndpointIsNamedWithWhatIsExpected(String endpoint) {
        assertThatThrownBy(() -> Endpoints.open(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint \"" + endpoint + "\": expected serial:/dev/NAME:BAUD (1200-4000000), or udpin:,"
                        + " udpout:, tcp: or tcpin:HOST:PORT, port 1-65535");
    }

    @Test
    void takenPortIsNamed() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink first = Endpoints.open("udpin:127.0.0.1:" + port)) {
            assertThat(first.datagrams()).isTrue();
            assertThatThrownBy(() -> Endpoints.open("udpin:127.0.0.1:" + port))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("endpoint udpin:127.0.0.1:" + port + ": cannot open");
        }
    }

    /** A name may not be known yet at boot: the first read says so, the link stays. */
    @Test
    void unknownHostIsNamedByTheFirstRead() throws Exception {
        for (String kind : new String[] {"udpout", "tcp"}) {
            try (ByteLink link = Endpoints.open(kind + ":no-such-host.invalid:14550")) {
                assertThatThrownBy(() -> link.read(new byte[10]))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("unknown host no-such-host.invalid");
                assertThat(link.connected()).isFalse();
            }
        }
    }

    @Test
    void listenerAnswersEveryPeerItHeard() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink in = Endpoints.open("udpin:127.0.0.1:" + port);
                ByteLink one = Endpoints.open("udpout:127.0.0.1:" + port);
                ByteLink two = Endpoints.open("udpout:127.0.0.1:" + port)) {
            byte[] buffer = new byte[100];
            in.write(new byte[] {9}, 1); // nobody there yet
            one.write(new byte[] {1}, 1);
            assertThat(in.read(buffer)).isEqualTo(1);
            two.write(new byte[] {2, 2}, 2);
            assertThat(in.read(buffer)).isEqualTo(2);
            in.write(new byte[] {3, 3, 3}, 3);
            assertThat(one.read(buffer)).isEqualTo(3);
            assertThat(two.read(buffer)).isEqualTo(3);
        }
    }

    @Test
    void outwardLinkHearsOnlyItsPeer() throws Exception {
        int port = UdpPorts.free();
        try (ByteLink in = Endpoints.open("udpin:127.0.0.1:" + port);
                ByteLink out = Endpoints.open("udpout:127.0.0.1:" + port);
                DatagramSocket stranger = new DatagramSocket()) {
            byte[] buffer = new byte[100];
            out.write(new byte[] {1}, 1);
            in.read(buffer);
            int outPort = UdpPorts.lastPeer(in);
            stranger.send(new DatagramPacket(new byte[] {7}, 1, InetAddress.getLoopbackAddress(), outPort));
            in.write(new byte[] {2, 2}, 2);
            assertThat(out.read(buffer)).isEqualTo(2);
        }
    }

    @Test
    void closingEndsAReadThatWaits() throws Exception {
        ByteLink link = Endpoints.open("udpin:127.0.0.1:" + UdpPorts.free());
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
            try {
                return link.read(new byte[10]);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(100);
        link.close();
        assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
    }
}
