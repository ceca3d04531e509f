package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionCount;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.protocol.MavlinkPacket;
import io.pisad.model.ByteLink;
import io.pisad.model.MissionItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives an autopilot a mission, and nothing more: no arming, no mode, no start.
 *
 * <pre>
 * its HEARTBEAT -> MISSION_COUNT -> MISSION_REQUEST(_INT) per item, in its order -> MISSION_ITEM_INT ... -> MISSION_ACK
 * </pre>
 *
 * <p>What stays unanswered for 1.5 s is sent again, eight times. ArduPilot gets the home position as item 0; for PX4 item 0
 * is a place to fly to, so it gets none. Refused while the vehicle is armed in AUTO: it flies what would be replaced.
 * Speaks as component 192, which is not PISAD. {@link #feed} from the link's reader, {@link #step} from another thread.
 */
public final class MissionUpload {
    /** Most items of a mission. */
    public static final int MOST_ITEMS = 1600;

    private static final int COMPONENT = 192;
    private static final long PATIENCE_NS = 1_500_000_000L;
    private static final long HELLO_NS = 1_000_000_000L;
    private static final long SILENCE_NS = 10_000_000_000L;
    private static final int TRIES = 8;
    private static final int ARDUPILOT = 3;
    private static final int PX4 = 12;
    private static final int ARDUCOPTER_AUTO = 3;
    private static final int PX4_AUTO = 4;
    private static final int PX4_MISSION = 4;

    private final ByteLink link;
    private final @Nullable Signing signing;
    private final MissionItem home;
    private final List<MissionItem> mission;
    private final Scanner scanner;
    private List<MissionItem> items = List.of();
    private final long beginNs;
    private long helloNs = Long.MIN_VALUE;
    private int systemId;
    private @Nullable Object last;
    private long lastNs;
    private int tries;
    private int asked;
    private int sequence;
    private int lost;
    private @Nullable String failure;
    private boolean done;

    /**
     * Prepares an upload.
     *
     * @param link opened by the caller, who also closes it
     * @param home home position and its altitude above mean sea level
     * @param mission what follows it
     */
    public MissionUpload(
            ByteLink link, @Nullable Signing signing, MissionItem home, List<MissionItem> mission, long nowNs) {
        if (mission.isEmpty() || mission.size() >= MOST_ITEMS) {
            throw new IllegalArgumentException(
                    "a mission of " + mission.size() + " items: allowed are 1 to " + (MOST_ITEMS - 1));
        }
        this.link = link;
        this.signing = signing;
        this.home = home;
        this.mission = List.copyOf(mission);
        beginNs = nowNs;
        scanner = new Scanner(!link.datagrams(), new LinkCounters(), signing);
    }

    /** Takes bytes of the link. */
    public synchronized void feed(byte[] bytes, int length, long nowNs) {
        scanner.scan(bytes, length, packet -> take(packet, nowNs));
    }

    /** Sends what is due. */
    public synchronized void step(long nowNs) {
        if (done || failure != null) {
            return;
        }
        if (systemId == 0) {
            if (nowNs - beginNs > SILENCE_NS) {
                failure = "no autopilot heard on " + link.name() + " for 10 s";
            } else if (helloNs == Long.MIN_VALUE || nowNs - helloNs >= HELLO_NS) {
                helloNs = nowNs;
                write(Heartbeats.bystander());
            }
        } else if (last != null && nowNs - lastNs >= PATIENCE_NS) {
            if (tries == TRIES) {
                failure = "autopilot " + systemId + " did not answer " + TRIES + " times, after " + asked + " of "
                        + items.size() + " items" + (lost > 0 ? ", " + lost + " frames could not be written" : "")
                        + "; its mission may be incomplete: upload again before flying";
            } else {
                send(last, nowNs);
            }
        }
    }

    /** Whether the autopilot has accepted all of it. */
    public synchronized boolean done() {
        return done;
    }

    /** Why it ended without that; null while it goes on. */
    public synchronized @Nullable String failure() {
        return failure;
    }

    /** Items that the autopilot has asked for so far. */
    public synchronized int asked() {
        return asked;
    }

    /** Items in all, 0 before the autopilot is heard. */
    public synchronized int count() {
        return items.size();
    }

    @SuppressWarnings("deprecation") // MISSION_REQUEST: what older autopilots ask with
    private void take(MavlinkPacket packet, long nowNs) {
        Object message = Dialect.decode(packet);
        if (done || failure != null || packet.getComponentId() != Autopilot.COMPONENT_ID || message == null) {
            return;
        }
        if (systemId == 0) {
            if (message instanceof Heartbeat heartbeat) {
                begin(heartbeat, packet.getSystemId(), nowNs);
            }
        } else if (packet.getSystemId() == systemId) {
            if (message instanceof MissionRequestInt m) {
                answer(m.targetComponent(), m.missionType().value(), m.seq(), nowNs);
            } else if (message instanceof io.dronefleet.mavlink.common.MissionRequest m) {
                answer(m.targetComponent(), m.missionType().value(), m.seq(), nowNs);
            } else if (message instanceof MissionAck m
                    && m.targetComponent() == COMPONENT
                    && m.missionType().value() == 0) {
                end(m.type().value());
            }
        }
    }

    private void begin(Heartbeat heartbeat, int system, long nowNs) {
        int autopilot = heartbeat.autopilot().value();
        if (autopilot != ARDUPILOT && autopilot != PX4) {
            return;
        }
        long mode = heartbeat.customMode();
        boolean auto = autopilot == ARDUPILOT
                ? mode == ARDUCOPTER_AUTO
                : (mode >> 16 & 0xff) == PX4_AUTO && (mode >> 24 & 0xff) == PX4_MISSION;
        if (auto && (heartbeat.baseMode().value() & 128) != 0) {
            failure = "autopilot " + system + " is flying its mission (armed, AUTO): it is not replaced now";
            return;
        }
        systemId = system;
        items = new ArrayList<>(mission);
        if (autopilot == ARDUPILOT) {
            items.add(0, home);
        }
        tries = 0;
        send(
                MissionCount.builder()
                        .targetSystem(systemId)
                        .targetComponent(Autopilot.COMPONENT_ID)
                        .count(items.size())
                        .missionType(Dialect.number(MavMissionType.class, 0))
                        .build(),
                nowNs);
    }

    private void answer(int component, int type, int seq, long nowNs) {
        if (component != COMPONENT || type != 0) {
            return;
        }
        if (seq >= items.size()) {
            failure = "autopilot " + systemId + " asked for item " + seq + " of " + items.size();
            return;
        }
        if (seq + 1 > asked) {
            asked = seq + 1;
        }
        tries = 0;
        send(item(seq), nowNs);
    }

    private void end(int result) {
        if (result == 0 && asked == items.size()) {
            done = true;
        } else if (result != 0) {
            failure = "autopilot " + systemId + " refused the mission: " + name(result) + " after " + asked + " of "
                    + items.size() + " items";
        } // accepted too early: of another upload
    }

    private static String name(int result) {
        var entry = Dialect.number(MavMissionResult.class, result).entry();
        return entry == null ? "result " + result : entry.name().replace("MAV_MISSION_", "");
    }

    private Object item(int seq) {
        MissionItem item = items.get(seq);
        return MissionItemInt.builder()
                .targetSystem(systemId)
                .targetComponent(Autopilot.COMPONENT_ID)
                .seq(seq)
                .frame(Dialect.number(MavFrame.class, item.frame()))
                .command(Dialect.number(MavCmd.class, item.command()))
                .current(seq == 0 ? 1 : 0)
                .autocontinue(1)
                .param1((float) item.p1())
                .param2((float) item.p2())
                .param3((float) item.p3())
                .param4(item.command() == MissionItem.WAYPOINT ? Float.NaN : 0)
                .x((int) Math.round(item.latitudeDeg() * 1e7))
                .y((int) Math.round(item.longitudeDeg() * 1e7))
                .z((float) item.altitudeM())
                .missionType(Dialect.number(MavMissionType.class, 0))
                .build();
    }

    private void send(Object message, long nowNs) {
        last = message;
        lastNs = nowNs;
        tries++;
        write(message);
    }

    private void write(Object message) {
        int from = systemId == 0 ? 1 : systemId;
        byte[] frame = signing == null
                ? Dialect.frame(message, sequence, from, COMPONENT)
                : signing.frame(message, sequence, from, COMPONENT, 0);
        sequence = sequence + 1 & 0xff;
        try {
            link.write(frame, frame.length);
        } catch (IOException e) {
            lost++; // like on the air: it is sent again
        }
    }
}
