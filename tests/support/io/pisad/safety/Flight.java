package io.pisad.safety;

import io.pisad.homing.Homing;
import io.pisad.mavlink.Station;
import io.pisad.model.BeaconKind;
import io.pisad.model.ByteLink;
import io.pisad.model.Event;
import io.pisad.model.FailsafeAction;
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
import io.pisad.model.Strategy;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The real decision, valve and link in lock step over links in memory, with the oracle listening to every frame.
 *
 * <p>The ring is a queue: what is offered waits for the decision's next turn, which may be late, and may be refused.
 */
final class Flight implements Outbox {
    static final long MS = 1_000_000L;
    private static final int TRACE = Integer.getInteger("trace", 60);
    private static final int RING = 4096;
    private static final LocalFrame FRAME = new LocalFrame(Facts.HOME_LATITUDE, Facts.HOME_LONGITUDE);

    /** Something that happened, told only if it must be. */
    private record Line(long atNs, String kind, Object what) {}

    final Oracle oracle;
    final Valve valve = new Valve();
    private final Station station;
    private final Homing homing;
    private final Random random;
    private final Deque<Event> ring = new ArrayDeque<>();
    private final Deque<SignalPicture> pictures = new ArrayDeque<>();
    private final Deque<Line> trace = new ArrayDeque<>();
    private final int[] sequences = new int[256];
    private boolean ringFull;
    private long number;
    long nowNs = 1_000_000 * MS;
    long inputs;
    long ticks;
    long passes;
    double snrDb = 20;
    boolean usable = true;
    int recordingMs;
    private final Deque<Recorded> recording = new ArrayDeque<>();

    @Nullable
    Frame commandedMode;

    Flight(boolean px4, FailsafeAction action, Random random) {
        this.random = random;
        Settings settings = settings(action);
        oracle = new Oracle(px4, action.ordinal(), Math.round(settings.signal().lossTimeS() * 1e9));
        station = new Station(settings.link(), List.of(new Memory(0), new Memory(1)), valve, this::offer, () -> nowNs);
        homing = new Homing(settings, 433.92e6, false, valve, this);
        offer(new RadioChange(nowNs, RadioState.LISTENING, 0, 0, ""));
    }

    private static Settings settings(FailsafeAction action) {
        return new Settings(
                new Settings.Radio("sim", 433.92e6, 25e3, BeaconKind.CONTINUOUS, 0.001),
                new Settings.Receiver(8e6, true, 16, 16, false, Double.NaN, Optional.empty()),
                Settings.Pulses.UNKNOWN,
                new Settings.Signal(10, 12, 6, 0.3, 3, 1),
                new Settings.Search(75, 7, 150),
                new Settings.Homing(5, 45, 2.5, 40, 40, 50, 50, 30, 120, 600, 600, Strategy.GRADIENT),
                new Settings.Safety(true, 20, 300, 10, 20, 120, 2, 10, action, FailsafeAction.RTL),
                new Settings.Link(List.of(), 0, List.of(255), 2),
                Settings.Ground.PLAIN,
                new Settings.History(Path.of("missions")));
    }

    // --- in ----------------------------------------------------------------------------------------------------------

    /** A frame arrives; one byte of it may be wrong, then nobody has heard it. */
    void in(int link, Frame frame, boolean broken) {
        inputs++;
        byte[] raw = frame.bytes(sequences[frame.systemId()]++ & 0xff);
        if (broken) {
            raw[10] ^= 1;
        } else {
            log("in " + link, frame);
            oracle.facts.in(link, frame, nowNs);
        }
        station.reader(link).feed(raw, raw.length, nowNs);
        oracle.look(nowNs);
    }

    private boolean offer(Event event) {
        return !ringFull && ring.size() < RING && ring.add(event);
    }

    /** From now on the ring refuses everything, or takes it again. */
    void ringFull(boolean full) {
        inputs++;
        ringFull = full;
        log("ring full", full);
    }

    /** The radio stops, or comes back. */
    void radio(boolean on) {
        inputs++;
        offer(new RadioChange(nowNs, on ? RadioState.LISTENING : RadioState.RECOVERING, 0, 0, ""));
    }

