package io.pisad.mavlink;

import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.pisad.model.Figures;

/** Our heartbeat: an onboard controller whose custom mode is the announced state. */
final class Heartbeats {
    private static final int MAVLINK_VERSION = 3;

    private Heartbeats() {}

    static Heartbeat of(Figures figures) {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_ONBOARD_CONTROLLER)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .baseMode(MavModeFlag.MAV_MODE_FLAG_CUSTOM_MODE_ENABLED)
                .customMode(figures.announced().ordinal())
                .systemStatus(status(figures))
                .mavlinkVersion(MAVLINK_VERSION)
                .build();
    }

    /** Of a listener that does not decide anything. */
    static Heartbeat bystander() {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_ONBOARD_CONTROLLER)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .systemStatus(MavState.MAV_STATE_STANDBY)
                .mavlinkVersion(MAVLINK_VERSION)
                .build();
    }

    private static MavState status(Figures figures) {
        return switch (figures.announced()) {
            case EMERGENCY -> MavState.MAV_STATE_EMERGENCY;
            case IDLE -> figures.radioLost() ? MavState.MAV_STATE_CRITICAL : MavState.MAV_STATE_STANDBY;
            case SEARCHING, DETECTING, HOMING, HOLDING ->
                figures.radioLost() ? MavState.MAV_STATE_CRITICAL : MavState.MAV_STATE_ACTIVE;
        };
    }
}
