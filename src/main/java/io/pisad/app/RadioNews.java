package io.pisad.app;

import io.pisad.model.Clock;
import io.pisad.model.Event;
import io.pisad.model.EventSink;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioReport;
import io.pisad.model.RadioState;
import io.pisad.sdr.RadioWatcher;
import io.pisad.signal.Rails;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * What happened to the radio and its samples, as events: changes at once, counts once a second and at each gain step.
 *
 * <p>None is ever lost: what a full ring refuses is offered again with the next samples. Owned by the thread that reads.
 */
final class RadioNews implements RadioWatcher {
    private static final System.Logger LOG = System.getLogger(RadioNews.class.getName());
    private static final double RUN_S = 1;
    private static final long LAST_NS = 1_000_000_000;

    private final EventSink sink;
    private final Clock clock;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private final IqBlock run = new IqBlock(0);
    private long received;
    private long lost;
    private long clipped;
    private long endNs;

    RadioNews(EventSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public void changed(RadioState state, String detail, long receivedSamples, long lostSamples) {
        LOG.log(System.Logger.Level.INFO, "radio " + state + ": " + detail);
        tell(new RadioChange(clock.nowNs(), state, receivedSamples, lostSamples, detail));
    }

    void tell(Event event) {
        waiting.add(event);
        flush();
    }

    /** Offers again what was refused. */
    void flush() {
        while (!waiting.isEmpty() && sink.offer(waiting.getFirst())) {
            waiting.removeFirst();
        }
    }

    /** At the end of the reading thread: offers what waits until it is taken, for at most a second. */
    void settle() {
        long untilNs = System.nanoTime() + LAST_NS;
        flush();
        while (!waiting.isEmpty() && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(this, 1_000_000);
            flush();
        }
    }

    /** Counts a block before it is measured: a gain step ends the run before it. */
    void block(IqBlock block, IqStream stream, long atNs) {
        if (received > 0
                && (!Objects.equals(block.gain, run.gain) || received + lost >= RUN_S * stream.sampleRateHz())) {
            endRun();
        }
        if (received == 0) {
            run.firstSample = block.firstSample;
            run.gain = block.gain;
        }
        received += block.samples;
        lost += block.lostBefore;
        clipped += Rails.count(block, stream.railHigh());
        endNs = atNs + Math.round(block.samples * 1e9 / stream.sampleRateHz());
    }

    /** Reports the run so far, if there is one. */
    void endRun() {
        if (received > 0) {
            tell(new RadioReport(endNs, run.firstSample, received, lost, clipped, run.gain, Double.NaN));
            received = 0;
            lost = 0;
            clipped = 0;
        }
    }
}
