package io.pisad.sim;

import io.pisad.model.Event;
import io.pisad.model.Pulse;
import io.pisad.model.Scenario;
import io.pisad.model.Tick;
import java.util.function.Consumer;

/** The beacon's pulses: when they come, which are missed, which are too weak to be found. */
final class RssiPulses {
    static final long FOUND_AFTER_NS = 5_000_000L;

    private final Scenario.Beacon beacon;
    private final Draws missed;
    private final long periodNs;
    private final long widthNs;
    private final long phaseNs;

    RssiPulses(Scenario.Beacon beacon, long seed) {
        this.beacon = beacon;
        missed = new Draws(seed, 27);
        periodNs = Math.round(beacon.periodS() * 1e9);
        widthNs = Math.round(beacon.widthS() * 1e9);
        phaseNs = (long) (periodNs * new Draws(seed, 28).uniform(0));
    }

    /** Whether one that is heard is on. */
    boolean on(long atNs) {
        long number = Math.floorDiv(atNs - phaseNs, periodNs);
        return number >= 0
                && atNs - phaseNs - number * periodNs < widthNs
                && missed.uniform(number) >= beacon.missedShare();
    }

    /** Publishes somebody else's pulse that is strong enough to be taken for one. */
    void other(long startNs, long ofWidthNs, double mw, double floorMw, Consumer<Event> ring) {
        if (10 * StrictMath.log10(mw / floorMw) >= beacon.pulseLeastDb()) {
            ring.accept(pulse(startNs, ofWidthNs, startNs + ofWidthNs + FOUND_AFTER_NS, mw, floorMw));
        }
    }

    private static Pulse pulse(long startNs, long widthNs, long foundNs, double mw, double floorMw) {
        double dbm = 10 * StrictMath.log10(mw + floorMw);
        return new Pulse(foundNs, startNs, 0, widthNs, dbm, dbm, 10 * StrictMath.log10(floorMw), 0, false);
    }

    /** Publishes a pulse that was found since the tick before; says for which share of that time it was on. */
    double step(long nowNs, double signalMw, double floorMw, Consumer<Event> ring) {
        long fromNs = nowNs - Tick.PERIOD_NS;
        double snr = signalMw / floorMw;
        long number = Math.floorDiv(nowNs - FOUND_AFTER_NS - widthNs - phaseNs, periodNs);
        long startNs = number * periodNs + phaseNs;
        long foundNs = startNs + widthNs + FOUND_AFTER_NS;
        boolean strong = snr > 0 && 10 * StrictMath.log10(snr) >= beacon.pulseLeastDb();
        if (number >= 0 && foundNs > fromNs && strong && missed.uniform(number) >= beacon.missedShare()) {
            ring.accept(pulse(startNs, widthNs, foundNs, signalMw, floorMw));
        }
        long on = Math.floorDiv(nowNs - phaseNs, periodNs) * periodNs + phaseNs;
        long overlapNs = Math.min(nowNs, on + widthNs) - Math.max(fromNs, on);
        return Math.max(0, overlapNs) / (double) Tick.PERIOD_NS;
    }
}
