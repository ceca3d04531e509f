package io.pisad.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pulses are the beacon's when somebody else's are in its channel: those of the train that keeps its period best.
 *
 * <p>Every pulse joins the most regular train in whose beat it is, whole periods after the newest one, or begins one. A
 * train's regularity is the number of its last ten beats, about, in which a pulse came; a stranger of another period meets
 * a beat now and then only. How far off the beat a pulse may be shrinks from a tenth of the period to four times what it
 * is in this train. The train that is followed is left for another of at least three pulses, and as a rule a regular one,
 * that is clearly better: more regular, or more like what is configured. Its level says nothing, since a beacon fades and a stranger may be nearer.
 *
 * <p>While strangers are heard as well, pulses count only if their train stands out: twice as regular and alike as any
 * other, and heard in the last beats, too. So a stranger whose rate is a multiple of the beacon's is nobody, since it is as
 * regular in several trains, and two beacons of one period and width hide each other; and after the beacon's end no chance
 * meetings keep it alive. What comes soon after a beat of the train that is followed, an echo or a second pulse, is neither
 * the beacon's nor a stranger's.
 *
 * <p>Without a known period, and for bursts (their period is drawn anew each time), every pulse counts. What follows one of
 * the beacon's within 10 ms is the same keyed group, for at most twice its width. Bounded; a function of the pulses taken so
 * far; one thread.
 */
public final class PulseComb {
    private static final int MOST_TRAINS = 24;
    private static final long GROUP_NS = 10_000_000L;
    /** Of a period: the longest keyed group of unknown width. */
    private static final double LONGEST_GROUP = 0.1;

    private static final double WIDTH_FACTOR = 2;
    private static final double KEPT_A_BEAT = 0.9;
    private static final double LATELY_KEPT_A_BEAT = 0.7;
    /** Of a train heard at every beat: one more after over five missed beats is not enough. */
    private static final double HEARD_LATELY = 1.5;
    /** The same while strangers are rare. */
    private static final double HEARD_LATELY_AMONG_FEW = 1.3;

    private static final double CLEARLY = 1.3;
    private static final double STANDS_OUT = 2;
    /** About three pulses in the last ten beats. */
    private static final double REGULAR = 2.5;
    /** A single click in the last ten beats is nobody. */
    private static final double SOMEBODY = 1.5;
    /** One in the last ten beats. */
    private static final double FEW = 0.35;

    /** In the last ten beats: some of so many pulses are regular by chance. */
    private static final double DENSE = 45;

    private static final int LEAST_PULSES = 3;
    /** Of a period: how soon after the beat an echo or a second pulse comes. */
    private static final double ECHO = 0.1;

    /** By how much the period, and the logarithm of the width, may be off to be worth 1/e. */
    private static final double PERIOD_ALIKE = 0.025;

    private static final double WIDTH_ALIKE = 0.3;

    private static final double WIDEST = 0.1;
    private static final double NARROWEST = 0.01;
    private static final double NARROWEST_S = 0.005;
    private static final double DEVIATIONS = 4;
    /** More for every beat without a pulse. */
    private static final double WANDERS = 0.002;

    /** How far a pulse pulls the beat after the first ones: one that met it by chance does not carry it off. */
    private static final double PULL = 0.4;

    /** One far off the beat counts for no more than that many times the usual square. */
    private static final double OUTLYING = 2;

    private static final double SMOOTHING = 0.2;
    /** How far the period may be from the configured one. */
    private static final double DRIFT = 0.1;

    private final Settings.Pulses timing;
    private final boolean sorts;
    private final List<Train> trains = new ArrayList<>();
    private @Nullable Train followed;
    private double strangers;
    private long strangerNs;
    private long groupStartNs;
    private long groupEndNs;
    private boolean standsOut;
    private boolean amongStrangers;
    /** Whether the newest pulse was the beacon's. */
    private boolean grouped;

    /** @param timing of the beacon, as far as it is known */
    public PulseComb(BeaconKind beacon, Settings.Pulses timing) {
        this.timing = timing;
        sorts = beacon != BeaconKind.BURST && !Double.isNaN(timing.periodS());
    }

    /** Forgets all pulses. */
    public void forget() {
        trains.clear();
        followed = null;
        strangers = 0;
        grouped = false;
        standsOut = false;
        amongStrangers = false;
    }

    /** Takes the next pulse; whether it is the beacon's. Visits of a hopping signal never are. */
    public boolean take(Pulse pulse) {
        if (!sorts) {
            return true;
        }
        if (pulse.hopping()) {
            return false;
        }
        long startNs = pulse.startNs();
        long endNs = startNs + pulse.widthNs();
        if (grouped && startNs - groupEndNs <= GROUP_NS && startNs >= groupStartNs && isGroup(endNs)) {
            if (followed != null) {
                followed.widen((endNs - groupStartNs) / 1e9);
            }
        } else {
            groupStartNs = startNs;
            boolean tooLong = pulse.widthNs() / 1e9 > WIDTH_FACTOR * timing.widthS();
            grouped = tooLong ? stranger(startNs) : sort(pulse);
        }
        groupEndNs = endNs;
        return grouped;
    }

    private boolean isGroup(long endNs) {
        double mostS =
                Double.isNaN(timing.widthS()) ? LONGEST_GROUP * timing.periodS() : WIDTH_FACTOR * timing.widthS();
        return (endNs - groupStartNs) / 1e9 <= mostS;
    }

