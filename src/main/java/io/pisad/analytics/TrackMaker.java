package io.pisad.analytics;

import io.pisad.analytics.FlownPath.Place;
import io.pisad.model.BeaconKind;
import io.pisad.model.Pulse;
import io.pisad.model.Quality;
import io.pisad.model.SignalReading;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins levels with positions: tenths of a second of readings for a continuous (or unknown) beacon, single pulses for
 * the others.
 *
 * <p>The level is total power, signal plus noise, as guidance uses it. Taking the noise off would straighten the slope
 * (at 10 dB SNR noise adds 0.4 dB and flattens it by 9 %, in every direction alike, so the bearing stays) but would
 * carry every step and error of the floor into the track and turn levels near the noise into deep holes; whoever needs
 * the signal alone adds the floor to its model.
 *
 * <p>A level waits until a position after it is known; one without positions near it on both sides is dropped.
 */
final class TrackMaker {
    private static final long TENTH_NS = 100_000_000L;
    /** Readings may come this much late. */
    private static final long LATE_NS = 200_000_000L;
    /** A position after a level must be within 500 ms of it; then it may be as late again. */
    private static final long PATIENCE_NS = 2 * FlownPath.NEAR_NS;

    private final FlownPath path;
    private final boolean perPulse;
    private final Consumer<TrackPoint> points;
    private final ArrayDeque<Level> waiting = new ArrayDeque<>();

    private long tenth = Long.MIN_VALUE;
    private double sumMw;
    private int good;
    private int clipped;

    private record Level(long atNs, double rssiDbm) {}

    TrackMaker(FlownPath path, BeaconKind beacon, Consumer<TrackPoint> points) {
        this.path = path;
        this.perPulse = perPulse(beacon);
        this.points = points;
    }

    private static boolean perPulse(BeaconKind beacon) {
        return switch (beacon) {
            case PULSED, BURST -> true;
            case CONTINUOUS, UNKNOWN -> false;
        };
    }

    /** Takes a reading that was heard (not silent, finite) with its linear power. */
    void take(SignalReading reading, double powerMw) {
        if (perPulse) {
            return;
        }
        long of = Math.floorDiv(reading.atNs(), TENTH_NS);
        if (of > tenth) {
            closeTenth();
            tenth = of;
        }
        if (reading.quality() == Quality.GOOD) {
            sumMw += powerMw;
            good++;
        } else {
            clipped++;
        }
    }

    /** Takes a pulse: one level at its middle, unless it was clipped. */
    void take(Pulse pulse) {
        if (perPulse && !pulse.clipped() && Double.isFinite(pulse.rssiDbm())) {
            waiting.addLast(new Level(pulse.startNs() + pulse.widthNs() / 2, pulse.rssiDbm()));
        }
    }

    /** Hands on every level whose position is known by now, and drops those whose position can no longer come. */
    void settle(long nowNs) {
        if (good + clipped > 0 && nowNs >= (tenth + 1) * TENTH_NS + LATE_NS) {
            closeTenth();
        }
        while (!waiting.isEmpty()) {
            Level level = waiting.getFirst();
            boolean known = path.reaches(level.atNs());
            if (!known && nowNs - level.atNs() <= PATIENCE_NS) {
                return;
            }
            waiting.removeFirst();
            handOn(level, known ? path.at(level.atNs()) : null);
        }
    }

    private void handOn(Level level, @Nullable Place place) {
        if (place != null) {
            points.accept(new TrackPoint(level.atNs(), place.eastM(), place.northM(), place.upM(), level.rssiDbm()));
        }
    }

    /** A tenth with more clipped than good readings has no level: the good ones would be its quiet moments. */
    private void closeTenth() {
        if (good > 0 && good >= clipped) {
            waiting.addLast(new Level(tenth * TENTH_NS + TENTH_NS / 2, Power.dbm(sumMw / good)));
        }
        sumMw = 0;
        good = 0;
        clipped = 0;
    }
}
