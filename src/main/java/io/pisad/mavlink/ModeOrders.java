package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.pisad.model.AutopilotKind;
import io.pisad.model.Clock;
import io.pisad.model.FailsafeAction;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.VehicleState;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Asks our vehicle to take a mode of its own, only while its latest heartbeat is fresh, guided and armed.
 *
 * <p>{@link #order} may be called from any thread, the rest from {@code pisad-mavlink-out} only.
 */
final class ModeOrders {
    private static final long FRESH_NS = 1_000_000_000L;
    /** Attempts decided in a hurry, after a stall, still leave at 1 Hz; a pass may be late by a tenth. */
    private static final long PERIOD_NS = 900_000_000L;

    private static final long UNDER_WAY_NS = 2_000_000_000L;

    private static final int CUSTOM_MODE_ENABLED = 1;

    private final Autopilot autopilot;
    private final List<Wire> wires;
    private final Clock clock;
    private final LongAdder sent = new LongAdder();
    private volatile @Nullable FailsafeOrder waiting;
    private long sentNs = Long.MIN_VALUE;
    /** When the failsafe under way was first decided. */
    private volatile long begunNs;

    private final AtomicReference<@Nullable FailsafeOrder> underWay = new AtomicReference<>();

    ModeOrders(Autopilot autopilot, List<Wire> wires, Clock clock) {
        this.autopilot = autopilot;
        this.wires = wires;
        this.clock = clock;
    }

    /** Replaces the failsafe order to send. */
    void order(FailsafeOrder order) {
        if (order.attempt() == 1) {
            begunNs = order.atNs();
        }
        underWay.set(order);
        waiting = order;
    }

    /**
     * Sends the waiting order, if it is fresh, once; whether it was sent. A repeat waits for its second to pass. Nothing
     * once the vehicle left our mode, also when the decision did not hear of it and the pilot chose it again.
     */
    boolean step(long nowNs) {
        FailsafeOrder next = waiting;
        if (next == null || (next.attempt() > 1 && sentNs != Long.MIN_VALUE && nowNs - sentNs < PERIOD_NS)) {
            return false;
        }
        waiting = null;
        if (nowNs - next.atNs() > FRESH_NS || autopilot.leftSince(begunNs) || !command(next.action(), nowNs)) {
            return false;
        }
        sentNs = nowNs;
        return true;
    }

    /** Whether a failsafe order was given a short while ago: its mode must not be overruled by a courtesy. */
    boolean underWay(long nowNs) {
        FailsafeOrder last = underWay.get();
        return last != null && nowNs - last.atNs() < UNDER_WAY_NS;
    }

    /** Motion decided at a time leaves: a failsafe ordered before that is over. */
    void moves(long decidedNs) {
        FailsafeOrder last = underWay.get();
        if (last != null && decidedNs > last.atNs()) {
            underWay.compareAndSet(last, null); // a newer one stays
        }
    }

    /** Commands a mode now; whether it was sent. */
    boolean command(FailsafeAction action, long nowNs) {
        Autopilot.Place place = autopilot.place();
        VehicleState.Heartbeat heartbeat = autopilot.heartbeat();
        if (place == null || heartbeat == null || action == FailsafeAction.NOTHING || !autopilot.obeys(nowNs)) {
            return false;
        }
        long mode = mode(heartbeat.autopilot(), action);
        boolean px4 = heartbeat.autopilot() == AutopilotKind.PX4;
        var message = CommandLong.builder()
                .targetSystem(place.systemId())
                .targetComponent(Autopilot.COMPONENT_ID)
                .command(MavCmd.MAV_CMD_DO_SET_MODE)
                .param1(CUSTOM_MODE_ENABLED)
                .param2((int) (px4 ? mode >>> 16 & 0xff : mode))
                .param3((int) (px4 ? mode >>> 24 & 0xff : 0))
                .build();
        Wire wire = wires.get(place.link());
        boolean written = wire.write(message, autopilot.ownSystemId(), () -> autopilot.obeys(clock.nowNs()))
                && wire.took(autopilot.peer());
        if (written) {
            sent.increment();
        }
        return written;
    }

    long sent() {
        return sent.sum();
    }

    private static long mode(AutopilotKind kind, FailsafeAction action) {
        boolean home = action == FailsafeAction.RTL;
        return kind == AutopilotKind.PX4
                ? home ? VehicleState.Heartbeat.PX4_RTL : VehicleState.Heartbeat.PX4_LOITER
                : home ? VehicleState.Heartbeat.ARDUCOPTER_RTL : VehicleState.Heartbeat.ARDUCOPTER_LOITER;
    }
}