    private boolean sort(Pulse pulse) {
        long startNs = pulse.startNs();
        if (followed != null && followed.isEcho(startNs)) {
            return false;
        }
        Train train = trains.stream()
                .filter(t -> t.inBeat(startNs))
                .max(Comparator.comparingDouble(t -> t.regularity(startNs)))
                .orElseGet(() -> begin(startNs));
        train.take(startNs, pulse.widthNs() / 1e9);
        if (followed == null
                || (train.isRival(followed, startNs) && train.worth(startNs) > CLEARLY * followed.worth(startNs))) {
            followed = train;
        }
        if (train != followed) {
            return stranger(startNs);
        }
        standsOut = standsOut(train, startNs);
        double others = strangers(startNs);
        amongStrangers = others >= FEW;
        return standsOut || !amongStrangers || (others < SOMEBODY && train.lately >= HEARD_LATELY_AMONG_FEW);
    }

    private boolean standsOut(Train train, long atNs) {
        return strangers(atNs) < DENSE
                && train.regularity(atNs) >= REGULAR
                && train.lately >= HEARD_LATELY
                && trains.stream()
                        .allMatch(other -> other == train
                                || !other.isRival(train, atNs)
                                || train.worth(atNs) >= STANDS_OUT * other.worth(atNs));
    }

    /** Whether the newest pulse that was taken belongs to a train that stands out, strangers or not. */
    public boolean standsOut() {
        return standsOut;
    }

    /** Whether strangers were heard lately, at the newest pulse. */
    public boolean amongStrangers() {
        return sorts && amongStrangers;
    }

    /** How many strangers' pulses came in the last ten beats, about. */
    private double strangers(long atNs) {
        return strangers * decayed(KEPT_A_BEAT, (atNs - strangerNs) / 1e9 / timing.periodS());
    }

    private boolean stranger(long startNs) {
        standsOut = false;
        amongStrangers = true;
        strangers = strangers(startNs) + 1;
        strangerNs = startNs;
        return false;
    }

    private Train begin(long startNs) {
        if (trains.size() == MOST_TRAINS) {
            trains.stream()
                    .filter(t -> t != followed)
                    .min(Comparator.comparingDouble(t -> t.regularity(startNs)))
                    .ifPresent(trains::remove);
        }
        var train = new Train(startNs);
        trains.add(train);
        return train;
    }

    private static double decayed(double keptABeat, double beats) {
        return StrictMath.pow(keptABeat, Math.max(0, beats));
    }

    /** Pulses that came in one beat. */
    private final class Train {
        /** The beat at its newest pulse. */
        private long newestNs;

        private double periodS = timing.periodS();
        private double meanSquareS2;
        private double regularity;
        private double lately;
        private double widthS;
        private double widthBeforeS;
        private int pulses;

        Train(long startNs) {
            newestNs = startNs;
            double widestS = WIDEST * periodS;
            meanSquareS2 = widestS * widestS / (DEVIATIONS * DEVIATIONS);
        }

        private double beats(long atNs) {
            return (atNs - newestNs) / 1e9 / periodS;
        }

        private double missS(long atNs) {
            return (beats(atNs) - Math.rint(beats(atNs))) * periodS;
        }

        boolean isEcho(long atNs) {
            double laterS = (atNs - newestNs) / 1e9;
            return laterS > 0 && laterS <= ECHO * periodS;
        }

        /** Whether it may take the place of another: by chance met beats are neither many nor regular. */
        boolean isRival(Train other, long atNs) {
            return pulses >= LEAST_PULSES && (regularity(atNs) >= REGULAR || other.regularity(atNs) < REGULAR);
        }

        /** Whether it is whole beats later. */
        boolean inBeat(long atNs) {
            double jitterS = Double.isNaN(timing.jitterS()) ? 0 : 3 * timing.jitterS();
            double leastS = Math.max(jitterS, Math.max(NARROWEST_S, NARROWEST * periodS));
            double mostS = Math.max(jitterS, WIDEST * periodS);
            double beats = Math.rint(beats(atNs));
            double usualS = DEVIATIONS * Math.sqrt(meanSquareS2) + beats * WANDERS * periodS;
            double allowedS = Math.max(leastS, Math.min(mostS, usualS));
            return beats >= 1 && Math.abs(missS(atNs)) <= allowedS;
        }

        void take(long atNs, double itsWidthS) {
            double beats = Math.rint(beats(atNs));
            double missS = missS(atNs);
            double pull = Math.max(PULL, 1.0 / Math.max(1, pulses));
            regularity = regularity(atNs) + 1;
            lately = lately * decayed(LATELY_KEPT_A_BEAT, beats) + 1;
            if (beats >= 1) {
                meanSquareS2 += SMOOTHING * (Math.min(missS * missS, OUTLYING * meanSquareS2) - meanSquareS2);
                periodS += Math.max(SMOOTHING, 1.0 / (pulses + 1)) * missS / beats;
                periodS = Math.max((1 - DRIFT) * timing.periodS(), Math.min((1 + DRIFT) * timing.periodS(), periodS));
            }
            newestNs = atNs - Math.round((1 - pull) * missS * 1e9);
            pulses++;
            widthBeforeS = widthS;
            widen(itsWidthS);
        }

        /** Its newest pulse, or keyed group, is so long. */
        void widen(double itsWidthS) {
            widthS = widthBeforeS + Math.max(SMOOTHING, 1.0 / pulses) * (itsWidthS - widthBeforeS);
        }

        /** Regularity, less when its pulses are not as configured: a stranger may keep nearly the same time. */
        double worth(long atNs) {
            double offPeriod = Math.abs(periodS / timing.periodS() - 1) / PERIOD_ALIKE;
            double offWidth = Math.abs(StrictMath.log(widthS / timing.widthS())) / WIDTH_ALIKE;
            double off = offPeriod + (Double.isNaN(offWidth) ? 0 : offWidth);
            return regularity(atNs) * StrictMath.exp(-off);
        }

        double regularity(long atNs) {
            return regularity * decayed(KEPT_A_BEAT, beats(atNs));
        }
    }
}
