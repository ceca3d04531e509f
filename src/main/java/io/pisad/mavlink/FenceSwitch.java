package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.SysStatus;

/**
 * Whether an ArduPilot's fence is in force although its parameters say off: a radio switch or a command may enable it.
 *
 * <p>Off is proven by a SYS_STATUS younger than 10 s that knows a fence and says it is not enabled, with no FENCE_STATUS
 * (sent only while enabled) within 10 s. Unknown is in force.
 */
final class FenceSwitch {
    /** MAV_SYS_STATUS_GEOFENCE. */
    private static final int GEOFENCE = 1 << 20;

    private static final long FRESH_NS = 10_000_000_000L;

    private boolean off;
    private long statusNs;
    private long enabledNs = Long.MIN_VALUE;

    void take(SysStatus m, long nowNs) {
        off = (m.onboardControlSensorsPresent().value() & GEOFENCE) != 0
                && (m.onboardControlSensorsEnabled().value() & GEOFENCE) == 0;
        statusNs = nowNs;
    }

    @SuppressWarnings("UnusedVariable") // what it says of breaches is not asked
    void take(FenceStatus m, long nowNs) {
        enabledNs = nowNs;
    }

    boolean inForce(long nowNs) {
        boolean statusSeen = enabledNs != Long.MIN_VALUE && nowNs - enabledNs <= FRESH_NS;
        return statusSeen || !off || nowNs - statusNs > FRESH_NS;
    }
}
