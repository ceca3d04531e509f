package io.pisad.signal;

import io.pisad.model.IqBlock;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import org.jspecify.annotations.Nullable;

/**
 * Measures one channel: a {@link SignalReading} per period and a {@link Pulse} per pulse.
 *
 * <p>Used by one thread. A narrow channel in a fast stream is measured in a decimated {@link Part} of it. Samples are
 * collected per reading behind the end of the reading before, so that frames and filter run on; lost samples, a gain step
 * (and samples of unknown gain, which make no reading at all) and digital silence start everything afresh. Nothing is
 * allocated but the
 * records. All times are the time of sample 0 plus the sample's index over the rate; a live source says where its samples
 * lie, and its newest word counts.
 */
public final class ChannelMeter {
    private static final double CLIPPED_SHARE = 0.001;

    private final ChannelPlan plan;
    private final ReadingSink sink;
    private final DcRemoval dc;
    private final @Nullable Decimator decimator;
    private final Part part;
    private final Spectrum spectrum;
    private final Envelope envelope;
    private final PulseTracker pulses;
    private final CandidateFinder candidates;
    private final int period;
    private final int history;
    private final float[] bandRe;
    private final float[] bandIm;
    private final float[] re;
    private final float[] im;

    /** Time of sample 0; follows the clock of a radio that is live. */
    private long zeroNs;

    private int filled;
    private int partFilled;
    private int valid;
    private long readingFirst;
    private long restartFirst;
    private long partFirst;
    private double dbmOffsetDb = Double.NaN;
    private long clipped;
    private boolean silent = true;
    private float firstI;
    private float firstQ;

    /** With the usual candidates. */
    public ChannelMeter(ChannelPlan plan, long streamStartNs, ReadingSink sink) {
        this(plan, CandidatePlan.USUAL, streamStartNs, sink);
    }

    /**
     * @param streamStartNs monotonic time of sample 0
     * @param sink called from {@link #feed} and {@link #finish}
     * @throws IllegalArgumentException if the band leaves no room for a noise reference
     */
    public ChannelMeter(ChannelPlan plan, CandidatePlan wanted, long streamStartNs, ReadingSink sink) {
        this.plan = plan;
        zeroNs = streamStartNs;
        this.sink = sink;
        dc = new DcRemoval(plan.sampleRateHz());
        period = plan.periodSamples();
        int factor = Part.factor(plan);
        decimator = factor == 1
                ? null
                : new Decimator(plan.sampleRateHz(), factor, plan.offsetHz(), Part.halfWidthHz(plan, factor), period);
        part = decimator == null ? Part.whole(plan) : Part.of(plan, factor, decimator);
        spectrum = new Spectrum(part);
        envelope = new Envelope(part.plan());
        pulses = new PulseTracker(part, envelope, this::inBand, this::timeNs, marking(sink));
        candidates = new CandidateFinder(wanted, part, spectrum, envelope, pulses, this::timeNs, sink);
        history = Math.max(spectrum.size(), envelope.length());
        re = new float[history + period / factor];
        im = new float[history + period / factor];
        bandRe = new float[decimator == null ? 0 : period];
        bandIm = new float[decimator == null ? 0 : period];
        restart(0);
    }

    /** How far the 10th percentile of the reference in dB lies below the mean noise power, on white noise. */
    public double referenceP10BiasDb() {
        return spectrum.noise().p10BiasDb();
    }

    /** Takes the next block of the stream. */
    public void feed(IqBlock block) {
        if (block.atNs != 0) {
            zeroNs = block.atNs - Math.round(block.firstSample * 1e9 / plan.sampleRateHz());
        }
        boolean gainStep = Double.compare(block.dbmOffsetDb, dbmOffsetDb) != 0;
        if (block.lostBefore > 0 || block.firstSample != readingFirst + filled || gainStep) {
            complete();
            if (gainStep) {
                dc.reset();
                pulses.forget();
            }
            dbmOffsetDb = block.dbmOffsetDb;
            restart(block.firstSample);
        }
        if (Double.isNaN(dbmOffsetDb)) {
            begin(block.firstSample + block.samples);
            return; // a gain step is under way: no level can be made of these
        }
        for (int at = 0; at < block.samples; ) {
            int n = Math.min(block.samples - at, period - filled);
            take(block.iq, at, n);
            at += n;
            if (filled == period) {
                complete();
            }
        }
    }

