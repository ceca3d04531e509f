package io.pisad.homing;

import io.pisad.model.BeaconKind;
import io.pisad.model.Pulse;
import io.pisad.model.PulseComb;
import io.pisad.model.Settings;
import io.pisad.model.SignalPicture;
import io.pisad.model.Tick;

/**
 * Whether the beacon is heard (FR7).
 *
 * <pre>
 * level:  __/~~~~~~~\__   detected: trigger over the percentile floor AND over the simultaneous reference, sustained
 *                         dropped:  under the drop level, sustained
 * pulses: __|_|_|_|____   detected: as many as {@link PulseRhythm} asks for, each over the trigger
 *                         dropped:  none over the drop level for the loss time
 * </pre>
 *
 * <p>A drop ends DETECTING. HOMING and HOLDING end when the beacon is lost: for the loss time no pulse, or no level, over
 * the lower heard level, by the floor and by the reference. A beacon as strong as the noise is heard, and who turns back
 * wherever it is weak finds it late or not at all. What is under the drop level must last, or come in the beat and with
 * the width of the pulses over it: a splash or somebody else's click is not the beacon.
 *
 * <p>Where others send pulses too, only those of a train that keeps the beacon's period and stands out count
 * ({@link PulseComb}); another train's never keep HOMING alive.
 *
 * <p>Levels count for continuous and unknown beacons, pulses for pulsed, burst and unknown ones. The confidence is the
 * probability that the level is truly over the drop level: normal, scatter = the last 2 s about their trend, at least 1
 * dB; for pulses the share of the expected pulses of the last five periods that was over the drop level.
 */
final class Detector {
    /** A pulse of an unknown beacon is shorter than this. */
    private static final double UNKNOWN_PULSE_S = 1;
    /** Two pulses belong together within this. */
    private static final double PAIR_S = 60;

    private static final double BURST_PAIR_S = 240;
    private static final double BURST_PERIOD_S = 50;
    private static final double DUE_PERIODS = 2.2;
    /** After a pulse this little over the heard level ... */
    private static final double WEAK_DB = 10;
    /** ... silence is a fade a period earlier: after a stronger one a pulse was rather missed. */
    private static final double DUE_WEAK_PERIODS = 1.2;

    private static final double WIDTH_FACTOR = 2;
    private static final double BEAT_SHARE = 0.1;
    private static final double TICK_S = Tick.PERIOD_NS / 1e9;
    private static final double MOST_DUE = 0.7;
    private static final double LEAST_SCATTER_DB = 1;

    private Settings.Signal limits;
    private final BeaconKind kind;
    private final Sustain rise;
    private final Sustain fall;
    /** How much longer than not a level was over the heard level lately, at most twice what must last. */
    private double weakS;

    private final PulseComb comb;
    /** All that are strong, whoever sent them. */
    private final PulseRhythm strong;
    /** Of those the ones that are the beacon's by its period. */
    private final PulseRhythm strongInBeat;
    /** Over the drop level: what keeps a detection. */
    private final PulseTrain overDrop = new PulseTrain();

    /** Over the heard level and in the beat of those: what keeps HOMING. */
    private final PulseTrain heard = new PulseTrain();

    /** Whether the beacon stood out while it was flown to. */
    private boolean certain;

    private double floorDbm = Double.NaN;
    private boolean detected;
    private boolean byPulses;
    private long levelHeardNs = Long.MIN_VALUE;
    private long loudNs = Long.MIN_VALUE;
    private boolean given;
    private long givenNs = Long.MIN_VALUE;
    private double lossTimeS;
    private double periodS = Double.NaN;
    private double jitterS;
    private long widthNs;
    private double confidencePercent = Double.NaN;
    private double snrDb = Double.NaN;
    private double pulseSnrDb = Double.NaN;
    private double levelOverDb = Double.NaN;
    private double pulseOverDb = Double.NaN;

    Detector(Settings settings) {
        limits = settings.signal();
        kind = settings.radio().beacon();
        comb = new PulseComb(kind, settings.pulses());
        strong = new PulseRhythm(settings.pulses(), kind == BeaconKind.BURST);
        strongInBeat = new PulseRhythm(settings.pulses(), kind == BeaconKind.BURST);
        rise = new Sustain(limits.sustainS());
        fall = new Sustain(limits.sustainS());
        lossTimeS = limits.lossTimeS();
    }

    /** One that takes the beacon as detected until HOMING begins; from then on it may be lost as any other. */
    static Detector acquired(Settings settings) {
        var detector = new Detector(settings);
        detector.given = true;
        return detector;
    }

    /** HOMING begins: what was given counts as heard now. */
    void onHoming(long nowNs) {
        if (given) {
            given = false;
            givenNs = nowNs;
            levelHeardNs = nowNs;
            byPulses = kind == BeaconKind.PULSED || kind == BeaconKind.BURST;
        }
    }

