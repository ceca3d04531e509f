package io.pisad.sim;

/**
 * What only the simulator knows.
 *
 * @param atNs time of the last step
 * @param latitudeDeg vehicle
 * @param longitudeDeg vehicle
 * @param heightM vehicle above home
 * @param yawDeg vehicle, true
 * @param speedMps over ground
 * @param distanceM horizontal, vehicle to beacon
 * @param minDistanceM smallest {@code distanceM} since the start
 * @param mode the autopilot's custom mode
 * @param armed the autopilot's armed flag
 * @param batteryPercent remaining
 * @param setpointsTotal motion messages received from the payload
 * @param setpointsOutsideGuided those received while not GUIDED or not armed
 * @param lateSetpoints those received so more than 100 ms after GUIDED (or armed) ended
 * @param lastSetpointDelayNs from the last end of GUIDED (or armed) to the last motion message after it; -1 = none
 * @param payloadState ordinal in the payload's last heartbeat, -1 before one was heard
 * @param operatorPhase what the scripted operator does
 * @param beaconLatitudeDeg beacon
 * @param beaconLongitudeDeg beacon
 */
public record Truth(
        long atNs,
        double latitudeDeg,
        double longitudeDeg,
        double heightM,
        double yawDeg,
        double speedMps,
        double distanceM,
        double minDistanceM,
        long mode,
        boolean armed,
        double batteryPercent,
        long setpointsTotal,
        long setpointsOutsideGuided,
        long lateSetpoints,
        long lastSetpointDelayNs,
        int payloadState,
        OperatorPhase operatorPhase,
        double beaconLatitudeDeg,
        double beaconLongitudeDeg) {

    /** {@code lastSetpointDelayNs} in milliseconds; NaN = none. */
    public double lastSetpointAfterModeChangeMs() {
        return lastSetpointDelayNs < 0 ? Double.NaN : lastSetpointDelayNs * 1e-6;
    }
}
