package io.pisad.signal;

import io.pisad.model.BeaconKind;
import io.pisad.model.Settings;

/**
 * What candidates are looked for, and how often noise may show one.
 *
 * @param falseAlarmsPerHour over all tests in use together
 * @param beacon continuous: levels; pulsed: pulses and trains; burst: pulses; unknown: all three
 * @param pulses what is known of its timing
 */
public record CandidatePlan(double falseAlarmsPerHour, BeaconKind beacon, Settings.Pulses pulses) {
    /** Once an hour, of an unknown beacon. */
    public static final CandidatePlan USUAL = new CandidatePlan(1, BeaconKind.UNKNOWN, Settings.Pulses.UNKNOWN);

    private static final double SHORTEST_S = 0.005;
    private static final double LONGEST_S = 0.5;
    private static final double SHORTEST_TRAIN_S = 0.01;
    private static final double SHORTEST_PERIOD_S = 0.4;
    private static final double LONGEST_PERIOD_S = 3;
    private static final double DRIFT = 0.02;
    private static final int LEAST_READINGS = 2;

    /** As it is set. */
    public static CandidatePlan of(Settings settings) {
        return new CandidatePlan(
                settings.signal().falseAlarmsPerHour(), settings.radio().beacon(), settings.pulses());
    }

    boolean levels() {
        return beacon == BeaconKind.CONTINUOUS || beacon == BeaconKind.UNKNOWN;
    }

    boolean pulsed() {
        return beacon != BeaconKind.CONTINUOUS;
    }

    boolean trains() {
        return (beacon == BeaconKind.PULSED || beacon == BeaconKind.UNKNOWN)
                && !(pulses.periodS() > LONGEST_PERIOD_S * (1 + DRIFT));
    }

    /** Alarms per second for each kind of test. */
    double alarmsPerS() {
        int tests = (levels() ? 1 : 0) + (pulsed() ? 1 : 0) + (trains() ? 1 : 0);
        return falseAlarmsPerHour / 3600 / tests;
    }

    /** Lengths of pulses to look for, in readings: the known one, or 5 to 500 ms a factor of 2^(1/2) apart. */
    int[] widths(double periodS) {
        return widths(SHORTEST_S, Math.sqrt(2), periodS);
    }

    /** Lengths of the pulses of trains: the known one, or 10 to 160 ms a factor of 2 apart. */
    int[] trainWidths(double periodS) {
        double longestS = shortestPeriodS() / 4 + 1e-9;
        return java.util.Arrays.stream(widths(SHORTEST_TRAIN_S, 2, periodS))
                .filter(w -> w * periodS <= longestS || !Double.isNaN(pulses.widthS()))
                .toArray();
    }

    private int[] widths(double shortestS, double factor, double periodS) {
        if (!Double.isNaN(pulses.widthS())) {
            return new int[] {(int) Math.max(LEAST_READINGS, Math.round(pulses.widthS() / periodS))};
        }
        return java.util.stream.DoubleStream.iterate(shortestS, w -> w <= LONGEST_S, w -> w * factor)
                .mapToInt(w -> (int) Math.max(LEAST_READINGS, Math.round(w / periodS)))
                .distinct()
                .toArray();
    }

    double shortestPeriodS() {
        return Double.isNaN(pulses.periodS()) ? SHORTEST_PERIOD_S : pulses.periodS() * (1 - DRIFT);
    }

    double longestPeriodS() {
        return Double.isNaN(pulses.periodS()) ? LONGEST_PERIOD_S : pulses.periodS() * (1 + DRIFT);
    }
}
