package io.pisad.sdr;

import io.pisad.model.Clock;
import io.pisad.model.DbmOffset;
import io.pisad.model.Gain;
import io.pisad.model.GainControl;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import io.pisad.model.RadioState;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Samples from a HackRF One through libhackrf, for ever: what goes wrong with the radio is reported to the watcher,
 * repaired without help, and leaves a counted gap in the samples.
 *
 * <p>Used by one thread ({@code pisad-sdr}); {@link #close} may be called by another. {@link #read} never waits longer than
 * about 100 ms: it then returns true with an empty block, so that its thread stays alive while there is no radio. It never
 * reports the end of the stream before it is closed, and it throws nothing.
 *
 * <p>Lost samples: what the reader was too slow for is counted exactly and in its place; what the radio itself discarded is
 * known once a second ({@link ShortfallCount}) and stands before the next block read; a gap by closing and reopening, and
 * what was lost without anybody counting it, is measured on the monotonic clock.
 */
public final class HackRfSource implements IqSource, GainControl {
    /** Names under which an installed libhackrf is looked for. */
    public static final List<String> INSTALLED = LibHackRf.NAMES;

    private static final long WAIT_NS = 100_000_000;
    private static final long TELL_NS = 1_000_000_000;
    private static final float SCALE = 1 / 128f;

    private final HackRfSettings settings;
    private final Clock clock;
    private final RadioWatcher watcher;
    private final Recovery recovery;
    private final SampleClock sampleClock;
    private final DbmOffset scale;
    private volatile Gain wanted;
    private volatile String serial = "";

    /** Of the block being read: null while a step is under way. */
    private @Nullable Gain gain;

    private @Nullable GainSteps steps;
    private @Nullable HackRfSession current;
    private BlockPool.@Nullable Block block;
    private int used;
    private long nextSample;
    private long pendingLost;
    private long received;
    private long lost;

    private @Nullable RadioState toldState;
    private String toldDetail = "";
    private long toldLost;
    private long toldNs;
    private volatile boolean closed;

    /** Uses the libhackrf that is installed. Opens nothing yet: that is done, and repeated, while reading. */
    public HackRfSource(HackRfSettings settings, Clock clock, RadioWatcher watcher) {
        this(settings, clock, watcher, LibHackRf.NAMES);
    }

    /** Uses the first of these libraries that is there, by name or absolute path: for the stand-in. */
    public HackRfSource(HackRfSettings settings, Clock clock, RadioWatcher watcher, List<String> libraries) {
        this(settings, clock, watcher, libraries, HackRfSettings.UNCALIBRATED);
    }

    /** Likewise, with what makes dBm of its levels. */
    public HackRfSource(
            HackRfSettings settings, Clock clock, RadioWatcher watcher, List<String> libraries, DbmOffset scale) {
        this.settings = settings;
        this.scale = scale;
        wanted = settings.gain();
        this.clock = clock;
        this.watcher = watcher;
        sampleClock = new SampleClock(settings.sampleRateHz());
        recovery = new Recovery(() -> new HackRfSession(settings.withGain(wanted), libraries, clock), clock);
    }

    @Override
    public IqStream stream() {
        String name = "HackRF " + settings.serial().orElse("(first found)");
        float railHigh = 127 * SCALE;
        return new IqStream(
                name,
                "cs8",
                settings.sampleRateHz(),
                settings.centerHz(),
                railHigh,
                scale.dbmOffsetDb(settings.gain()),
                scale.calibrated(),
                -1,
                true);
    }

    /** The serial number of the radio that was heard last; empty before, and when it does not tell. */
    public String serial() {
        return serial;
    }

    @Override
    public void request(Gain next) {
        wanted = settings.withGain(next).gain();
        HackRfSession session = recovery.session();
        if (session != null) {
            session.request(next);
        }
    }

    @Override
    public boolean read(IqBlock into, int maxSamples) {
        into.samples = 0;
        into.firstSample = nextSample;
        into.lostBefore = 0;
        into.atNs = sampleClock.atNs(nextSample);
        into.gain = null;
        into.dbmOffsetDb = Double.NaN;
        if (closed) {
            recovery.shut(); // what a read that was under way may have opened
            return false;
        }
        try {
            if (block != null || next()) {
                copy(into, Math.min(maxSamples, into.capacity()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        tell();
        return true;
    }

    /** Waits a little for the next block; otherwise looks after the radio. */
    private boolean next() throws InterruptedException {
        HackRfSession session = recovery.session();
        BlockPool pool = session == null ? null : session.pool();
        BlockPool.Block arrived = pool == null ? null : pool.take(WAIT_NS);
        if (session != null && session.fault() != null) {
            recovery.step();
        }
        if (session == null || arrived == null) {
            recovery.step();
            if (pool == null) {
                LockSupport.parkNanos(WAIT_NS / 10);
            }
            return false;
        }
        long samples = arrived.length / 2;
        if (session != current) {
            if (current != null) {
                pendingLost += sampleClock.missing(nextSample, samples, arrived.arrivedNs);
            }
            current = session;
            steps = new GainSteps(session.firstGain(), session.steps());
            session.request(wanted); // what was asked for while it opened
            serial = session.serial();
        } else {
            pendingLost += arrived.droppedBefore / 2;
        }
        pendingLost += session.takeLostSamples();
        recovery.heard(session);
        sampleClock.arrived(nextSample + pendingLost + samples, arrived.arrivedNs);
        pendingLost += sampleClock.overdue(arrived.arrivedNs);
        gain = steps == null ? null : steps.of(sampleClock.takenNs(nextSample + pendingLost), arrived.arrivedNs);
        block = arrived;
        used = 0;
        return true;
    }

    private void copy(IqBlock into, int most) {
        BlockPool.Block from = block;
        HackRfSession session = current;
        if (from == null || session == null) {
            return;
        }
        int samples = Math.min(most, from.length / 2 - used);
        for (int i = 0, b = from.from + 2 * used; i < 2 * samples; i++, b++) {
            into.iq[i] = from.bytes[b] * SCALE;
        }
        into.samples = samples;
        into.lostBefore = pendingLost;
        into.firstSample = nextSample + pendingLost;
        into.atNs = sampleClock.atNs(into.firstSample);
        into.arrivedNs = from.arrivedNs;
        into.gain = gain;
        into.dbmOffsetDb = gain == null ? Double.NaN : scale.dbmOffsetDb(gain);
        lost += pendingLost;
        nextSample = into.firstSample + samples;
        received += samples;
        pendingLost = 0;
        used += samples;
        if (used >= from.length / 2) {
            block = null;
            BlockPool pool = session.pool();
            if (pool != null) {
                pool.giveBack(from);
            }
        }
    }

    /** Reports a new state or reason at once, losses at most once a second. */
    private void tell() {
        boolean changed = recovery.state() != toldState || !recovery.detail().equals(toldDetail);
        long nowNs = clock.nowNs();
        boolean lostMore = lost != toldLost && nowNs - toldNs >= TELL_NS;
        if (recovery.detail().isEmpty() || !(changed || lostMore)) {
            return;
        }
        toldState = recovery.state();
        toldDetail = recovery.detail();
        String detail = lost == toldLost ? toldDetail : toldDetail + "; " + (lost - toldLost) + " samples lost";
        toldLost = lost;
        toldNs = nowNs;
        watcher.changed(toldState, detail, received, lost);
    }

    /** Ends reading and closes the radio, waiting at most 2 s for a libhackrf that hangs. */
    @Override
    public void close() {
        closed = true;
        recovery.shut();
    }
}
