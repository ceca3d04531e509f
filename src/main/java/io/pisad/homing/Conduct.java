package io.pisad.homing;

import io.pisad.model.CloseReason;
import io.pisad.model.LocalFrame;
import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder;
import io.pisad.model.SearchPattern;
import io.pisad.model.SearchRequest;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/** What orders, take-overs and stops do to state, permissions and motion. */
final class Conduct implements Orders.Effects {
    private final Settings settings;
    private final Valve valve;
    private final Scribe scribe;
    private final StateMachine machine;
    private final Enable enable;
    private final Motion motion;
    private final Interlocks interlocks;
    private final Warnings warnings;
    private final Fence fence;
    private final Search search;
    private final Failsafe failsafe;
    private final Orders orders;
    private VehicleState vehicle = VehicleState.unknown(0);
    private @Nullable LocalFrame frame;

    Conduct(
            Settings settings,
            Valve valve,
            Scribe scribe,
            StateMachine machine,
            Enable enable,
            Motion motion,
            Interlocks interlocks,
            Fence fence,
            Search search,
            Failsafe failsafe) {
        this.settings = settings;
        this.valve = valve;
        this.scribe = scribe;
        this.machine = machine;
        this.enable = enable;
        this.motion = motion;
        this.interlocks = interlocks;
        warnings = new Warnings(scribe);
        this.fence = fence;
        this.search = search;
        this.failsafe = failsafe;
        orders = new Orders(scribe, this);
    }

    Orders orders() {
        return orders;
    }

    VehicleState vehicle() {
        return vehicle;
    }

    @Nullable
    Here here() {
        return Here.of(vehicle, frame);
    }

    void frame(@Nullable LocalFrame newest) {
        frame = newest;
    }

    Warnings warnings() {
        return warnings;
    }

    /** Takes the newest vehicle state: take-over, disarm and RTL take effect here, not at the next tick. */
    void onVehicle(VehicleState newest) {
        var before = vehicle.heartbeat();
        var after = newest.heartbeat();
        vehicle = newest;
        interlocks.onVehicle(newest);
        warnings.onVehicle(newest);
        failsafe.onVehicle(newest);
        search.onVehicle(newest);
        if (before == null || after == null) {
            return;
        }
        if (before.guided() && !after.guided()) {
            takeOver(newest.atNs());
        }
        if (before.armed() && !after.armed()) {
            idle(CloseReason.ARMED, "disarmed", newest.atNs(), 0);
        }
        if (!before.returning() && after.returning()) {
            idle(CloseReason.MODE, "RTL seen", newest.atNs(), 0);
        }
    }

    @Override
    public @Nullable String objection(OperatorOrder order, long nowNs) {
        return switch (order.action()) {
            case HOMING_DISABLE, EMERGENCY_STOP, SEARCH_STOP -> null;
            case RESET -> resettable() ? null : "reset: disarm or leave GUIDED";
            case SEARCH_PAUSE -> machine.is(State.IDLE, State.EMERGENCY) ? "no search to pause" : null;
            case HOMING_ENABLE -> motionObjection(order, nowNs);
            case SEARCH_RESUME ->
                machine.is(State.HOMING) || !search.unfinished()
                        ? machine.is(State.HOMING) ? "homing: disable it first" : "no search to resume"
                        : resumeObjection(order, nowNs);
            case SEARCH_START -> startObjection(order, nowNs);
        };
    }

    private @Nullable String startObjection(OperatorOrder order, long nowNs) {
        if (machine.is(State.HOMING)) {
            return "homing: disable it first";
        }
        SearchRequest request = order.search();
        if (request != null && request.pattern() == SearchPattern.LISTEN_ONLY) {
            return machine.is(State.EMERGENCY) ? "emergency: stop is latched" : null;
        }
        String objection = motionObjection(order, nowNs);
        return objection != null ? objection : search.objection(request, here(), fence, vehicle, nowNs);
    }

    private @Nullable String resumeObjection(OperatorOrder order, long nowNs) {
        String objection = motionObjection(order, nowNs);
        return objection != null ? objection : search.resumeObjection(here(), fence, vehicle, nowNs);
    }

    private @Nullable String motionObjection(OperatorOrder order, long nowNs) {
        if (!settings.safety().motion()) {
            return Interlocks.NO_MOTION;
        }
        String objection = interlocks.objection(vehicle, nowNs, machine.is(State.EMERGENCY));
        if (objection != null) {
            return objection;
        }
        return order.valveEpoch() == valve.epoch() ? null : "operator: order older than a stop";
    }

    private boolean resettable() {
        var heartbeat = vehicle.heartbeat();
        return heartbeat != null && (!heartbeat.armed() || !heartbeat.guided());
    }

