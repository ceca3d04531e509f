package io.pisad.signal;

import io.pisad.model.Candidate;
import java.util.function.DoubleToLongFunction;

/**
 * Finds candidates: what noise alone shows no more often than the false-alarm setting allows, all tests together.
 *
 * <p>The setting is divided equally among the tests that the kind of beacon calls for: {@link LevelTest}, {@link
 * PulseBank}, {@link TrainFold} (by its number of pulse lengths again). Works on the readings, about 1,000 a second, and
 * on the envelope's steps for a pulse's beginning; allocates nothing but the candidates. A gap, a gain step and digital
 * silence start it afresh. A LEVEL is repeated every half second and a TRAIN every 4 s while it lasts: a run of them is
 * one alarm. A hopping signal ({@link Hopping}) is neither pulse nor train.
 */
final class CandidateFinder {
    private static final double[] BASES_S = {0.25, 1, 4};
    private static final double HANG_S = 0.02;

    /** The quietest reading of a second says what the noise is within this factor: 1.5 was felt in six hours of noise. */
    private static final double QUIET = 2;

    private final DoubleToLongFunction timeNs;
    private final ReadingSink sink;
    private final double periodS;
    private final GuardGroups groups;
    private final PulseTracker tracker;
    private final FineEnvelope fine;
    private final PowerHistory history;
    private final long[] firstStep;
    private final QuietLevel channelQuiet;
    private final QuietLevel guardQuiet;
    private final LevelTest level;
    private final PulseBank bank;
    private final Hopping hopping;
    private final TrainFold[] folds;
    private final boolean levels;
    private final boolean pulsed;
    private double endSample;
    private double dbmOffsetDb;

    CandidateFinder(
            CandidatePlan wanted,
            Part part,
            Spectrum spectrum,
            Envelope envelope,
            PulseTracker tracker,
            DoubleToLongFunction timeNs,
            ReadingSink sink) {
        this.timeNs = timeNs;
        this.sink = sink;
        this.tracker = tracker;
        ChannelPlan plan = part.plan();
        periodS = plan.readingPeriodS();
        groups = new GuardGroups(spectrum, part);
        double alarmsPerS = wanted.alarmsPerS();
        levels = wanted.levels();
        pulsed = wanted.pulsed();
        level = new LevelTest(groups, spectrum.channelShape(), periodS, alarmsPerS);
        double stepsPerReading = plan.sampleRateHz() * periodS / envelope.step();
        double shape = envelope.shapePerStep() * stepsPerReading;
        int[] widths = wanted.widths(periodS);
        var bases = new int[BASES_S.length];
        for (int n = 0; n < bases.length; n++) {
            bases[n] = (int) Math.ceil(BASES_S[n] / periodS);
        }
        int hang = (int) Math.ceil(HANG_S / periodS);
        int longest = widths[widths.length - 1];
        fine = new FineEnvelope((int) (stepsPerReading * (3 * longest + 2 * hang)));
        history = new PowerHistory((int) ((TrainFold.LENGTH_S + TrainFold.EVERY_S) / periodS) + longest + 2);
        firstStep = new long[Integer.highestOneBit((int) ((TrainFold.LENGTH_S + TrainFold.EVERY_S) / periodS)) << 1];
        channelQuiet = new QuietLevel(periodS, shape);
        guardQuiet = new QuietLevel(periodS, groups.wholeShape());
        bank = new PulseBank(history, widths, bases, shape, alarmsPerS * periodS, hang);
        hopping = new Hopping(groups, periodS, bases, alarmsPerS * periodS, hang);
        int[] trainWidths = wanted.trains() ? wanted.trainWidths(periodS) : new int[0];
        folds = new TrainFold[trainWidths.length];
        for (int n = 0; n < folds.length; n++) {
            folds[n] = new TrainFold(
                    history,
                    trainWidths[n],
                    wanted.shortestPeriodS() / periodS,
                    wanted.longestPeriodS() / periodS,
                    1 / periodS,
                    shape,
                    alarmsPerS * TrainFold.EVERY_S / folds.length);
        }
    }

    /** Starts afresh after a gap. */
    void restart() {
        fine.reset();
        history.reset();
        channelQuiet.reset();
        guardQuiet.reset();
        level.reset();
        bank.reset();
        hopping.reset();
        for (TrainFold fold : folds) {
            fold.reset();
        }
    }

    /** Whether a pulse of that signal over noise is a visit of a hopping signal. */
    boolean hopping(double snr) {
        return pulsed && hopping.hopping(snr);
    }

    /** Takes a whole reading, when spectrum and tracker have measured it. */
    void take(Spectrum spectrum, float[] envelope, double readingEnd, double offsetDb) {
        endSample = readingEnd;
        dbmOffsetDb = offsetDb;
        groups.measure(spectrum);
        if (levels && level.add(spectrum.channelPower()) && !hopping.visited(level.snr())) {
            long now = timeNs.applyAsLong(endSample);
            long lengthNs = Math.round(LevelTest.LENGTH_S * 1e9);
            publish(Candidate.Kind.LEVEL, now - lengthNs, lengthNs, 0, level.snr(), level.signal());
        }
        if (tracker.steps() > 0) {
            pulses(envelope, tracker.steps());
        }
    }

    private void pulses(float[] envelope, int steps) {
        double sum = 0;
        firstStep[(int) history.count() & (firstStep.length - 1)] = fine.count();
        for (int n = 0; n < steps; n++) {
            fine.add(envelope[n]);
            sum += envelope[n];
        }
        history.add(sum / steps, groups.mean());
        channelQuiet.add(sum / steps);
        guardQuiet.add(groups.mean());
        hopping.advance();
        if (bank.advance(QUIET * channelQuiet.power(), guardQuiet.power())) {
            hopping.heard(bank);
            if (pulsed && !hopping.hopping(bank.ratio() - 1)) {
                pulse();
            }
        }
        trains();
    }

    private void pulse() {
        long from = stepOf(bank.start());
        int steps = (int) (stepOf(bank.start() + bank.width()) - from);
        long startNs = stepNs(fine.strongest(from, steps));
        long widthNs = Math.round(bank.width() * periodS * 1e9);
        publish(Candidate.Kind.PULSE, startNs, widthNs, 0, bank.ratio() - 1, (bank.ratio() - 1) * bank.noise());
    }

    private void trains() {
        TrainFold best = null;
        for (TrainFold fold : folds) {
            if (fold.advance() && (best == null || fold.score() > best.score())) {
                best = fold;
            }
        }
        if (best != null && !hopping.hopping(best.ratio() - 1)) {
            publish(
                    Candidate.Kind.TRAIN,
                    stepNs(stepOf(best.start())),
                    Math.round(best.width() * periodS * 1e9),
                    Math.round(best.period() * periodS * 1e9),
                    best.ratio() - 1,
                    (best.ratio() - 1) * best.noise());
        }
    }

    private long stepOf(long reading) {
        return reading >= history.count() ? fine.count() : firstStep[(int) reading & (firstStep.length - 1)];
    }

    private long stepNs(long step) {
        return timeNs.applyAsLong(tracker.middleOf(step - 0.5));
    }

    private void publish(Candidate.Kind kind, long startNs, long widthNs, long periodNs, double snr, double signal) {
        sink.candidate(new Candidate(
                timeNs.applyAsLong(endSample),
                kind,
                startNs,
                widthNs,
                periodNs,
                Window.db(snr),
                Window.db(Math.max(0, signal)) + dbmOffsetDb));
    }
}