    /** Ends the stream: the last partial reading and an open pulse are published. */
    public void finish() {
        complete();
        pulses.finish(partFirst);
    }

    private void take(float[] iq, int from, int count) {
        if (filled == 0) {
            firstI = iq[2 * from];
            firstQ = iq[2 * from + 1];
            silent = true;
        }
        for (int n = from; silent && n < from + count; n++) {
            silent = iq[2 * n] == firstI && iq[2 * n + 1] == firstQ;
        }
        clipped += Rails.count(iq, from, count, plan.railHigh());
        if (decimator == null) {
            samples(iq, from, count, re, im, history + filled);
            partFilled += count;
        } else {
            samples(iq, from, count, bandRe, bandIm, 0);
            partFilled += decimator.run(bandRe, bandIm, 0, count, re, im, history + partFilled);
        }
        filled += count;
    }

    private void samples(float[] iq, int from, int count, float[] toRe, float[] toIm, int to) {
        if (!silent) {
            // What was taken while the reading looked silent is a constant: at most one line in a few frames.
            dc.remove(iq, from, count, toRe, toIm, to);
        } else {
            java.util.Arrays.fill(toRe, to, to + count, 0);
            java.util.Arrays.fill(toIm, to, to + count, 0);
        }
    }

    /** Publishes the reading that was collected, if any, and makes room for the next. */
    private void complete() {
        int samples = filled;
        if (samples == 0) {
            return;
        }
        long first = readingFirst;
        if (silent) {
            publish(first, samples, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
            restart(first + samples);
            return;
        }
        int end = history + partFilled;
        // A reading cut short counts if it is not a mere crumb of a frame.
        if (4 * partFilled >= spectrum.size() && spectrum.measure(re, im, history, valid, end)) {
            publish(
                    first,
                    samples,
                    Window.db(spectrum.channelPower()),
                    Window.db(spectrum.referencePower()),
                    Window.db(spectrum.peakPower()));
            pulses.follow(re, im, end, partFirst - history, spectrum.referencePower(), clipped, dbmOffsetDb);
            if (samples == period) {
                candidates.take(spectrum, envelope.power(), (double) first + samples, dbmOffsetDb);
            }
        }
        System.arraycopy(re, partFilled, re, 0, history);
        System.arraycopy(im, partFilled, im, 0, history);
        pulses.slide(partFilled);
        valid = Math.max(0, valid - partFilled);
        partFirst += partFilled;
        begin(first + samples);
    }

    private void publish(long first, int samples, double channelDbfs, double referenceDbfs, double peakDbfs) {
        double share = (double) clipped / samples;
        Quality quality = silent ? Quality.SILENT : share > CLIPPED_SHARE ? Quality.CLIPPED : Quality.GOOD;
        sink.reading(new SignalReading(
                timeNs(first + samples / 2.0),
                first,
                samples,
                channelDbfs,
                referenceDbfs,
                peakDbfs,
                share,
                dbmOffsetDb,
                quality));
    }

    private void restart(long firstSample) {
        valid = history;
        if (decimator != null) {
            decimator.reset();
            valid += decimator.settling();
        }
        restartFirst = firstSample;
        partFirst = 0;
        pulses.restart(valid);
        candidates.restart();
        begin(firstSample);
    }

    private void begin(long firstSample) {
        readingFirst = firstSample;
        filled = 0;
        partFilled = 0;
        clipped = 0;
        silent = true;
    }

    private ReadingSink marking(ReadingSink marked) {
        return new ReadingSink() {
            @Override
            public void reading(SignalReading reading) {
                marked.reading(reading);
            }

            @Override
            public void pulse(Pulse pulse) {
                double snr = StrictMath.pow(10, (pulse.meanDbfs() - pulse.referenceDbfs()) / 10) - 1;
                marked.pulse(candidates.hopping(snr) ? pulse.withHopping(true) : pulse);
            }
        };
    }

    private double inBand(double partSample) {
        return restartFirst + (decimator == null ? partSample : decimator.firstMiddle() + partSample * part.factor());
    }

    private long timeNs(double sample) {
        return zeroNs + Math.round(sample * 1e9 / plan.sampleRateHz());
    }
}
