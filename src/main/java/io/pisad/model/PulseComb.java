package io.pisad.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which pulses are the beacon's when somebody else's are in its channel: those of the most regular train of its period.
 *
 * <p>Every pulse joins the train whose next beat it comes nearest to, whole periods after its newest one, or begins one. A
 * train's regularity is the share of its last beats, about ten, in which a pulse came, so that a stranger of another period,
 * whose pulses meet a beat now and then only, stays behind. How far off the beat a pulse may be shrinks from a tenth of
 * the period to four times what it is in this train. A train is left for one that is clearly more regular; while others
 * are heard too it counts only when it is regular itself.
 *
 * <p>Without a known period, and for bursts (their period is drawn anew each time), every pulse counts. Pulses less than 10
 * ms apart are one keyed group and share the answer of its first one. Bounded; a function of the pulses taken so far; one
 * thread.
 */
public final class PulseComb {
    private static final int MOST_TRAINS = 24;
    private static final long GROUP_NS = 10_000_000L;
    private static final double WIDTH_FACTOR = 2;
    private static final double KEPT_A_BEAT = 0.9;
    private static final double CLEARLY = 1.3;
    /** About three pulses in the last ten beats. */
    private static final double REGULAR = 2.5;
    /** A stranger's pulse so many beats ago is forgotten. */
    private static final double STRANGER_BEATS = 20;

    private static final double WIDEST = 0.1;
    private static final double NARROWEST = 0.01;
    private static final double NARROWEST_S = 0.005;
    private static final double DEVIATIONS = 4;
    private static final double SMOOTHING = 0.2;
    /** How far the period may be from the configured one. */
    private static final double DRIFT = 0.03;

    private final Settings.Pulses timing;
    private final boolean sorts;
    private final List<Train> trains = new ArrayList<>();
    private Train followed;
    private long strangerNs;
    private boolean strangers;
    private long groupEndNs;
    private boolean grouped;
    private boolean answer;

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
        boolean same = grouped && startNs - groupEndNs <= GROUP_NS;
        groupEndNs = startNs + pulse.widthNs();
        if (!same) {
            grouped = true;
            answer = pulse.widthNs() / 1e9 > WIDTH_FACTOR * timing.widthS() ? stranger(startNs) : sort(startNs);
        }
        return answer;
    }

    private boolean sort(long startNs) {
        Train train = trains.stream()
                .filter(t -> t.offBeat(startNs) <= 1)
                .min(Comparator.comparingDouble(t -> t.offBeat(startNs)))
                .orElseGet(() -> begin(startNs));
        train.take(startNs);
        if (train.regularity(startNs) > CLEARLY * followed.regularity(startNs)) {
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
        private long newestNs;
        private double periodS;
        private double meanSquareS2;
        private double regularity;

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

        /** How far off the beat, 1 at the most allowed; infinite when it is not a beat later. */
        double offBeat(long atNs) {
            double jitterS = Double.isNaN(timing.jitterS()) ? 0 : 3 * timing.jitterS();
            double leastS = Math.max(jitterS, Math.max(NARROWEST_S, NARROWEST * periodS));
            double mostS = Math.max(jitterS, WIDEST * periodS);
            double allowedS = Math.max(leastS, Math.min(mostS, DEVIATIONS * Math.sqrt(meanSquareS2)));
            return Math.rint(beats(atNs)) < 1 ? Double.POSITIVE_INFINITY : Math.abs(missS(atNs)) / allowedS;
        }

        void take(long atNs) {
            double beats = Math.rint(beats(atNs));
            if (beats >= 1) {
                double missS = missS(atNs);
                meanSquareS2 += SMOOTHING * (missS * missS - meanSquareS2);
                periodS += SMOOTHING * missS / beats;
                periodS = Math.max((1 - DRIFT) * timing.periodS(), Math.min((1 + DRIFT) * timing.periodS(), periodS));
            }
            regularity = regularity(atNs) + 1;
            newestNs = atNs;
        }

        double regularity(long atNs) {
            return regularity * StrictMath.pow(KEPT_A_BEAT, beats(atNs));
        }
    }
}
