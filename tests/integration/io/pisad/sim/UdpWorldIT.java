package io.pisad.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.pisad.model.Clock;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The world on real sockets in real time: a payload and an external ground station join. */
@Timeout(30)
class UdpWorldIT {
    private final Clock clock = System::nanoTime;
    private final World world = new World(SimSettings.defaults(9).withOperatorSystemId(254), clock.nowNs(), 0);
    private final FrameReader reader = new FrameReader();
    private final FrameWriter payloadWriter = new FrameWriter(1, 191);
    private DatagramSocket payload;
    private DatagramSocket ground;
    private UdpWorld udp;
    private Thread thread;

    @BeforeEach
    void join() throws IOException {
        payload = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        ground = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        udp = new UdpWorld(world, clock, 0, Optional.of((InetSocketAddress) ground.getLocalSocketAddress()));
        thread = new Thread(udp, "test-udp-world");
        thread.start();
    }

    @AfterEach
    void leave() throws Exception {
        udp.close();
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        payload.close();
        ground.close();
    }

    private void say(Object message) throws IOException {
        byte[] raw = payloadWriter.frame(message).raw();
        payload.send(new DatagramPacket(raw, raw.length, InetAddress.getLoopbackAddress(), udp.port()));
    }

    private Frame await(DatagramSocket socket, Predicate<Frame> wanted) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (true) {
            socket.receive(packet);
            List<Frame> frames = reader.read(packet.getData(), packet.getLength());
            for (Frame frame : frames) {
                if (wanted.test(frame)) {
                    return frame;
                }
            }
        }
    }

    private static Predicate<Frame> heartbeat(int system, long mode) {
        return frame ->
                frame.systemId() == system && frame.message() instanceof Heartbeat beat && beat.customMode() == mode;
    }

    @Test
    void payloadAndGroundStationHearTheVehicleAndEachOther() throws IOException {
        say(TestPayload.heartbeat(3));
        assertThat(await(payload, heartbeat(1, 4)).componentId()).isEqualTo(1);
        assertThat(await(payload, heartbeat(254, 0)).componentId()).isEqualTo(190);
        Frame seen = await(ground, heartbeat(1, 3));
        assertThat(seen.componentId()).isEqualTo(191);

        byte[] raw = new FrameWriter(255, 190).frame(TestPayload.heartbeat(77)).raw();
        DatagramPacket back = new DatagramPacket(new byte[2048], 2048);
        ground.receive(back);
        ground.send(new DatagramPacket(raw, raw.length, back.getSocketAddress()));
        assertThat(await(payload, heartbeat(255, 77)).raw()).isEqualTo(raw);
    }

    /** FR11: the vehicle's side of the measurement; what comes later than 100 ms is counted on arrival. */
    @Test
    void theHeartbeatOfAFlipLeavesAtOnceAndLaterSetpointsAreMeasured() throws IOException {
        say(TestPayload.heartbeat(3));
        await(payload, heartbeat(1, 4));
        udp.pilotMode(5);
        await(payload, heartbeat(1, 5));
        say(TestPayload.setpoint(1, 0, 0).build());
        while (world.truth().setpointsTotal() == 0) {
            Thread.onSpinWait();
        }
        assertThat(world.truth().setpointsOutsideGuided()).isEqualTo(1);
        assertThat(world.truth().lastSetpointDelayNs()).isBetween(0L, 5_000_000_000L);
        System.out.printf(
                "UdpWorldIT: flip to set-point %.2f ms%n", world.truth().lastSetpointDelayNs() * 1e-6);
    }

    @Test
    void aRestartedPayloadJoinsAgainFromAnotherPort() throws IOException {
        say(TestPayload.heartbeat(3));
        await(payload, heartbeat(1, 4));
        payload.close();
        payload = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        say(TestPayload.heartbeat(0));
        assertThat(await(payload, heartbeat(1, 4)).systemId()).isEqualTo(1);
    }

    @Test
    void theLiveRadioGivesEverySampleAsTimeGoesBy() throws IOException {
        IqSource radio = world.liveRadio();
        assertThat(radio.stream().live()).isTrue();
        IqBlock block = new IqBlock(25_000);
        long next = 0;
        while (next < 100_000) {
            assertThat(radio.read(block, 25_000)).isTrue();
            assertThat(block.firstSample).isEqualTo(next);
            assertThat(block.samples).isPositive();
            assertThat(block.lostBefore).isZero();
            next += block.samples;
        }
    }

    @Test
    void aPortInUseIsNamed() {
        int taken = udp.port();
        assertThatThrownBy(() -> new UdpWorld(world, clock, taken, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + taken);
    }
}
