package io.pisad.sim;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.pisad.model.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A ground station with a script: start the search, enable homing when something is detected, enable it again when the
 * state has fallen back. Knows only what the payload says on the wire; component 190.
 */
final class ScriptedOperator implements Router.Listener {
    static final int COMPONENT = 190;
    static final int HOMING = 31010;
    static final int EMERGENCY = 31011;
    static final int SEARCH = 31012;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 2 * SECOND_NS;
    private static final long AGAIN_NS = 10 * SECOND_NS;
    private static final int KEPT = 10_000;
    private static final int ACCEPTED = 0;
    private static final int IN_PROGRESS = 5;

    private final int systemId;
    private final FrameWriter writer;
    private final float radiusM;
    private final long startNs;
    private final Consumer<Frame> out;
    private final ArrayDeque<Heard> heard = new ArrayDeque<>();
    private final TreeMap<Integer, OpenOrder> open = new TreeMap<>();
    private long heartbeatNs;
    private int state = -1;
    private boolean started;
    private boolean wantsHoming = true;
    private boolean enabled;
    private long enabledAtNs;
    private boolean silent;

    ScriptedOperator(int systemId, double radiusM, long startNs, Consumer<Frame> out) {
        this.systemId = systemId;
        this.radiusM = (float) radiusM;
        this.startNs = startNs;
        this.out = out;
        writer = new FrameWriter(systemId, COMPONENT);
        heartbeatNs = startNs;
    }

    /** Acts; every 10 ms. */
    void step(long atNs) {
        if (silent) {
            return;
        }
        if (atNs >= heartbeatNs) {
            heartbeatNs += SECOND_NS;
            out.accept(writer.frame(heartbeat()));
        }
        if (!started && state >= 0 && atNs >= startNs + START_NS) {
            search(1, atNs);
        }
        if (wantsEnable(atNs)) {
            order(HOMING, atNs, 1);
        }
        open.values().removeIf(order -> order.refused() && order.is(HOMING, 1) && !mayEnable());
        for (OpenOrder order : new ArrayList<>(open.values())) {
            if (order.due(atNs)) {
                out.accept(writer.frame(order.next(atNs)));
            }
        }
    }

    @Override
    public void hear(Frame frame, Router.Port from, long atNs) {
        if (frame.systemId() != Router.SYSTEM
                || frame.componentId() != Router.PAYLOAD_COMPONENT
                || !frame.reaches(systemId, COMPONENT)) {
            return;
        }
        if (frame.message() instanceof Heartbeat beat) {
            show((int) beat.customMode(), atNs);
        } else if (frame.message() instanceof Statustext text) {
            note(new Heard.Text(atNs, text.severity().value(), text.text()));
        } else if (frame.message() instanceof CommandAck ack) {
            answer(ack.command().value(), ack.result().value(), atNs);
        }
    }

    /** USER_3: 0 stop, 1 start, 2 pause, 3 resume; a start is an expanding square of 50 m at 5 m/s from here. */
    void search(int what, long atNs) {
        started = true;
        order(SEARCH, atNs, what, 0, 50, 5, 0, 0, what == 1 ? radiusM : 0);
    }

    /** Enables homing whenever there is a detection, or disables it now and leaves it so. */
    void homing(boolean wanted, long atNs) {
        wantsHoming = wanted;
        enabled = false;
        if (!wanted) {
            order(HOMING, atNs, 0);
        }
    }

    /** USER_2: 1 emergency stop, 2 reset. */
    void emergency(int what, long atNs) {
        order(EMERGENCY, atNs, what);
    }

    /** Whether to say nothing at all, heartbeats included: a lost ground link. */
    void silent(boolean wanted, long atNs) {
        silent = wanted;
        heartbeatNs = atNs;
    }

    int state() {
        return state;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    OperatorPhase phase() {
        if (!wantsHoming) {
            return OperatorPhase.DISABLED;
        }
        if (!started) {
            return OperatorPhase.WAITING;
        }
        if (open.containsKey(SEARCH)) {
            return OperatorPhase.STARTING;
        }
        if (open.containsKey(HOMING)) {
            return OperatorPhase.ENABLING;
        }
        return enabled ? OperatorPhase.ENABLED : OperatorPhase.WATCHING;
    }

    private boolean mayEnable() {
        return wantsHoming && started && state == State.DETECTING.ordinal();
    }

    /** A heartbeat shows the state once a second: a short way out of DETECTING and back may pass unseen. */
    private boolean wantsEnable(long atNs) {
        return mayEnable() && !open.containsKey(HOMING) && (!enabled || atNs - enabledAtNs >= AGAIN_NS);
    }

    private void order(int command, long atNs, float... parameters) {
        open.put(command, new OpenOrder(command, Arrays.copyOf(parameters, 7), atNs));
    }

    private void show(int next, long atNs) {
        if (next == state) {
            return;
        }
        note(new Heard.Announced(atNs, state, next));
        enabled &= next == State.HOMING.ordinal() || next == State.HOLDING.ordinal();
        state = next;
    }

    private void answer(int command, int result, long atNs) {
        note(new Heard.Ack(atNs, command, result));
        OpenOrder order = open.get(command);
        if (order == null) {
            return;
        }
        if (result == ACCEPTED) {
            open.remove(command);
            enabled = order.is(HOMING, 1) || (enabled && command != HOMING);
            enabledAtNs = atNs;
        } else if (result == IN_PROGRESS) {
            order.working(atNs);
        } else {
            order.refuse(atNs);
        }
    }

    private void note(Heard what) {
        if (heard.size() == KEPT) {
            heard.removeFirst();
        }
        heard.addLast(what);
    }

    private static Heartbeat heartbeat() {
        return Heartbeat.builder()
                .type(MavType.MAV_TYPE_GCS)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .baseMode(EnumValue.create(0))
                .systemStatus(MavState.MAV_STATE_ACTIVE)
                .mavlinkVersion(3)
                .build();
    }
}
