package io.pisad.safety;

import io.pisad.homing.Homing;
import io.pisad.mavlink.SearchSigning;
import io.pisad.mavlink.Station;
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
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The real decision, valve and link in lock step over links in memory, with the oracle listening to every frame.
 *
 * <p>The ring is a queue: what is offered waits for the decision's next turn, which may be late, and may be refused.
 */
final class Flight implements Outbox {
    static final long MS = 1_000_000L;
    static final long UTC_US = 1_790_000_000_000_000L;
    private static final Set<Integer> ASKED =
            Set.of(Frame.PARAM_REQUEST_READ, Frame.MISSION_REQUEST_LIST, Frame.MISSION_REQUEST_INT);
    private static final Set<Integer> HEEDED = Set.of(
            Frame.HEARTBEAT,
            Frame.STATUSTEXT,
            Frame.SET_POSITION_TARGET_LOCAL_NED,
            Frame.COMMAND_LONG,
            Frame.COMMAND_ACK);
    private static final int RING = 4096;
    private static final LocalFrame FRAME = new LocalFrame(Facts.HOME_LATITUDE, Facts.HOME_LONGITUDE);

    final Oracle oracle;
    final Valve valve = new Valve();
    private final Station station;
    private final Homing homing;
    private final Random random;
    private final Deque<Event> ring = new ArrayDeque<>();
    private final Deque<SignalPicture> pictures = new ArrayDeque<>();
    private final Story story = new Story();
    private final int[] sequences = new int[256];
    private boolean ringFull;
    private long number;
    long nowNs = 1_000_000 * MS;
    long inputs;
    long ticks;
    long passes;
    double snrDb = 20;
    private double referenceSnrDb = 20;
    private int weakTicks;
    boolean usable = true;
    int recordingMs;
    private final Deque<Recorded> recording = new ArrayDeque<>();

    @Nullable
    Frame commandedMode;

    /** About the fence, not answered yet. */
    final Deque<Frame> questions = new ArrayDeque<>();

    Flight(boolean px4, FailsafeAction action, @Nullable String passphrase, Random random) {
        this.random = random;
        Settings settings = Conditions.settings(action);
        oracle = new Oracle(px4, action.ordinal(), Math.round(settings.signal().lossTimeS() * 1e9));
        station = new Station(
                settings.link(),
                List.of(new MemoryLink(frame -> out(0, frame)), new MemoryLink(frame -> out(1, frame))),
                valve,
                this::offer,
                () -> nowNs,
                passphrase == null ? null : SearchSigning.of(passphrase, () -> UTC_US));
        homing = new Homing(settings, 433.92e6, false, valve, this);
        offer(new RadioChange(nowNs, RadioState.LISTENING, 0, 0, ""));
    }

    // --- in ----------------------------------------------------------------------------------------------------------

    /** A frame arrives; one byte of it may be wrong, then nobody has heard it. */
    void in(int link, Frame frame, boolean broken) {
        in(link, frame, null, broken, true);
    }

    /**
     * A frame arrives, signed or not.
     *
     * @param authentic whether it may permit anything
     */
    byte[] in(int link, Frame frame, @Nullable Seal seal, boolean broken, boolean authentic) {
        inputs++;
        byte[] raw = frame.bytes(sequences[frame.systemId()]++ & 0xff, seal);
        if (broken) {
            raw[10] ^= 1;
        } else if (authentic || seal == null) { // one with a wrong signature counts for nothing
            log("in " + link, frame + (authentic ? "" : " not signed"));
            oracle.in(link, frame, authentic, nowNs);
        }
        again(link, raw);
        return raw;
    }

    /** Bytes that nobody needs to heed. */
    void again(int link, byte[] raw) {
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
        hear(newSnrDb, newSnrDb, newUsable);
    }

    /** The same beside a noise that has risen since the floor was found. */
    void hear(double newSnrDb, double newReferenceSnrDb, boolean newUsable) {
        inputs++;
        snrDb = newSnrDb;
        referenceSnrDb = newReferenceSnrDb;
        usable = newUsable;
        log("hear", newSnrDb + (newUsable ? "" : " unusable"));
    }

    /** The 20 Hz beat of this moment goes into the ring. */
    void tick() {
        oracle.rules.offered(nowNs);
        if (offer(new Tick(nowNs, number))) {
            number++;
            pictures.add(new SignalPicture(
                    nowNs,
                    10_000,
                    -100,
                    -100,
                    -100 + snrDb,
                    snrDb,
                    referenceSnrDb,
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
            oracle.rules.refused();
        }
    }

    /** At 6 dB at once; under that, down to the noise, when it was there 6 ticks more than not, of 12 that are remembered. */
    private boolean heard(SignalPicture picture) {
        double leastDb = picture.levelUsable() ? Math.min(picture.snrDb(), picture.referenceSnrDb()) : -20;
        weakTicks = Math.max(0, Math.min(12, weakTicks + (leastDb >= 0 ? 1 : -1)));
        return leastDb >= 6 || (leastDb >= 0 && weakTicks >= 6);
    }

    /** The decision's turn: everything in the ring, with the sender now and then in between. */
    void decide() {
        while (!recording.isEmpty() && nowNs - recording.getFirst().atNs() >= recordingMs * MS) {
            long rowId = recording.remove().rowId();
            oracle.facts.journal.onDisk(rowId);
            offer(new Recorded(nowNs, rowId));
        }
        while (!ring.isEmpty()) {
            Event event = ring.remove();
            if (event instanceof Tick tick) {
                ticks++;
                SignalPicture picture = pictures.remove();
                boolean heard = heard(picture) && oracle.rules.radio();
                oracle.rules.heardNs = heard ? tick.atNs() : oracle.rules.heardNs;
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
            oracle.rules.state = transition.to().ordinal();
            log("state", transition.to() + ": " + transition.reason());
        }
        oracle.facts.journal.written(row);
        if (row.durable()) {
            recording.add(new Recorded(nowNs, row.id()));
        }
    }

    /** The last events, oldest first. */
    String story() {
        return story.toString();
    }

    void log(String kind, Object what) {
        if (oracle.verdict == null) {
            story.add(nowNs, kind, what);
        }
    }

    /** A frame of ours leaves. */
    private void out(int link, Frame frame) {
        int id = frame.messageId();
        if (ASKED.contains(id)) {
            questions.add(frame);
        } else if (HEEDED.contains(id)) {
            boolean mode = id == Frame.COMMAND_LONG && frame.u16(28) == 176;
            if (id != Frame.COMMAND_LONG || mode) {
                log("out " + link, frame);
            }
            commandedMode = mode ? frame : commandedMode;
            oracle.out(link, frame, nowNs);
        }
    }
}
