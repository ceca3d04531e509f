package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.ByteLink;
import io.pisad.model.Event;
import io.pisad.model.Figures;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.model.Valve;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The station on real sockets and threads, against a vehicle that is a socket and a thread. */
@Timeout(60)
final class StationIT {
    private static final int REPETITIONS = 20;
    private final Valve valve = new Valve();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private ByteLink daemon;
    private ByteLink vehicle;
    private Station station;
    private Thread reader;
    private Thread sender;
    private Thread listener;
    private volatile long lastMotionNs = Long.MIN_VALUE;
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicInteger motions = new AtomicInteger();
    private int sequence;

    @BeforeEach
    void start() throws IOException {
        int port = UdpPorts.free();
        daemon = Endpoints.open("udpin:127.0.0.1:" + port);
        vehicle = Endpoints.open("udpout:127.0.0.1:" + port);
        var settings = new Settings.Link(List.of(), 0, List.of(255), 2);
        station = new Station(settings, List.of(daemon), valve, events::add, System::nanoTime);
        reader = new Thread(station.reader(0), "pisad-link-0");
        sender = new Thread(station.sender(), "pisad-mavlink-out");
        listener = new Thread(this::listen, "vehicle");
        reader.start();
        sender.start();
        listener.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        station.sender().stop();
        daemon.close();
        vehicle.close();
        for (Thread thread : List.of(reader, sender, listener)) {
            thread.join(5000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    /** FR11, FR15: from the heartbeat that shows the take-over to the last byte of motion, over real UDP. */
    @Test
    void modeChangeStopsMotionWithinAHundredMilliseconds() throws Exception {
        long worstNs = Long.MIN_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long before = lastMotionNs;
            write(Bench.heartbeat(3, Bench.GUIDED, true));
            await(() -> guided(true));
            assertThat(valve.open(valve.epoch())).isTrue();
            long epoch = valve.epoch();
            await(() -> {
                move(epoch);
                return lastMotionNs != before;
            });
            for (int k = 0; k < i; k++) { // every phase between two set-points
                move(epoch);
                TimeUnit.MILLISECONDS.sleep(5);
            }
            write(Bench.heartbeat(3, Bench.LOITER, true));
            long changedNs = System.nanoTime();
            for (int k = 0; k < 15; k++) {
                move(epoch);
                TimeUnit.MILLISECONDS.sleep(10);
            }
            worstNs = Math.max(worstNs, lastMotionNs - changedNs);
        }
        System.out.printf(
                "mode change to last motion byte over UDP, worst of %d: %.3f ms%n", REPETITIONS, worstNs / 1e6);
        assertThat(worstNs).isLessThan(100_000_000L);
    }

    /** FR16: an operator's disable brakes, then nothing more. */
    @Test
    void disableEndsInSilence() throws Exception {
        write(Bench.heartbeat(3, Bench.GUIDED, true));
        await(() -> guided(true));
        valve.open(valve.epoch());
        long epoch = valve.epoch();
        await(() -> {
            move(epoch);
            return lastMotionNs != Long.MIN_VALUE;
        });
        byte[] off = Dialect.frame(Bench.command(Command.USER_1, 0, 0), 0, 255, 190);
        vehicle.write(off, off.length);
        await(() -> station.sender().motion().brakes() > 0);
        assertThat(valve.isOpen()).isFalse();
        TimeUnit.MILLISECONDS.sleep(100);
        long sent = station.sender().motion().sent();
        long brakes = station.sender().motion().brakes();
        assertThat(brakes).isBetween(1L, 3L);
        for (int k = 0; k < 20; k++) {
            move(epoch);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(motions.get()).isEqualTo((int) (sent + brakes));
    }

    @Test
    void heartbeatFollowsTheFiguresOverUdp() throws Exception {
        write(Bench.heartbeat(3, Bench.LOITER, false));
        double none = Double.NaN;
        await(() -> {
            station.sender()
                    .show(new Figures(
                            System.nanoTime(),
                            State.IDLE,
                            none,
                            none,
                            none,
                            none,
                            none,
                            none,
                            none,
                            none,
                            false,
                            false,
                            false));
            return heartbeats.get() >= 3;
        });
        assertThat(station.counts(0).received()).isPositive();
        assertThat(station.counts(0).failed()).isZero();
    }

    private boolean guided(boolean wanted) {
        var heartbeat = station.autopilot.heartbeat();
        return heartbeat != null && heartbeat.guided() == wanted;
    }

    private void move(long epoch) {
        station.sender().move(new Setpoint(System.nanoTime(), epoch, 1, 0, 0, 0));
    }

    private void write(Object message) throws IOException {
        byte[] frame = Dialect.frame(message, sequence++ & 0xff, 1, 1);
        vehicle.write(frame, frame.length);
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        while (!until.getAsBoolean()) { // the class's time-out ends it
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void listen() {
        byte[] buffer = new byte[1000];
        Scanner scanner = new Scanner(false, new LinkCounters(), null);
        try {
            for (int n = vehicle.read(buffer); n >= 0; n = vehicle.read(buffer)) {
                scanner.scan(buffer, n, this::heard);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void heard(MavlinkPacket packet) {
        if (packet.getMessageId() == 84) {
            lastMotionNs = System.nanoTime();
            motions.incrementAndGet();
        } else if (packet.getMessageId() == 0) {
            heartbeats.incrementAndGet();
        }
    }
}