    /** Takes other limits from now on; how long they must last does not change. */
    void use(Settings.Signal next) {
        limits = next;
    }

    /** Forgets everything heard: after a silence of the radio only what is heard anew counts. */
    void forget() {
        rise.holds(false, 0);
        fall.holds(false, 0);
        weakS = 0;
        comb.forget();
        certain = false;
        strong.forget();
        strongInBeat.forget();
        overDrop.forget();
        heard.forget();
        detected = false;
        byPulses = false;
        levelHeardNs = Long.MIN_VALUE;
        loudNs = Long.MIN_VALUE;
        levelOverDb = Double.NaN;
        pulseOverDb = Double.NaN;
        confidencePercent = Double.NaN;
        snrDb = Double.NaN;
    }

    /**
     * Takes a pulse.
     *
     * @param followed whether it is being flown to: then one that clipped is not worth following and does not count
     */
    void onPulse(Pulse pulse, boolean followed) {
        boolean its = comb.take(pulse) && keepsHoming(pulse, followed);
        if (followed && pulse.clipped()) {
            if (its) {
                loudNs = Math.max(loudNs, pulse.startNs());
                pulseOverDb = Double.POSITIVE_INFINITY;
            }
            return;
        }
        boolean counts = switch (kind) {
            case CONTINUOUS -> false;
            case PULSED, BURST -> true;
            case UNKNOWN -> pulse.widthNs() / 1e9 < UNKNOWN_PULSE_S;
        };
        double noiseDbm = Math.max(floorDbm, pulse.referenceDbfs() + pulse.dbmOffsetDb());
        double overDb = snrDb(pulse.rssiDbm(), noiseDbm);
        if (counts && !pulse.hopping() && overDb >= limits.triggerDb()) {
            strong.add(pulse);
            pulseSnrDb = overDb;
            if (its && comb.standsOut()) {
                strongInBeat.add(pulse);
            }
        }
        if (!counts
                || !its
                || pulse.hopping()
                || !(overDb >= limits.dropDb() || (overDb >= limits.heardDb() && inBeat(pulse)))) {
            return;
        }
        heard.add(pulse.startNs());
        pulseOverDb = overDb - limits.heardDb();
        if (overDb >= limits.dropDb()) {
            overDrop.add(pulse.startNs());
            widthNs = pulse.widthNs();
        }
    }

    /**
     * Whether a pulse that the comb takes keeps homing alive: among strangers, once the beacon stood out, only in its beat,
     * lest another one of its period takes its place.
     */
    private boolean keepsHoming(Pulse pulse, boolean followed) {
        boolean its = !followed || !certain || !comb.amongStrangers() || inBeat(pulse);
        certain = followed && (certain || (its && comb.standsOut()));
        return its;
    }

    /** Whether a pulse may follow the ones before: as long within a factor, and whole periods later. */
    private boolean inBeat(Pulse pulse) {
        double afterS = (pulse.startNs() - newestNs(heard)) / 1e9;
        double periods = Math.rint(afterS / periodS);
        return !heard.empty()
                && pulse.widthNs() <= WIDTH_FACTOR * widthNs
                && widthNs <= WIDTH_FACTOR * pulse.widthNs()
                && periods >= 1
                && Math.abs(afterS - periods * periodS) <= Math.max(BEAT_SHARE * periodS, 3 * jitterS);
    }

    /**
     * Takes the tick's picture.
     *
     * @param followed whether the beacon is being flown to: then levels stay levels, and pulses pulses
     */
    void onTick(SignalPicture picture, boolean followed) {
        long nowNs = picture.atNs();
        floorDbm = picture.noiseFloorDbm();
        strong.onTick(nowNs);
        strongInBeat.onTick(nowNs);
        boolean levels = kind == BeaconKind.CONTINUOUS || kind == BeaconKind.UNKNOWN;
        boolean risen =
                levels && picture.snrDb() >= limits.triggerDb() && picture.referenceSnrDb() >= limits.triggerDb();
        boolean over = levels && picture.snrDb() >= limits.dropDb();
        double leastSnrDb = Math.min(picture.snrDb(), picture.referenceSnrDb());
        boolean usable = levels && picture.levelUsable();
        boolean weak = usable && leastSnrDb >= limits.heardDb();
        weakS = Math.max(0, Math.min(2 * limits.sustainS(), weakS + (weak ? TICK_S : -TICK_S)));
        boolean lasts = weak && weakS >= limits.sustainS() - TICK_S / 2;
        levelHeardNs = lasts || (usable && leastSnrDb >= limits.dropDb()) ? nowNs : levelHeardNs;
        boolean clipped = levels && picture.clippedShare() > 0; // splatters into the reference
        loudNs = clipped ? nowNs : loudNs;
        levelOverDb = (clipped ? picture.snrDb() : leastSnrDb) - limits.heardDb();
        double unknownPeriodS = kind == BeaconKind.BURST ? BURST_PERIOD_S : Double.NaN;
        lossTimeS = overDrop.lossTimeS(limits.lossTimeS(), picture.pulses(), unknownPeriodS);
        periodS = overDrop.periodS(picture.pulses(), unknownPeriodS);
        jitterS = picture.pulses() == null || Double.isNaN(picture.pulses().jitterS())
                ? 0
                : picture.pulses().jitterS();
        boolean sustained = rise.holds(risen, nowNs);
        boolean dropped = fall.holds(!over, nowNs);
        boolean paired = paired(nowNs);
        if (detected && byPulses) {
            detected = pulseAgeS(nowNs) < lossTimeS;
        } else if (detected) {
            detected = !dropped;
        }
        if (!detected && (sustained || paired)) {
            detected = true;
            byPulses = followed ? byPulses : !sustained; // a lost level ends homing, whatever pulses there are
            snrDb = sustained ? picture.snrDb() : pulseSnrDb;
        }
        if (given) {
            detected = true;
            confidencePercent = 100;
            return;
        }
        confidencePercent = byPulses ? pulseConfidence(picture) : levelConfidence(picture, levels);
    }

