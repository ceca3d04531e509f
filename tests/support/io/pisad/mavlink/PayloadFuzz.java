package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsFixType;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavType;
import io.pisad.config.ConfigFile;
import io.pisad.homing.Homing;
import io.pisad.model.ByteLink;
import io.pisad.model.Event;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.LocalFrame;
import io.pisad.model.Notice;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import io.pisad.model.Vitals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * Random commands, parameters and file requests with right checksums at a station with the real decision behind it, when
 * nothing but the permission is missing: armed, GUIDED, a strong beacon, all interlocks open.
 */
final class PayloadFuzz {
    /** Lies beside the export folder; never in an answer. */
    private static final String SECRET = "not for anybody's eyes";

    private static final int CHUNK = 1000;
    private static final int PER_TICK = 20;
    private static final SigningKey KEY = SigningKey.ofPassphrase("payloads");

    /** Who speaks. */
    enum Who {
        /** System ids that may not give orders, with every value. */
        STRANGERS,
        /** The ground station, with every value but those that permit motion. */
        AUTHORISED,
        /** The ground station without the signature that is demanded, with every value. */
        UNSIGNED
    }

    private final Who who;
    private final Random random;
    private final RandomPayload payloads;
    private final Valve valve = new Valve();
    private final Queue<Long> rows = new ArrayDeque<>();
    private final Homing homing;
    private final Station station;
    private final int[] sequences = new int[256];
    private long nowNs = 1_000_000_000L;
    private long stamp = 40_000_000_000_000L;
    private long tick;
    private long fed;
    private long moves;
    private long motions;
    private long opened;
    private long leaks;
    private long answers;

    PayloadFuzz(long seed, Who who, Path folder) throws Exception {
        this.who = who;
        random = new Random(seed);
        payloads = new RandomPayload(random, who != Who.AUTHORISED);
        Path exports = Files.createDirectories(folder.resolve("exports" + who));
        Files.writeString(exports.resolve("flight.txt"), "a flight");
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        Files.deleteIfExists(exports.resolve("link"));
        Files.createSymbolicLink(exports.resolve("link"), secret);
        Settings settings = ConfigFile.load(Optional.empty(), Map.of(), Map.of("radio.beacon", "continuous"))
                .withMotion();
        var signing = who == Who.UNSIGNED ? new Signing(KEY, () -> Signing.EPOCH_US + stamp * 10, Map.of()) : null;
        station = new Station(settings.link(), List.of(link()), valve, this::offer, () -> nowNs, signing);
        var ground = new Settings.Ground(Optional.of(exports), 0, false);
        station.serve(new Component(ground, new Ground(), () -> Vitals.UNKNOWN, 1, Runnable::run));
        homing = new Homing(settings, 433.92e6, false, valve, outbox());
        homing.onEvent(new RadioChange(0, RadioState.LISTENING, 0, 0, "test"), null);
    }

    /** Makes all well and then takes a thousand payloads. */
    void chunk() {
        ready();
        for (int i = 0; i < CHUNK; i++) {
            send(speaker(), 190, payloads.next(), false);
            fed++;
            if (i % PER_TICK == 0) {
                tick();
            }
        }
    }

    /** Whether the vehicle is moved as soon as the permission is given: that nothing moved proves something. */
    boolean movesWhenPermitted() {
        ready();
        send(Bench.GROUND, 190, Bench.command(Command.USER_1, 1, 0), true);
        for (int i = 0; i < 40; i++) {
            tick();
        }
        return motions > 0;
    }

    /** Set-points decided and sent, times the valve stood open, and answers that held the secret. */
    long wrongs() {
        return moves + motions + opened + leaks;
    }

    long fed() {
        return fed;
    }

    long answers() {
        return answers;
    }

    private int speaker() {
        if (who != Who.STRANGERS) {
            return Bench.GROUND;
        }
        int id = random.nextInt(4) > 0 ? new int[] {0, 1, 254, 42}[random.nextInt(4)] : random.nextInt(256);
        return id == Bench.GROUND ? 254 : id;
    }

