package io.pisad.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pulses are the beacon's when somebody else's are in its channel: those of the most regular train of its period.
 *
 * <p>Every pulse joins the most regular train in whose beat it is, whole periods after the newest one, or begins one. A
 * train's regularity is the share of its last beats, about ten, in which a pulse came, so that a stranger of another period,
 * whose pulses meet a beat now and then only, stays behind. How far off the beat a pulse may be shrinks from a sixteenth of
 * the period to four times what it is in this train. A train is left for one that is clearly more regular and
 * more like what is configured; while others
 * are heard too it counts only when it is regular itself.
 *
 * <p>Without a known period, and for bursts (their period is drawn anew each time), every pulse counts. What follows
 * one of the beacon's within 10 ms is the same keyed group. Bounded; a function of the pulses taken so far; one
 * thread.
 */
public final class PulseComb {
    private static final int MOST_TRAINS = 24;
    private static final long GROUP_NS = 10_000_000L;
    private static final double WIDTH_FACTOR = 2;
    private static final double KEPT_A_BEAT = 0.9;
    /** By how much the period, and the logarithm of the width, may be off to be worth 1/e. */
    private static final double PERIOD_ALIKE = 0.02;

    private static final double WIDTH_ALIKE = 0.3;
    private static final double CLEARLY = 1.3;
    /** About three pulses in the last ten beats. */
    private static final double REGULAR = 2.5;
    /** A stranger's pulse so many beats ago is forgotten. */
    private static final double STRANGER_BEATS = 20;

    private static final double WIDEST = 0.06;
    private static final double NARROWEST = 0.01;
    private static final double NARROWEST_S = 0.005;
    private static final double DEVIATIONS = 4;
    /** More for every beat without a pulse. */
    private static final double WANDERS = 0.002;

    /** How far a pulse pulls the beat after the first ones: one that met it by chance does not carry it off. */
    private static final double PULL = 0.4;

    private static final double SMOOTHING = 0.2;
    /** How far the period may be from the configured one. */
    private static final double DRIFT = 0.05;

    private final Settings.Pulses timing;
    private final boolean sorts;
    private final List<Train> trains = new ArrayList<>();
    private Train followed;
    private long strangerNs;
    private boolean strangers;
    private long groupEndNs;
    /** Whether the newest pulse was the beacon's. */
    private boolean grouped;

    /** @param timing of the beacon, as far as it is known */
    public PulseComb(BeaconKind beacon, Settings.Pulses timing) {
        this.timing = timing;
        sorts = beacon != BeaconKind.BURST && !Double.isNaN(timing.periodS());
        followed = new Train(0, timing.periodS());
    }

    /** Takes the next pulse; whether it is the beacon's. */
    public boolean take(Pulse pulse) {
        if (!sorts) {
            return true;
        }
        long startNs = pulse.startNs();
        boolean continued = grouped && startNs - groupEndNs <= GROUP_NS;
        grouped =
                continued || (pulse.widthNs() / 1e9 > WIDTH_FACTOR * timing.widthS() ? stranger(startNs) : sort(pulse));
        groupEndNs = startNs + pulse.widthNs();
        return grouped;
    }

    private boolean sort(Pulse pulse) {
        long startNs = pulse.startNs();
        Train train = trains.stream()
                .filter(t -> t.inBeat(startNs))
                .max(Comparator.comparingDouble(t -> t.regularity(startNs)))
                .orElseGet(() -> begin(startNs));
        train.take(startNs, pulse.widthNs() / 1e9);
        if (train.worth(startNs) > CLEARLY * followed.worth(startNs)) {
            followed = train;
        }
        if (train != followed) {
            return stranger(startNs);
        }
        boolean alone = !strangers || (startNs - strangerNs) / 1e9 > STRANGER_BEATS * timing.periodS();
        return alone || train.regularity(startNs) >= REGULAR;
    }

    private boolean stranger(long startNs) {
        strangers = true;
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
        var train = new Train(startNs, timing.periodS());
        trains.add(train);
        return train;
    }

    /** Pulses that came in one beat. */
    private final class Train {
        /** The beat at its newest pulse. */
        private long newestNs;

        private double periodS;
        private double meanSquareS2;
        private double regularity;
        private double widthS;
        private int pulses;

        Train(long startNs, double periodS) {
            newestNs = startNs;
            this.periodS = periodS;
            double widestS = WIDEST * periodS;
            meanSquareS2 = widestS * widestS / (DEVIATIONS * DEVIATIONS);
        }

        private double beats(long atNs) {
            return (atNs - newestNs) / 1e9 / periodS;
        }

        private double missS(long atNs) {
            return (beats(atNs) - Math.rint(beats(atNs))) * periodS;
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
            if (beats >= 1) {
                meanSquareS2 += SMOOTHING * (missS * missS - meanSquareS2);
                periodS += Math.max(SMOOTHING, 1.0 / (pulses + 1)) * missS / beats;
                periodS = Math.max((1 - DRIFT) * timing.periodS(), Math.min((1 + DRIFT) * timing.periodS(), periodS));
            }
            regularity = regularity(atNs) + 1;
            newestNs = atNs - Math.round((1 - pull) * missS * 1e9);
            pulses++;
            widthS += Math.max(SMOOTHING, 1.0 / pulses) * (itsWidthS - widthS);
        }

        /** Regularity, less when its pulses are not as configured: a stranger may keep nearly the same time. */
        double worth(long atNs) {
            double offPeriod = Math.abs(periodS / timing.periodS() - 1) / PERIOD_ALIKE;
            double offWidth = Math.abs(StrictMath.log(widthS / timing.widthS())) / WIDTH_ALIKE;
            double off = offPeriod + (pulses == 0 || Double.isNaN(offWidth) ? 0 : offWidth);
            return regularity(atNs) * StrictMath.exp(-off);
        }

        double regularity(long atNs) {
            return regularity * StrictMath.pow(KEPT_A_BEAT, beats(atNs));
        }
    }
}
