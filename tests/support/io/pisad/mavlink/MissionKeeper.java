package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionCount;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An autopilot's side of a mission upload, made by hand after the guide: asks for the items one by one, asks again after a
 * second, gives up after ten, takes an item it did not ask for as none.
 */
final class MissionKeeper {
    private static final long AGAIN_NS = 1_000_000_000L;

    final int systemId;
    final List<MissionItemInt> kept = new ArrayList<>();
    /** Every message of ours that is no mission protocol, by id. */
    final List<Integer> others = new ArrayList<>();

    int autopilot = 3;
    long mode = 5;
    boolean armed;
    /** Asks with MISSION_REQUEST as older ones do. */
    boolean oldStyle;
    /** Room for so many items. */
    int room = 2000;
    /** Refuses at this item with this result. */
    int refuseAt = -1;

    int refusal = 4;
    /** Says nothing at all to uploads. */
    boolean mute;

    private int expected = -1;
    private int sender;
    private long askedNs;
    private int sequence;
    private long beatNs = Long.MIN_VALUE;

    MissionKeeper(int systemId) {
        this.systemId = systemId;
    }

    boolean complete() {
        return expected >= 0 && kept.size() == expected;
    }

    /** Takes a frame; returns what it says to it. */
    List<byte[]> take(MavlinkPacket packet, long nowNs) {
        List<byte[]> said = new ArrayList<>();
        Object message = Dialect.decode(packet);
        if (message instanceof MissionCount m && m.targetSystem() == systemId && !mute) {
            sender = packet.getComponentId();
            if (m.count() > room) {
                said.add(ack(4));
            } else {
                kept.clear();
                expected = m.count();
                said.add(ask(nowNs));
            }
        } else if (message instanceof MissionItemInt m && m.targetSystem() == systemId && !mute) {
            if (m.seq() == refuseAt) {
                said.add(ack(refusal));
            } else if (m.seq() == kept.size() && kept.size() < expected) {
                kept.add(m);
                said.add(complete() ? ack(0) : ask(nowNs));
            } else if (complete()) {
                said.add(ack(0)); // the acknowledgement was lost
            }
        } else {
            others.add(packet.getMessageId());
        }
        return said;
    }

    /** What it says by itself. */
    List<byte[]> step(long nowNs) {
        List<byte[]> said = new ArrayList<>();
        if (beatNs == Long.MIN_VALUE || nowNs - beatNs >= AGAIN_NS) {
            beatNs = nowNs;
            said.add(frame(Bench.heartbeat(autopilot, mode, armed)));
        }
        if (expected > 0 && !complete() && nowNs - askedNs >= AGAIN_NS) {
            said.add(ask(nowNs));
        }
        return said;
    }

    @SuppressWarnings("deprecation")
    private byte[] ask(long nowNs) {
        askedNs = nowNs;
        return frame(
                oldStyle
                        ? io.dronefleet.mavlink.common.MissionRequest.builder()
                                .targetSystem(systemId)
                                .targetComponent(sender)
                                .seq(kept.size())
                                .build()
                        : MissionRequestInt.builder()
                                .targetSystem(systemId)
                                .targetComponent(sender)
                                .seq(kept.size())
                                .missionType(Dialect.number(MavMissionType.class, 0))
                                .build());
    }

    private byte[] ack(int result) {
        return frame(MissionAck.builder()
                .targetSystem(systemId)
                .targetComponent(sender)
                .type(Dialect.number(MavMissionResult.class, result))
                .missionType(Dialect.number(MavMissionType.class, 0))
                .build());
    }

    private byte[] frame(@Nullable Object message) {
        return Dialect.frame(java.util.Objects.requireNonNull(message), sequence++ & 0xff, systemId, 1);
    }
}
