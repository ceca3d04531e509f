package io.pisad.app;

import io.pisad.config.ConfigFile;
import io.pisad.mavlink.Endpoints;
import io.pisad.model.ByteLink;
import io.pisad.model.Figures;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.HackRfStandIn;
import io.pisad.sim.Heard;
import io.pisad.sim.SimSettings;
import io.pisad.sim.UdpWorld;
import io.pisad.sim.World;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** The whole daemon in real time, its samples from the stand-in HackRF, its vehicle from the simulated world. */
final class RadioFlight implements AutoCloseable {
    private static final int OPERATOR = 254;

    final Pisad pisad;
    final World world;
    final long startNs = System.nanoTime();
    private final UdpWorld udp;
    private final AtomicLong heartbeatNs = new AtomicLong();
    private final AtomicLong longestSilenceNs = new AtomicLong();

    /** Starts everything; the radio need not be there. */
    RadioFlight(HackRfStandIn radio, Path folder) throws Exception {
        this(radio.library(), folder);
        radio.command("level -60");
    }

    RadioFlight(List<String> library, Path folder) throws Exception {
        var config = ConfigFile.load(
                Optional.empty(),
                Map.of(),
                Map.of(
                        "radio.source", "hackrf",
                        "radio.beacon", "continuous",
                        "receiver.sample_rate_hz", "2000000",
                        "receiver.automatic_gain", "false",
                        "link.ground_system_ids", "254,255",
                        "history.directory", folder.toString()));
        Settings settings = config.withMotion();
        Instant startUtc = Instant.now();
        world = new World(
                SimSettings.defaults(7).withRangeM(150).withOperatorSystemId(OPERATOR),
                startNs,
                startUtc.toEpochMilli() * 1000);
        udp = new UdpWorld(world, System::nanoTime, 0, Optional.empty());
        var stepping = new Thread(udp, "sim-world");
        stepping.setDaemon(true);
        stepping.start();
        var header = Headers.of("run", settings, OptionalLong.of(7), startNs, startUtc, "test");
        pisad = new Pisad(
                settings,
                watcher -> new HackRfSource(Radios.hackRf(settings), System::nanoTime, watcher, library),
                List.of(watched(Endpoints.open("udpout:127.0.0.1:" + udp.port()))),
                header,
                System::nanoTime,
                startNs,
                false);
        pisad.startLive();
    }

    /** Passes on and looks at what is sent: when the last heartbeat was, and the longest time between two. */
    private ByteLink watched(ByteLink link) {
        return new ByteLink() {
            @Override
            public String name() {
                return link.name();
            }

            @Override
            public boolean datagrams() {
                return link.datagrams();
            }

            @Override
            public int read(byte[] buffer) throws IOException {
                return link.read(buffer);
            }

            @Override
            public void write(byte[] frame, int length) throws IOException {
                boolean heartbeat = frame[7] == 0 && frame[8] == 0 && frame[9] == 0;
                if (heartbeat) {
                    long nowNs = System.nanoTime();
                    long beforeNs = heartbeatNs.getAndSet(nowNs);
                    longestSilenceNs.accumulateAndGet(beforeNs == 0 ? 0 : nowNs - beforeNs, Math::max);
                }
                link.write(frame, length);
            }

            @Override
            public void close() {
                link.close();
            }
        };
    }

    /** The longest time between two heartbeats, up to now. */
    double longestSilenceS() {
        return Math.max(longestSilenceNs.get(), System.nanoTime() - heartbeatNs.get()) * 1e-9;
    }

    boolean heard() {
        Figures figures = pisad.log.figures();
        return figures != null && !figures.radioLost();
    }

    boolean in(State state) {
        Figures figures = pisad.log.figures();
        return figures != null && figures.announced() == state;
    }

    /** Whether the operator was told a text that contains this. */
    boolean told(String text) {
        return world.heard().stream()
                .anyMatch(
                        heard -> heard instanceof Heard.Text said && said.text().contains(text));
    }

    /** Waits for the condition; returns the seconds it took, or NaN when it did not come true in time. */
    static double await(BooleanSupplier condition, double seconds) throws InterruptedException {
        long fromNs = System.nanoTime();
        while (System.nanoTime() - fromNs < seconds * 1e9) {
            if (condition.getAsBoolean()) {
                return (System.nanoTime() - fromNs) * 1e-9;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Double.NaN;
    }

    static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything that happened, for a failure's message. */
    @Override
    public String toString() {
        return world.heard() + " " + pisad.log.transitions() + " failure " + pisad.failure();
    }

    /** Ends the daemon and counts samples in its record. */
    long recorded(String column) throws Exception {
        close();
        Path mission = pisad.history.path().orElseThrow();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + mission);
                var statement = connection.createStatement();
                var sum = statement.executeQuery("SELECT sum(" + column + ")::BIGINT FROM sdr_blocks")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        pisad.close();
        udp.close();
    }
}