    private boolean paired(long nowNs) {
        double withinS = kind == BeaconKind.BURST ? BURST_PAIR_S : PAIR_S;
        boolean regular = strong.regular(withinS, nowNs) || strongInBeat.regular(withinS, nowNs);
        return regular && pulseAgeS(nowNs) < lossTimeS;
    }

    /** Whether the beacon is detected: the debounced answer that moves between SEARCHING and DETECTING. */
    boolean detected() {
        return detected;
    }

    /** Whether it has been silent for the loss time: what ends HOMING and HOLDING (FR17). */
    boolean lost(long nowNs) {
        return !given && !(silentS(nowNs) < silenceS());
    }

    /** From one pulse to the next, NaN while none is known. */
    double periodS() {
        return periodS;
    }

    /**
     * How much of the loss time has passed since the beacon should have been heard: at once for a level, for pulses after
     * one may have been missed. What is too loud to be worth following is heard all the same.
     */
    Fade fade(long nowNs) {
        double periods = pulseOverDb < WEAK_DB ? DUE_WEAK_PERIODS : DUE_PERIODS;
        double dueS = byPulses && periodS > 0 ? Math.min(periods * periodS, MOST_DUE * silenceS()) : 0;
        double silentS = Math.min(silentS(nowNs), ageS(loudNs, nowNs));
        long heardNs = Math.max(loudNs, byPulses ? newestNs(heard) : levelHeardNs);
        double share = Math.max(0, silentS - dueS) / (silenceS() - dueS);
        return byPulses
                ? new Fade(share, heardNs, periodS, pulseOverDb)
                : new Fade(share, heardNs, Double.NaN, levelOverDb);
    }

    /** Silence that means loss. */
    private double silenceS() {
        return byPulses ? lossTimeS : limits.lossTimeS();
    }

    /** Since it was last heard, infinite when it never was. */
    private double silentS(long nowNs) {
        return ageS(byPulses ? newestNs(heard) : levelHeardNs, nowNs);
    }

    private static double ageS(long atNs, long nowNs) {
        return atNs == Long.MIN_VALUE ? Double.POSITIVE_INFINITY : (nowNs - atNs) / 1e9;
    }

    private long newestNs(PulseTrain train) {
        return train.empty() ? givenNs : Math.max(givenNs, train.newestNs());
    }

    /** What made the newest detection: the averaged level, or the newest strong pulse; NaN before one. */
    double snrDb() {
        return snrDb;
    }

    /** See the class; NaN while nothing can be said. */
    double confidencePercent() {
        return confidencePercent;
    }

    private double pulseAgeS(long nowNs) {
        return ageS(newestNs(overDrop), nowNs);
    }

    private double levelConfidence(SignalPicture picture, boolean levels) {
        if (!levels || Double.isNaN(picture.snrDb())) {
            return Double.NaN;
        }
        double scatter = picture.spreadDb() * Math.sqrt(1 - Math.min(1, Math.max(0, picture.slopeR2())));
        double sd = scatter >= LEAST_SCATTER_DB ? scatter : LEAST_SCATTER_DB;
        return 100 * Normal.below((picture.snrDb() - limits.dropDb()) / sd);
    }

    private double pulseConfidence(SignalPicture picture) {
        var pattern = picture.pulses();
        double periodS = pattern == null || Double.isNaN(pattern.periodS()) ? overDrop.periodS() : pattern.periodS();
        return 100 * overDrop.shareOf(5, periodS, picture.atNs());
    }

    private static double snrDb(double levelDbm, double noiseDbm) {
        double ratio = StrictMath.pow(10, (levelDbm - noiseDbm) / 10) - 1;
        return ratio > 0 ? 10 * StrictMath.log10(ratio) : Double.NEGATIVE_INFINITY;
    }
}
