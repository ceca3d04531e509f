package io.pisad.sdr;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.pisad.model.Clock;
import io.pisad.model.Gain;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One life of an open radio, from open to close, on a daemon thread of its own.
 *
 * <p>Every libhackrf call is made here, so that a call that hangs holds up this thread and nobody else: the reader then
 * abandons the session and starts another. Only the session closes its handle, exactly once. The callback copies and
 * returns; it takes no lock that is held around a library call.
 */
final class HackRfSession implements Runnable {
    private static final long LOOK_NS = 50_000_000;
    private static final long COUNTERS_NS = 1_000_000_000;
    private static final long STEPPING_NS = 1_000_000_000;

    private final HackRfSettings settings;
    private final List<String> libraries;
    private final Clock clock;
    private final AtomicLong lostSamples = new AtomicLong();
    private final Thread thread;

    /** Referred to here as long as C may call it. */
    private @Nullable Copier copier;

    private volatile @Nullable BlockPool pool;
    private final Queue<GainStep> steps = new ConcurrentLinkedQueue<>();
    private volatile Gain wanted;
    private volatile @Nullable GainStep underWay;
    private volatile String description = "HackRF";
    private volatile String serial = "";
    private volatile @Nullable String fault;
    private volatile boolean stopping;
    private volatile boolean resetting;
    private volatile boolean ended;

    HackRfSession(HackRfSettings settings, List<String> libraries, Clock clock) {
        this.settings = settings;
        this.libraries = libraries;
        this.clock = clock;
        wanted = settings.gain();
        thread = new Thread(this, "hackrf-session");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Where the samples arrive; null until the radio is open and set up. */
    @Nullable
    BlockPool pool() {
        return pool;
    }

    /** The radio, firmware and library. */
    String description() {
        return description;
    }

    /** The radio's serial number; empty until known. */
    String serial() {
        return serial;
    }

    /** The gain it began with. */
    Gain firstGain() {
        return settings.gain();
    }

    /** Asks for another gain. Returns at once; any thread. */
    void request(Gain gain) {
        wanted = gain;
        LockSupport.unpark(thread);
    }

    /** The gain steps that were begun, oldest first; the reader takes them off as their samples come by. */
    Queue<GainStep> steps() {
        return steps;
    }

    /** Why it ends or ended by itself, or must be ended because setting the gain hangs; null while nothing is wrong. */
    @Nullable
    String fault() {
        GainStep step = underWay;
        if (fault == null && step != null && clock.nowNs() - step.issuedNs() > STEPPING_NS) {
            return "setting the gain hangs";
        }
        return fault;
    }

    /** Whether the handle is closed (or never was open). */
    boolean ended() {
        return ended;
    }

    /** Samples the radio discarded since the last call. */
    long takeLostSamples() {
        return lostSamples.getAndSet(0);
    }

    /** Asks it to close, after rebooting the radio if told to. Returns at once. */
    void stop(boolean reset) {
        resetting = reset;
        stopping = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        try {
            LibHackRf.load(libraries);
            HackRfHandle handle = HackRfHandle.open(settings);
            try {
                receive(handle);
            } catch (HackRfException stopped) {
                fault = stopped.getMessage();
            } finally {
                if (resetting) {
                    handle.reset();
                }
                handle.close();
            }
        } catch (HackRfException refused) {
            fault = refused.getMessage();
        } catch (RuntimeException | Error bug) {
            fault = "HackRF session failed: " + bug;
        } finally {
            Reference.reachabilityFence(copier);
            ended = true;
        }
    }

    private void receive(HackRfHandle handle) throws HackRfException {
        description = handle.describe();
        serial = handle.serial();
        BlockPool blocks = new BlockPool(settings.sampleRateHz());
        Copier receiver = new Copier(blocks, clock);
        copier = receiver;
        Native.setCallbackThreadInitializer(receiver, new CallbackThreadInitializer(true, false, "hackrf-rx"));
        ShortfallCount count = new ShortfallCount(settings.sampleRateHz(), clock.nowNs());
        handle.start(receiver);
        pool = blocks;
        long looked = clock.nowNs();
        Gain inForce = settings.gain();
        while (!stopping) {
            if (wanted.equals(inForce)) {
                LockSupport.parkNanos(LOOK_NS);
            } else {
                inForce = step(handle, wanted);
            }
            int streaming = handle.streaming();
            if (streaming != LibHackRf.TRUE) {
                throw HackRfException.of("HackRF stopped", streaming);
            }
            if (clock.nowNs() - looked >= COUNTERS_NS && !stopping) {
                looked = clock.nowNs();
                lostSamples.addAndGet(handle.lostSamples(count, looked));
            }
        }
    }

    /** Tells the reader before and after, so that it knows which samples are of neither gain. */
    private Gain step(HackRfHandle handle, Gain gain) throws HackRfException {
        GainStep step = new GainStep(gain, clock.nowNs());
        steps.add(step);
        underWay = step;
        handle.gain(gain);
        step.returned(clock.nowNs());
        underWay = null;
        return gain;
    }

    /** Copies transfers into the pool: called by libhackrf's thread, which it must not hold up. */
    private record Copier(BlockPool blocks, Clock clock) implements LibHackRf.Receiver {
        @Override
        public int invoke(Pointer transfer) {
            try {
                blocks.put(transfer.getPointer(8), transfer.getInt(20), clock.nowNs());
            } catch (Throwable lost) {
                // Nothing may be thrown into C, and nothing is lost silently: no block comes, the watchdog sees it.
            }
            return 0;
        }
    }
}
