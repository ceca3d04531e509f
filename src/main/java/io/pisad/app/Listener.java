package io.pisad.app;

import io.pisad.model.Candidate;
import io.pisad.model.Clock;
import io.pisad.model.EventSink;
import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import io.pisad.model.Pulse;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.SignalReading;
import io.pisad.signal.BandPower;
import io.pisad.signal.CandidatePlan;
import io.pisad.signal.ChannelMeter;
import io.pisad.signal.ChannelPlan;
import io.pisad.signal.ReadingSink;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Samples in, readings out: reads the source, feeds the channel meter and publishes what it measures.
 *
 * <p>Owned by {@code pisad-sdr} ({@link #run}), or by the lock-step driver ({@link #readUntil}); never by both.
 */
final class Listener implements Runnable {
    /** Read in pieces of at most this long, so that a reading is never late by more. */
    private static final double PIECE_S = 0.01;

    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(60);

    private final IqSource source;
    private final IqStream stream;
    private final ChannelMeter meter;
    private final BandPower band;
    private final RadioNews news;
    private final AutomaticGain gain;
    private final Clock clock;
    private final IqBlock block;
    private final long startNs;
    private final int pieceSamples;
    private volatile boolean stopping;
    private volatile boolean ended;
    private final Histogram publishTimes = new Histogram(LONGEST_NS, 3);
    private final AtomicLong receivedSamples = new AtomicLong();
    private final AtomicLong lostSamples = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();

    Listener(
            IqSource source,
            ChannelPlan plan,
            CandidatePlan candidates,
            EventSink sink,
            RadioNews news,
            AutomaticGain gain,
            Clock clock,
            long startNs) {
        this.source = source;
        this.news = news;
        this.gain = gain;
        this.clock = clock;
        this.startNs = startNs;
        stream = source.stream();
        pieceSamples = (int) Math.max(1, Math.round(stream.sampleRateHz() * PIECE_S));
        block = new IqBlock(pieceSamples);
        band = new BandPower(stream.railHigh());
        meter = new ChannelMeter(plan, candidates, startNs, new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {
                readings.incrementAndGet();
                sink.offer(reading);
            }

            @Override
            public void pulse(Pulse pulse) {
                sink.offer(pulse);
            }

            @Override
            public void candidate(Candidate candidate) {
                sink.offer(candidate);
            }
        });
    }

    /** From the samples' arrival to their readings on the ring; only after the reading thread has ended. */
    Histogram publishTimes() {
        return publishTimes;
    }

    /** Full-band figures of what was read from a source that is not live; only after the reading thread has ended. */
    BandPower band() {
        return band;
    }

    /** What the 10th percentile of the noise reference must be raised by. */
    double floorBiasDb() {
        return meter.referenceP10BiasDb();
    }

    boolean ended() {
        return ended;
    }

    long receivedSamples() {
        return receivedSamples.get();
    }

    long lostSamples() {
        return lostSamples.get();
    }

    long readings() {
        return readings.get();
    }

    /** A live source says itself when it is heard. */
    void announceStart() {
        if (!stream.live()) {
            news.tell(new RadioChange(startNs, RadioState.LISTENING, 0, 0, stream.name()));
        }
    }

    /**
     * Lock step: reads all samples before {@code untilNs}.
     *
     * @return false once the stream has ended
     */
    boolean readUntil(long untilNs) throws IOException {
        long due = (long) ((untilNs - startNs) * 1e-9 * stream.sampleRateHz());
        while (!ended && position() < due) {
            readPiece((int) Math.min(pieceSamples, due - position()));
        }
        return !ended;
    }

    /** The loop of {@code pisad-sdr}: to the end of the stream, at the pace of the samples, until stopped. */
    @Override
    public void run() {
        announceStart();
        try {
            while (!stopping && !ended) {
                readPiece(pieceSamples);
                if (!stream.live()) {
                    waitFor(atNs(position()));
                }
            }
            news.endRun();
        } catch (IOException e) {
            end(Main.oneLine(e));
        }
        news.settle();
    }

    void stop() {
        stopping = true;
    }

    private void readPiece(int samples) throws IOException {
        news.flush();
        if (source.read(block, samples)) {
            if (block.samples > 0) {
                take();
            }
        } else {
            meter.finish();
            end("end of " + stream.name());
        }
    }

    private void take() {
        news.block(block, stream, block.atNs != 0 ? block.atNs : atNs(block.firstSample));
        meter.feed(block);
        gain.feed(block);
        if (!stream.live()) {
            band.feed(block);
        }
        if (block.arrivedNs != 0) {
            publishTimes.recordValue(Math.max(0, Math.min(LONGEST_NS, clock.nowNs() - block.arrivedNs)));
        }
        receivedSamples.addAndGet(block.samples);
        lostSamples.addAndGet(block.lostBefore);
    }

    private long atNs(long sample) {
        return startNs + Math.round(sample / stream.sampleRateHz() * 1e9);
    }

    private long position() {
        return receivedSamples.get() + lostSamples.get();
    }

    private void end(String detail) {
        ended = true;
        news.endRun();
        news.tell(new RadioChange(clock.nowNs(), RadioState.ABSENT, receivedSamples(), lostSamples(), detail));
    }

    private void waitFor(long dueNs) {
        while (!stopping) {
            long leftNs = dueNs - clock.nowNs();
            if (leftNs <= 0) {
                return;
            }
            LockSupport.parkNanos(this, Math.min(leftNs, TimeUnit.MILLISECONDS.toNanos(20)));
        }
    }
}