    /** What the antenna hears from now on. */
    void hear(double newSnrDb, boolean newUsable) {
        inputs++;
        snrDb = newSnrDb;
        usable = newUsable;
        log("hear", newSnrDb + (newUsable ? "" : " unusable"));
    }

    /** The 20 Hz beat of this moment goes into the ring. */
    void tick() {
        oracle.tickOffered(nowNs);
        if (offer(new Tick(nowNs, number))) {
            number++;
            pictures.add(new SignalPicture(
                    nowNs,
                    10_000,
                    -100,
                    -100,
                    -100 + snrDb,
                    snrDb,
                    snrDb,
                    0,
                    0,
                    -100 + snrDb,
                    1,
                    0,
                    usable,
                    0,
                    FRAME,
                    List.of(),
                    null,
                    null));
        } else {
            oracle.tickRefused();
        }
    }

    /** The decision's turn: everything in the ring, with the sender now and then in between. */
    void decide() {
        while (!recording.isEmpty() && nowNs - recording.getFirst().atNs() >= recordingMs * MS) {
            offer(new Recorded(nowNs, recording.remove().rowId()));
        }
        while (!ring.isEmpty()) {
            Event event = ring.remove();
            if (event instanceof Tick tick) {
                ticks++;
                SignalPicture picture = pictures.remove();
                boolean heard = picture.levelUsable() && picture.snrDb() >= 6 && oracle.radio;
                oracle.heardNs = heard ? tick.atNs() : oracle.heardNs;
                oracle.tickTaken(nowNs);
                homing.onEvent(tick, picture);
            } else {
                if (event instanceof RadioChange change) {
                    log("radio", change.state());
                    oracle.radio(change.state() == RadioState.LISTENING, nowNs);
                }
                homing.onEvent(event, null);
            }
            oracle.look(nowNs);
            if (random.nextInt(8) == 0) {
                send();
            }
        }
    }

    /** The sender's turn. */
    void send() {
        passes++;
        oracle.look(nowNs);
        station.sender().step(nowNs);
        oracle.look(nowNs);
    }

    // --- out ---------------------------------------------------------------------------------------------------------

    @Override
    public void move(Setpoint setpoint) {
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
        log("tell", notice.text());
        station.sender().tell(notice);
    }

    @Override
    public void show(Figures figures) {
        station.sender().show(figures);
    }

    @Override
    public void record(Row row) {
        if (row instanceof Row.Transition transition) {
            oracle.state = transition.to().ordinal();
            log("state", transition.to() + ": " + transition.reason());
        }
        if (row.durable()) {
            recording.add(new Recorded(nowNs, row.id()));
        }
    }

    /** The last events, oldest first. */
    String story() {
        var text = new StringBuilder();
        for (Line line : trace) {
            text.append("%n%12.3f %-7s %s".formatted(line.atNs() / 1e9, line.kind(), line.what()));
        }
        return text.toString();
    }

    void log(String kind, Object what) {
        if (oracle.verdict == null) {
            trace.add(new Line(nowNs, kind, what));
            if (trace.size() > TRACE) {
                trace.remove();
            }
        }
    }

    /** A link that hands every frame written to the oracle. */
    private final class Memory implements ByteLink {
        private final int index;

        Memory(int index) {
            this.index = index;
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public boolean datagrams() {
            return true;
        }

        @Override
        public int read(byte[] buffer) {
            return -1;
        }

        @Override
        public void write(byte[] raw, int length) {
            int id = raw[7] & 0xff;
            if (id != Frame.SET_POSITION_TARGET_LOCAL_NED && id != Frame.COMMAND_LONG && id != Frame.COMMAND_ACK) {
                return;
            }
            Frame frame = Frame.of(Arrays.copyOf(raw, length));
            boolean mode = id == Frame.COMMAND_LONG && frame.u16(28) == 176;
            if (id != Frame.COMMAND_LONG || mode) {
                log("out " + index, frame);
            }
            commandedMode = mode ? frame : commandedMode;
            oracle.out(index, frame, nowNs);
        }

        @Override
        public void close() {}
    }
}
