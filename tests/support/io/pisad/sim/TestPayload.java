package io.pisad.sim;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.ArrayList;
import java.util.List;

/** What a payload says, made by hand: system 1, component 191. */
final class TestPayload {
    static final int VELOCITY_AND_YAW_RATE = 1479;
    static final int VELOCITY_AND_YAW = 2503;
    static final long SECOND_NS = 1_000_000_000L;

    final World world;
    final List<Frame> received = new ArrayList<>();
    private final FrameWriter writer = new FrameWriter(1, 191);
    private final FrameReader reader = new FrameReader();

    TestPayload(World world) {
        this.world = world;
    }

    /** A world from time 0 with no level noise and no scripted operator. */
    static World quietWorld() {
        return new World(SimSettings.defaults(7).withLevelNoiseDb(0).withOperatorSystemId(0), 0, 0);
    }

    void say(Object message) {
        byte[] raw = bytes(message);
        world.fromPayload(raw, raw.length);
    }

    byte[] bytes(Object message) {
        return writer.frame(message).raw();
    }

    /** A heartbeat that shows a state. */
    static Heartbeat heartbeat(int state) {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_ONBOARD_CONTROLLER)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .baseMode(EnumValue.create(0))
                .customMode(state)
                .systemStatus(MavState.MAV_STATE_ACTIVE)
                .mavlinkVersion(3)
                .build();
    }

    static SetPositionTargetLocalNed.Builder setpoint(double northMps, double eastMps, double downMps) {
        return SetPositionTargetLocalNed.builder()
                .targetSystem(1)
                .targetComponent(1)
                .coordinateFrame(MavFrame.MAV_FRAME_LOCAL_NED)
                .typeMask(EnumValue.create(VELOCITY_AND_YAW_RATE))
                .vx((float) northMps)
                .vy((float) eastMps)
                .vz((float) downMps);
    }

    static CommandAck ack(int command, int result, int toSystem) {
        return CommandAck.builder()
                .command(EnumValue.create(command))
                .result(EnumValue.create(result))
                .targetSystem(toSystem)
                .targetComponent(190)
                .build();
    }

    /** Sends the set-point at 10 Hz until {@code untilNs}. */
    void fly(SetPositionTargetLocalNed setpoint, long untilNs) {
        for (long atNs = world.truth().atNs(); atNs < untilNs; atNs += SECOND_NS / 10) {
            say(setpoint);
            world.step(Math.min(untilNs, atNs + SECOND_NS / 10));
        }
    }

    /** Steps on to {@code untilNs} and takes what came. */
    void waitUntil(long untilNs) {
        world.step(untilNs);
        for (byte[] datagram : world.toPayload()) {
            received.addAll(reader.read(datagram, datagram.length));
        }
    }

    /** The received messages of one type, oldest first. */
    <T> List<T> heard(Class<T> type) {
        return received.stream()
                .map(Frame::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