    @Override
    public void apply(OperatorOrder order, long nowNs) {
        int operator = order.sender().systemId();
        if (order.action().permitsMotion()) {
            failsafe.end("new order", nowNs);
        }
        switch (order.action()) {
            case HOMING_ENABLE -> enableHoming(order, nowNs);
            case HOMING_DISABLE -> idle(CloseReason.OPERATOR, "homing disabled", nowNs, operator);
            case EMERGENCY_STOP -> emergency(nowNs, operator);
            case RESET -> reset(nowNs, operator);
            case SEARCH_START -> startSearch(order, nowNs);
            case SEARCH_STOP -> {
                search.end();
                idle(CloseReason.OPERATOR, "search stopped", nowNs, operator);
            }
            case SEARCH_PAUSE -> pause(nowNs, operator);
            case SEARCH_RESUME -> resumeSearch(order, nowNs);
        }
    }

    private void enableHoming(OperatorOrder order, long nowNs) {
        enable.grant(order, vehicle, nowNs);
        scribe.tell(Severity.NOTICE, "homing enabled");
        if (machine.is(State.IDLE)) {
            machine.become(
                    State.SEARCHING,
                    nowNs,
                    "homing enabled, listening",
                    order.sender().systemId());
        }
    }

    private void startSearch(OperatorOrder order, long nowNs) {
        SearchRequest request = order.search();
        if (request == null) {
            return;
        }
        boolean listen = request.pattern() == SearchPattern.LISTEN_ONLY;
        if (listen && (enable.search() || machine.is(State.HOLDING))) {
            end(CloseReason.OPERATOR, "listen only", nowNs);
        }
        if (!listen) {
            enable.grant(order, vehicle, nowNs);
        }
        String about = search.begin(request, here(), vehicle, nowNs);
        if (!about.isEmpty()) {
            scribe.tell(Severity.NOTICE, about);
        }
        searching(listen ? "listen only" : "search ordered", order, nowNs);
    }

    /** Back to where the search was left: from IDLE or HOLDING too, after a detour to a detection. */
    private void resumeSearch(OperatorOrder order, long nowNs) {
        enable.grant(order, vehicle, nowNs);
        search.leave();
        scribe.tell(Severity.NOTICE, "search goes on at " + (int) search.percent() + " %");
        searching("search resumed", order, nowNs);
    }

    private void searching(String reason, OperatorOrder order, long nowNs) {
        if (machine.is(State.HOLDING)) {
            enable.endHoming();
        }
        if (machine.is(State.IDLE, State.HOLDING)) {
            machine.become(State.SEARCHING, nowNs, reason, order.sender().systemId());
        }
    }

    private void pause(long nowNs, int operator) {
        if (machine.is(State.HOMING, State.HOLDING)) {
            idle(CloseReason.OPERATOR, "paused", nowNs, operator);
        } else {
            listenOnly(CloseReason.OPERATOR, "paused", nowNs);
        }
    }

    private void emergency(long nowNs, int operator) {
        end(CloseReason.EMERGENCY, "emergency stop", nowNs);
        search.end();
        scribe.tell(Severity.ALERT, "emergency stop");
        if (!machine.is(State.EMERGENCY)) {
            machine.become(State.EMERGENCY, nowNs, "emergency stop", operator);
        }
    }

    private void reset(long nowNs, int operator) {
        end(CloseReason.OPERATOR, "reset", nowNs);
        search.end();
        if (!machine.is(State.IDLE)) {
            machine.become(State.IDLE, nowNs, "reset", operator);
        }
    }

    private void takeOver(long nowNs) {
        if (machine.is(State.HOMING, State.HOLDING)) {
            idle(CloseReason.MODE, "take-over", nowNs, 0);
        } else {
            listenOnly(CloseReason.MODE, "take-over", nowNs);
        }
    }

    /** Every permission ends and the state is IDLE; a search keeps its place for an order to resume; the emergency stop stays latched. */
    void idle(CloseReason close, String reason, long nowNs, int operator) {
        boolean flew = machine.is(State.HOMING, State.HOLDING);
        search.leave();
        end(close, reason, nowNs);
        if (!machine.is(State.IDLE, State.EMERGENCY)) {
            machine.become(State.IDLE, nowNs, reason, operator);
        }
        if (flew) {
            scribe.tell(Severity.CRITICAL, "homing disabled: " + reason);
        }
    }

    /** Every permission ends; a search goes on listening and keeps its place. */
    void listenOnly(CloseReason close, String reason, long nowNs) {
        if (enable.any()) {
            scribe.tell(Severity.WARNING, "listening only: " + reason);
        }
        search.leave();
        end(close, reason, nowNs);
    }

    /** HOMING or HOLDING ends in SEARCHING, listening only (FR17). */
    void disableHoming(String reason, long nowNs) {
        search.leave();
        end(CloseReason.SIGNAL, reason, nowNs);
        scribe.tell(Severity.CRITICAL, "homing disabled: " + reason);
        machine.become(State.SEARCHING, nowNs, reason, 0);
    }

    /** An interlock or somebody else ended every permission. */
    void revoke(CloseReason close, String reason, long nowNs) {
        if (machine.is(State.HOMING, State.HOLDING)) {
            idle(close, reason, nowNs, 0);
        } else {
            listenOnly(close, reason, nowNs);
        }
    }

    private void end(CloseReason close, String reason, long nowNs) {
        motion.stop(close, nowNs);
        enable.revoke();
        orders.cancel("cancelled: " + reason, nowNs);
    }
}
