package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.SysStatus;

/**
 * Whether an ArduPilot's fence is in force although its parameters say off: a radio switch or a command may enable it.
 *
 * <p>On is proven by a FENCE_STATUS (sent only while enabled) or by a SYS_STATUS that says so, off by a SYS_STATUS that
 * knows a fence and says it is not enabled; each for 10 s.
 */
final class FenceSwitch {
    /** MAV_SYS_STATUS_GEOFENCE. */
    private static final int GEOFENCE = 1 << 20;

    private static final long FRESH_NS = 10_000_000_000L;

    /** Whether it is known to be in force. */
    enum InForce {
        YES,
        NO,
        UNKNOWN
    }

    private InForce said = InForce.UNKNOWN;
    private long saidNs;
    private long enabledNs = Long.MIN_VALUE;

    void take(SysStatus m, long nowNs) {
        boolean present = (m.onboardControlSensorsPresent().value() & GEOFENCE) != 0;
        boolean enabled = (m.onboardControlSensorsEnabled().value() & GEOFENCE) != 0;
        said = enabled ? InForce.YES : present ? InForce.NO : InForce.UNKNOWN;
        saidNs = nowNs;
    }

    @SuppressWarnings("UnusedVariable") // what it says of breaches is not asked
    void take(FenceStatus m, long nowNs) {
        enabledNs = nowNs;
    }

    InForce inForce(long nowNs) {
        if (enabledNs != Long.MIN_VALUE && nowNs - enabledNs <= FRESH_NS) {
            return InForce.YES;
        }
        return nowNs - saidNs <= FRESH_NS ? said : InForce.UNKNOWN;
    }
}
