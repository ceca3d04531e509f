package io.pisad.mavlink;

import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * The emptiest battery among all that the autopilot reports; SYS_STATUS and BATTERY_STATUS 0 are the same one (ArduPilot)
 * or not (PX4's SYS_STATUS is the emptiest), so the emptier counts while both are said, and the newer when one stopped.
 *
 * <p>One that was known and now says "unknown" makes the answer unknown (NaN) for a minute. A battery that falls silent keeps counting with its old time for a minute, so that its age closes the valve
 * instead of a fuller one hiding it.
 */
final class Batteries {
    private static final int MOST = 256;
    private static final long SAID_NS = 10_000_000_000L;
    private static final long FORGET_NS = 60_000_000_000L;

    private final VehicleState.@Nullable Battery[] heard = new VehicleState.@Nullable Battery[MOST + 1];

    /** SYS_STATUS. */
    void main(int percent, long nowNs) {
        set(MOST, percent, nowNs);
    }

    /** BATTERY_STATUS of battery {@code id}. */
    void numbered(int id, int percent, long nowNs) {
        if (id >= 0 && id < MOST) {
            set(id, percent, nowNs);
        }
    }

    /** The emptiest, the newer of two alike, NaN with one that no longer knows its charge; null if none was ever known. */
    VehicleState.@Nullable Battery emptiest(long nowNs) {
        VehicleState.Battery emptiest = eitherOf(heard[0], heard[MOST], nowNs);
        for (int id = 1; id < MOST; id++) {
            VehicleState.Battery battery = fresh(heard[id], nowNs);
            boolean counts = battery != null && (emptiest == null || emptier(battery, emptiest));
            emptiest = counts ? battery : emptiest;
        }
        return emptiest;
    }

    private static boolean emptier(VehicleState.Battery a, VehicleState.Battery b) {
        int order = Double.compare(rank(a), rank(b));
        return order < 0 || (order == 0 && a.atNs() > b.atNs());
    }

    private static double rank(VehicleState.Battery battery) {
        return Double.isNaN(battery.percent()) ? -1 : battery.percent();
    }

    private static VehicleState.@Nullable Battery eitherOf(
            VehicleState.@Nullable Battery a, VehicleState.@Nullable Battery b, long nowNs) {
        var first = fresh(a, nowNs);
        var second = fresh(b, nowNs);
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        boolean both = Math.abs(second.atNs() - first.atNs()) <= SAID_NS;
        return (both ? emptier(second, first) : second.atNs() > first.atNs()) ? second : first;
    }

    private static VehicleState.@Nullable Battery fresh(VehicleState.@Nullable Battery battery, long nowNs) {
        return battery != null && nowNs - battery.atNs() <= FORGET_NS ? battery : null;
    }

    private void set(int index, int percent, long nowNs) {
        VehicleState.Battery before = heard[index];
        if (percent >= 0 && percent <= 100) {
            heard[index] = new VehicleState.Battery(nowNs, percent);
        } else if (before != null && !Double.isNaN(before.percent())) {
            heard[index] = new VehicleState.Battery(nowNs, Double.NaN);
        }
    }
}
