package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionAck;
import io.dronefleet.mavlink.common.MissionCount;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.SysStatus;
import io.pisad.model.AutopilotKind;
import io.pisad.model.FenceShape;
import io.pisad.model.VehicleState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the autopilot's fence: its parameters one by one, then the drawn areas; again every 30 s, 5 s after a reading
 * that failed, and when something of it is seen to change.
 *
 * <pre>
 * PARAM_REQUEST_READ per name -> PARAM_VALUE ... MISSION_REQUEST_LIST -> COUNT -> REQUEST_INT per item -> ITEM_INT ... ACK
 * </pre>
 *
 * <p>What an ArduPilot's parameters leave off holds until {@link FenceSwitch} knows better, and at once when it does no longer;
 * but it takes the place of the configured radius only when known to be in force.
 *
 * <p>A parameter that not every version has is missing only when it stayed silent four times (once, if it was missing at the
 * last reading) and the autopilot answered another question each time after; otherwise the fence is unreadable.
 *
 * <p>One question at a time, asked three times 0.7 s apart, so it never fills a link. {@link #take} from the link's
 * reader, {@link #step} on the sender's thread.
 */
final class FenceReader {
    private static final long AGAIN_NS = 30_000_000_000L;
    private static final long FAILED_NS = 5_000_000_000L;
    private static final long PATIENCE_NS = 700_000_000L;
    private static final int TRIES = 3;
    private static final int SILENCES = 4;
    private static final int MOST_ITEMS = 2000;
    private static final int FENCE = 1;

    private final List<Wire> wires;
    private final Autopilot autopilot;
    private final List<MissionItemInt> items = new ArrayList<>();
    private final FenceSwitch lever = new FenceSwitch();
    /** The last good reading, by what is known of the switch; empty for none. */
    private final Map<FenceSwitch.InForce, FenceShape> shapes = new EnumMap<>(FenceSwitch.InForce.class);

    private @Nullable FenceShape told;
    private FenceParameters parameters = new FenceParameters();
    private List<String> names = List.of();
    private ObjLongConsumer<FenceShape> onRead = (shape, nowNs) -> {};
    private boolean reading;
    private int asked;
    private int count;
    private int tries;
    /** How often the present name stayed silent and another was answered right after. */
    private int silences;
    /** Whether the present name was silent just now and another is asked. */
    private boolean probing;

    /** Every parameter that was ever heard. */
    private final Set<String> known = new HashSet<>();

    private final Set<String> missing = new HashSet<>();
    private long askedNs;
    private long beginNs = Long.MIN_VALUE;

    FenceReader(List<Wire> wires, Autopilot autopilot) {
        this.wires = wires;
        this.autopilot = autopilot;
    }

    /** Where a fence that was read goes; before anything runs. */
    void onRead(ObjLongConsumer<FenceShape> next) {
        onRead = next;
    }

    synchronized void step(Autopilot.Place place, long nowNs) {
        tell(nowNs);
        AutopilotKind kind = kind();
        if (!reading && kind != AutopilotKind.OTHER && nowNs >= beginNs) {
            names = FenceParameters.names(kind);
            items.clear();
            reading = true;
            asked = 0;
            count = -1;
            tries = 0;
            silences = 0;
            probing = false;
        }
        if (!reading || (tries > 0 && nowNs - askedNs < PATIENCE_NS)) {
            return;
        }
        if (tries == TRIES) {
            end(FAILED_NS, nowNs);
            return;
        }
        if (tries > 0 && !probing && isOptional()) {
            probing = true;
            tries = 0;
        }
        tries++;
        askedNs = nowNs;
        wires.get(place.link()).offer(Wire.Lane.REQUEST, question(place.systemId()));
    }

    /** Takes a message of our autopilot's; returns whether it is none of the vehicle's state. */
    synchronized boolean take(Object message, long nowNs) {
        if (message instanceof ParamValue m) {
            parameter(m, nowNs);
        } else if (message instanceof MissionCount m) {
            if (isOurs(m.targetSystem(), m.targetComponent(), m.missionType().value()) && drawn() && count < 0) {
                count = m.count();
                next();
                finish(nowNs);
            }
        } else if (message instanceof MissionItemInt m) {
            if (isOurs(m.targetSystem(), m.targetComponent(), m.missionType().value()) && m.seq() == items.size()) {
                items.add(m);
                next();
                finish(nowNs);
            }
        } else if (message instanceof MissionAck m) {
            if (isOurs(m.targetSystem(), m.targetComponent(), m.missionType().value())) {
                end(FAILED_NS, nowNs); // refused: somebody else may be busy with it
            } else if (m.missionType().value() == FENCE) {
                changed(nowNs); // somebody drew a new one
            }
        } else if (message instanceof FenceStatus m) {
            lever.take(m, nowNs);
            tell(nowNs);
        } else if (message instanceof SysStatus m) {
            lever.take(m, nowNs);
            tell(nowNs);
            return false; // its battery is the vehicle's
        } else {
            return false;
        }
        return true;
    }

    private void parameter(ParamValue m, long nowNs) {
        if (!FenceParameters.concerns(m.paramId())) {
            return;
        }
        boolean expected = reading
                && asked < names.size()
                && names.get(asked).replace("?", "").equals(m.paramId());
        known.add(m.paramId());
        if (parameters.take(m, kind()) && !expected) {
            changed(nowNs);
        } else if (expected) {
            missing.remove(m.paramId());
            next();
        } else if (reading && probing && names.get(0).equals(m.paramId())) {
            silent(nowNs);
        }
    }

    /** The present name was not answered, the one asked after it was. */
    private void silent(long nowNs) {
        String name = names.get(asked).substring(1);
        probing = false;
        tries = 0;
        silences++;
        if (silences == SILENCES && known.contains(name)) {
            end(FAILED_NS, nowNs); // it was there: what it is now is not known
        } else if (silences == SILENCES || missing.contains(name)) {
            missing.add(name);
            next();
        }
    }

    private boolean isOptional() {
        return asked < names.size() && names.get(asked).startsWith("?");
    }

    private void finish(long nowNs) {
        if (count > MOST_ITEMS) {
            end(FAILED_NS, nowNs);
        } else if (items.size() == count) {
            answer();
            var areas = FenceItems.areas(items);
            boolean read = areas != null && put(areas, nowNs);
            end(read ? AGAIN_NS : FAILED_NS, nowNs);
            tell(nowNs);
        }
    }

    private boolean put(List<FenceShape.Area> areas, long nowNs) {
        for (FenceSwitch.InForce switched : FenceSwitch.InForce.values()) {
            FenceShape shape = parameters.shape(kind(), areas, switched, nowNs);
            if (shape == null) {
                return false;
            }
            shapes.put(switched, shape);
        }
        return true;
    }

    /** Hands on what holds now, if that is another than before. */
    @SuppressWarnings("ReferenceEquality") // each reading is told, an equal one too
    private void tell(long nowNs) {
        FenceShape now = shapes.get(lever.inForce(nowNs));
        if (now != null && now != told) {
            told = now;
            onRead.accept(now, nowNs);
        }
    }

    /** Begins anew, at once but not in a rush. */
    private void changed(long nowNs) {
        reading = false;
        beginNs = nowNs + PATIENCE_NS;
    }

    private void end(long pauseNs, long nowNs) {
        reading = false;
        if (pauseNs == FAILED_NS) {
            parameters = new FenceParameters();
            missing.clear();
        }
        beginNs = nowNs + pauseNs;
    }

    private void next() {
        asked = Math.min(asked + 1, names.size());
        tries = 0;
        silences = 0;
        probing = false;
    }

    /** Whether the parameters are through and the drawn areas are asked for. */
    private boolean drawn() {
        return reading && asked >= names.size();
    }

    private boolean isOurs(int system, int component, int type) {
        return drawn() && type == FENCE && system == autopilot.ownSystemId() && component == Wire.COMPONENT_ID;
    }

    private AutopilotKind kind() {
        VehicleState.@Nullable Heartbeat heartbeat = autopilot.heartbeat();
        return heartbeat == null ? AutopilotKind.OTHER : heartbeat.autopilot();
    }

    private Object question(int systemId) {
        if (asked < names.size()) {
            String name = names.get(probing ? 0 : asked);
            return ParamRequestRead.builder()
                    .targetSystem(systemId)
                    .targetComponent(Autopilot.COMPONENT_ID)
                    .paramId(name.startsWith("?") ? name.substring(1) : name)
                    .paramIndex(-1)
                    .build();
        }
        if (count < 0) {
            return MissionRequestList.builder()
                    .targetSystem(systemId)
                    .targetComponent(Autopilot.COMPONENT_ID)
                    .missionType(Dialect.number(MavMissionType.class, FENCE))
                    .build();
        }
        return MissionRequestInt.builder()
                .targetSystem(systemId)
                .targetComponent(Autopilot.COMPONENT_ID)
                .seq(items.size())
                .missionType(Dialect.number(MavMissionType.class, FENCE))
                .build();
    }

    private void answer() {
        Autopilot.Place place = autopilot.place();
        if (place != null) {
            wires.get(place.link())
                    .offer(
                            Wire.Lane.REQUEST,
                            MissionAck.builder()
                                    .targetSystem(place.systemId())
                                    .targetComponent(Autopilot.COMPONENT_ID)
                                    .type(Dialect.number(MavMissionResult.class, 0))
                                    .missionType(Dialect.number(MavMissionType.class, FENCE))
                                    .build());
        }
    }
}
