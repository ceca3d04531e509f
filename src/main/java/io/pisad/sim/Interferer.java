package io.pisad.sim;

import io.pisad.model.Scenario;

/** Somebody else in the channel, at a place of its own: where it is, and when it is on. */
final class Interferer {
    private final Scenario.Interferer interferer;
    private final Draws draws;
    private final double eastM;
    private final double northM;
    private final long widthNs;
    private final long periodNs;
    private final long phaseNs;

    Interferer(Scenario.Interferer interferer, long seed) {
        this.interferer = interferer;
        draws = new Draws(seed, 30);
        double bearing = 2 * StrictMath.PI * draws.uniform(-1);
        eastM = interferer.rangeM() * StrictMath.sin(bearing);
        northM = interferer.rangeM() * StrictMath.cos(bearing);
        widthNs = Math.round(interferer.widthS() * 1e9);
        periodNs = Math.max(widthNs, Math.round(interferer.periodS() * 1e9));
        phaseNs = (long) (periodNs * draws.uniform(-2));
    }

    /** Power at the vehicle while it is on, in mW; free space. */
    double signalMw(double vehicleEastM, double vehicleNorthM, double upM) {
        if (interferer.kind() == Scenario.Interference.NONE) {
            return 0;
        }
        double e = eastM - vehicleEastM;
        double n = northM - vehicleNorthM;
        return StrictMath.pow(10, interferer.dbmAt1m() / 10) / Math.max(1, e * e + n * n + upM * upM);
    }

    long widthNs() {
        return widthNs;
    }

    /** Share of a time in which it is on, in the beacon's channel. */
    double share(long fromNs, long untilNs) {
        return switch (interferer.kind()) {
            case NONE -> 0;
            case CONTINUOUS -> 1;
            case PULSED -> pulses(fromNs, untilNs) / (double) (untilNs - fromNs);
            case HOPPING -> hops(fromNs, untilNs) / (double) (untilNs - fromNs);
        };
    }

    private long pulses(long fromNs, long untilNs) {
        long onNs = 0;
        for (long n = Math.floorDiv(fromNs - phaseNs, periodNs); n * periodNs + phaseNs < untilNs; n++) {
            long startNs = n * periodNs + phaseNs;
            onNs += Math.max(0, Math.min(untilNs, startNs + widthNs) - Math.max(fromNs, startNs));
        }
        return onNs;
    }

    private long hops(long fromNs, long untilNs) {
        long onNs = 0;
        for (long n = Math.floorDiv(fromNs, widthNs); n * widthNs < untilNs; n++) {
            if (draws.uniform(n + 1) * interferer.channels() < 1) {
                onNs += Math.min(untilNs, (n + 1) * widthNs) - Math.max(fromNs, n * widthNs);
            }
        }
        return onNs;
    }

    /** Begin of the pulse that ended in (from, until], -1 if none did; a pulse is found when it is over. */
    long pulseEnded(long fromNs, long untilNs) {
        if (interferer.kind() != Scenario.Interference.PULSED) {
            return -1;
        }
        long startNs = Math.floorDiv(untilNs - widthNs - phaseNs, periodNs) * periodNs + phaseNs;
        return startNs >= 0 && startNs + widthNs > fromNs ? startNs : -1;
    }
}