    /** Through a reset to listening with a strong beacon: every interlock but the operator's is open. */
    private void ready() {
        send(1, 1, Bench.heartbeat(3, Bench.LOITER, true), false);
        send(Bench.GROUND, 190, Bench.command(Command.USER_2, 2, 0), true);
        vehicle();
        send(
                1,
                1,
                GpsRawInt.builder()
                        .fixType(GpsFixType.GPS_FIX_TYPE_3D_FIX)
                        .eph(90)
                        .build(),
                false);
        send(1, 1, SysStatus.builder().batteryRemaining(80).build(), false);
        send(
                1,
                1,
                HomePosition.builder()
                        .latitude(474_000_000)
                        .longitude(85_000_000)
                        .altitude(470_000)
                        .build(),
                false);
        var listen = CommandLong.builder()
                .targetSystem(1)
                .targetComponent(191)
                .command(Dialect.number(MavCmd.class, Command.USER_3))
                .param1(1)
                .param2(4)
                .build();
        send(Bench.GROUND, 190, listen, true);
        for (int i = 0; i < 20; i++) {
            tick();
        }
    }

    private void vehicle() {
        send(1, 1, Bench.heartbeat(3, Bench.GUIDED, true), false);
        send(
                1,
                1,
                GlobalPositionInt.builder()
                        .lat(474_000_000)
                        .lon(85_000_000)
                        .alt(500_000)
                        .relativeAlt(30_000)
                        .build(),
                false);
        send(
                Bench.GROUND,
                190,
                Heartbeat.builder()
                        .type(MavType.MAV_TYPE_GCS)
                        .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                        .build(),
                true);
    }

    private void tick() {
        nowNs += Tick.PERIOD_NS;
        vehicle();
        homing.onEvent(new Tick(nowNs, tick++), picture());
        recorded();
        opened += valve.isOpen() ? 1 : 0;
        station.sender().step(nowNs);
    }

    private void send(int systemId, int componentId, Object message, boolean sign) {
        int sequence = sequences[systemId]++ & 0xff;
        byte[] frame = sign && who == Who.UNSIGNED
                ? Dialect.signedFrame(message, sequence, systemId, componentId, 0, ++stamp, KEY.bytes())
                : Dialect.frame(message, sequence, systemId, componentId);
        station.reader(0).feed(frame, frame.length, nowNs);
    }

    private boolean offer(Event event) {
        homing.onEvent(event, null);
        recorded();
        return true;
    }

    private void recorded() {
        for (Long row = rows.poll(); row != null; row = rows.poll()) {
            homing.onEvent(new Recorded(nowNs, row), null);
        }
    }

    private ByteLink link() {
        return new MemoryLink() {
            @Override
            public void write(byte[] frame, int length) {
                answers++;
                motions += (frame[7] & 0xff) == 84 && frame[8] == 0 && frame[9] == 0 ? 1 : 0;
                leaks += new String(frame, 0, length, StandardCharsets.ISO_8859_1).contains(SECRET) ? 1 : 0;
            }
        };
    }

    private Outbox outbox() {
        return new Outbox() {
            @Override
            public void move(Setpoint setpoint) {
                moves++;
                station.sender().move(setpoint);
            }

            @Override
            public void alive(ProofOfLife proof) {
                station.sender().alive(proof);
            }

            @Override
            public void failsafe(FailsafeOrder order) {
                station.sender().failsafe(order);
            }

            @Override
            public void reply(OrderReply reply) {
                station.sender().reply(reply);
            }

            @Override
            public void tell(Notice notice) {
                station.sender().tell(notice);
            }

            @Override
            public void show(Figures figures) {
                station.sender().show(figures);
            }

            @Override
            public void record(Row row) {
                if (row.durable()) {
                    rows.add(row.id());
                }
            }
        };
    }

    /** A steady beacon, 20 dB over the floor. */
    private SignalPicture picture() {
        var frame = new LocalFrame(47.4, 8.5);
        return new SignalPicture(
                nowNs, 10_000, -100, -100, -80, 20, 20, 0, 0, -80, 1, 0, true, 0, frame, List.of(), null, null);
    }
}
