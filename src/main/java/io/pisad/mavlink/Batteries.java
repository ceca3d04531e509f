package io.pisad.mavlink;

import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * The emptiest battery among all that the autopilot reports.
 *
 * <p>One that was known and now says "unknown" makes the answer unknown (NaN) for a minute. A battery that falls silent keeps counting with its old time for a minute, so that its age closes the valve
 * instead of a fuller one hiding it.
 */
final class Batteries {
    private static final int MOST = 16;
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

    /** The emptiest, NaN with one that no longer knows its charge; null if no battery's charge was ever known. */
    VehicleState.@Nullable Battery emptiest(long nowNs) {
        VehicleState.Battery emptiest = null;
        for (VehicleState.Battery battery : heard) {
            if (battery != null
                    && nowNs - battery.atNs() <= FORGET_NS
                    && (emptiest == null || !(battery.percent() >= emptiest.percent()))
                    && (emptiest == null || !Double.isNaN(emptiest.percent()))) {
                emptiest = battery;
            }
        }
        return emptiest;
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
