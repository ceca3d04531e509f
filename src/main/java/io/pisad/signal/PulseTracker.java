package io.pisad.signal;

import io.pisad.model.Pulse;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Follows the channel's envelope reading by reading, with the base it is compared with, and publishes pulses.
 *
 * <p>It is looked at on two scales: finely, and coarsely for weak pulses of 8 ms and more, which count where the fine
 * scale saw none.
 */
final class PulseTracker {
    /** Mean of a fine pulse over the reference, signal and noise: 6 dB SNR. */
    private static final double CANDIDATE = 1 + 3.98;

    private static final double CLIPPED_SHARE = 0.001;
    private static final long NONE = Long.MIN_VALUE;
    private static final double COARSE_STEP_S = 250e-6;
    private static final double SLOW = 0.2;
    private static final double REFERENCE_NOW = 0.7;

    private final Envelope envelope;
    private final PulseScale fine;
    private final PulseScale coarse;
    private final QuietLevel quiet;
    private final DoubleToLongFunction timeNs;
    private final ReadingSink sink;
    private final DoubleUnaryOperator inBand;
    private final int factor;
    private final double bandSampleNs;

    private int steps;
    private double slow;
    private long stepZero = NONE;
    private double fineEnd = Double.NEGATIVE_INFINITY;
    private double dbmOffsetDb;

    /**
     * @param inBand sample index in the stream of an index in the part since its restart
     * @param timeNs of a sample index in the stream
     */
    PulseTracker(
            Part part, Envelope envelope, DoubleUnaryOperator inBand, DoubleToLongFunction timeNs, ReadingSink sink) {
        ChannelPlan plan = part.plan();
        this.inBand = inBand;
        factor = part.factor();
        this.envelope = envelope;
        this.timeNs = timeNs;
        this.sink = sink;
        int step = envelope.step();
        int steps = Math.max(1, (int) Math.round(COARSE_STEP_S * plan.sampleRateHz() / step));
        fine = new PulseScale(PulseFinder.fine(plan, step), 1, step);
        coarse = new PulseScale(PulseFinder.coarse(plan, steps * step), steps, step);
        quiet = new QuietLevel(plan.readingPeriodS(), plan.bandwidthHz() * plan.readingPeriodS());
        bandSampleNs = 1e9 / part.bandHz();
    }

    /** Starts afresh with the samples from index {@code valid} of the buffer on; an open pulse is dropped. */
    void restart(int valid) {
        envelope.reset(valid);
        fine.reset();
        coarse.reset();
        stepZero = NONE;
        fineEnd = Double.NEGATIVE_INFINITY;
        slow = 0;
    }

    /** Forgets the channel's quiet level, as after a gain step. */
    void forget() {
        quiet.reset();
    }

    /** Tells that the buffer was moved down by {@code samples}. */
    void slide(int samples) {
        envelope.slide(samples);
    }

    /**
     * Follows one reading.
     *
     * @param end where the reading ends in the buffer
     * @param origin index since the restart of the buffer's first sample
     * @param reference noise in the channel's bandwidth during this reading
     * @param clippedSamples of this reading
     */
    void follow(float[] re, float[] im, int end, long origin, double reference, long clippedSamples, double offsetDb) {
        steps = envelope.run(re, im, end);
        if (steps == 0) {
            return;
        }
        if (stepZero == NONE) {
            stepZero = origin + envelope.endOf(0) - envelope.length() / 2;
        }
        dbmOffsetDb = offsetDb;
        slow = slow == 0 ? reference : slow + SLOW * (reference - slow);
        double base = Math.max(Math.max(REFERENCE_NOW * reference, slow), quiet.power());
        fine.begin(base, reference, clippedSamples);
        coarse.begin(base, reference, clippedSamples);
        double sum = 0;
        for (int n = 0; n < steps; n++) {
            float power = envelope.power()[n];
            sum += power;
            boolean ended = fine.step(power);
            boolean coarseEnded = coarse.step(power);
            if (ended || coarseEnded) {
                publish(ended, coarseEnded, (double) origin + envelope.endOf(n));
            }
        }
        quiet.add(sum / steps);
        fine.end();
        coarse.end();
    }

    /** Number of steps of the envelope in the reading followed last. */
    int steps() {
        return steps;
    }

    /** Sample index in the stream of the middle of a step, counted since the restart. */
    double middleOf(double step) {
        return inBand.applyAsDouble(stepZero + step * envelope.step());
    }

    /** Publishes a pulse that is open at the end of the stream, {@code end} samples since the restart. */
    void finish(long end) {
        publish(fine.finish(), coarse.finish(), (double) end);
    }

    private void publish(boolean ended, boolean coarseEnded, double knownAt) {
        if (ended && fine.finder().meanPower() >= CANDIDATE * fine.reference()) {
            fineEnd = stepZero + fine.endSample();
            publish(fine, knownAt);
        }
        if (coarseEnded && fine.finder().quiet() && fineEnd < stepZero + coarse.startSample()) {
            publish(coarse, knownAt);
        }
    }

    private void publish(PulseScale scale, double knownAt) {
        double start = inBand.applyAsDouble(stepZero + scale.startSample());
        double width = (scale.endSample() - scale.startSample()) * factor;
        sink.pulse(new Pulse(
                timeNs.applyAsLong(inBand.applyAsDouble(knownAt)),
                timeNs.applyAsLong(start),
                Math.round(start),
                Math.round(width * bandSampleNs),
                Window.db(scale.finder().meanPower()),
                Window.db(scale.finder().peakPower()),
                Window.db(scale.reference()),
                dbmOffsetDb,
                scale.clipped() > CLIPPED_SHARE * width));
    }
}
