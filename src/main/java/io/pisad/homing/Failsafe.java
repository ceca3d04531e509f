package io.pisad.homing;

import io.pisad.model.FailsafeAction;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Notice.Severity;
import io.pisad.model.Outbox;
import io.pisad.model.Row;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;

/**
 * RTL or LOITER when our motion ends by a lost ground link, RTL when it ends by a low battery (FR10).
 *
 * <p>Only if at that moment our motion was enabled and the vehicle GUIDED and armed; once a second, five times at most,
 * ended for good by the first heartbeat in another mode, by disarm, by an old heartbeat and by a new order.
 */
final class Failsafe {
    private static final double PERIOD_S = 1;
    private static final int MOST = 5;
    private static final double HEARTBEAT_S = 3;

    private Settings.Safety safety;
    private final Outbox outbox;
    private final Scribe scribe;
    private FailsafeAction action = FailsafeAction.NOTHING;
    private int attempts;
    private long atNs;

    Failsafe(Settings.Safety safety, Outbox outbox, Scribe scribe) {
        this.safety = safety;
        this.outbox = outbox;
        this.scribe = scribe;
    }

    /** Takes other actions from now on; one under way goes on. */
    void use(Settings.Safety next) {
        safety = next;
    }

    /** Enabled motion is about to end by these interlocks; call before the valve closes. */
    void begin(Closed closed, long nowNs) {
        if (closed.has(Interlock.MODE) || closed.has(Interlock.ARMED)) {
            return;
        }
        boolean low = closed.says(Interlock.BATTERY, Interlocks.LOW_BATTERY);
        FailsafeAction wanted = low
                ? safety.lowBatteryAction()
                : closed.has(Interlock.LINK) ? safety.linkLossAction() : FailsafeAction.NOTHING;
        if (wanted != FailsafeAction.NOTHING) {
            action = wanted;
            attempts = 0;
            scribe.tell(Severity.CRITICAL, (low ? "battery low: " : "ground link lost: ") + action + " commanded");
            attempt(nowNs);
        }
    }

    void onTick(VehicleState vehicle, long nowNs) {
        if (action == FailsafeAction.NOTHING || (nowNs - atNs) / 1e9 < PERIOD_S) {
            return;
        }
        var heartbeat = vehicle.heartbeat();
        if (heartbeat == null || (nowNs - heartbeat.atNs()) / 1e9 > HEARTBEAT_S) {
            end("no heartbeat", nowNs);
        } else if (attempts == MOST) {
            scribe.tell(Severity.CRITICAL, action + " not obeyed");
            end("not obeyed", nowNs);
        } else {
            attempt(nowNs);
        }
    }

    /** The heartbeat is the acknowledgement. */
    void onVehicle(VehicleState vehicle) {
        var heartbeat = vehicle.heartbeat();
        if (action == FailsafeAction.NOTHING || heartbeat == null || (heartbeat.guided() && heartbeat.armed())) {
            return;
        }
        boolean obeyed = action == FailsafeAction.RTL ? heartbeat.returning() : heartbeat.loitering();
        if (obeyed) {
            scribe.tell(Severity.NOTICE, action + " confirmed by the vehicle");
        }
        end(obeyed ? "confirmed" : "mode " + heartbeat.customMode(), vehicle.atNs());
    }

    /** Nothing more is sent. */
    void end(String reason, long nowNs) {
        if (action != FailsafeAction.NOTHING) {
            record(Row.Command.Kind.FAILSAFE_ENDED, action + " " + reason, nowNs);
            action = FailsafeAction.NOTHING;
        }
    }

    private void attempt(long nowNs) {
        attempts++;
        atNs = nowNs;
        outbox.failsafe(new FailsafeOrder(nowNs, action, attempts));
        record(Row.Command.Kind.FAILSAFE, action + " " + attempts, nowNs);
    }

    private void record(Row.Command.Kind kind, String reason, long nowNs) {
        double none = Double.NaN;
        scribe.record(new Row.Command(scribe.nextId(), nowNs, kind, 0, none, none, none, none, reason));
    }
}
