package io.pisad.homing;

import io.pisad.model.AutopilotKind;
import io.pisad.model.CloseReason;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.Valve;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * The only class that opens the valve and emits set-points, and it asks every tick.
 *
 * <p>A close by anybody else (the link thread, a lease that lapsed for over a second) is noticed here at the next tick and
 * ends every enable: a short lapse of the lease never closes the valve, the sender just waits.
 */
final class Motion {
    private static final double RESUME_S = 1;
    private static final double RECORD_S = 1;

    private final Settings settings;
    private final Valve valve;
    private final Outbox outbox;
    private final Scribe scribe;
    private final Enable enable;
    private final Fence fence;
    private final Limiter limiter;
    private boolean open;
    private long openEpoch;
    private boolean proving;
    private long closedNs = Long.MIN_VALUE;
    private long recordedNs = Long.MIN_VALUE;

    Motion(Settings settings, Valve valve, Outbox outbox, Scribe scribe, Enable enable, Fence fence) {
        this.settings = settings;
        this.valve = valve;
        this.outbox = outbox;
        this.scribe = scribe;
        this.enable = enable;
        this.fence = fence;
        limiter = new Limiter(settings.homing());
    }

    /** Takes other limits from now on. */
    void use(Settings.Homing next) {
        limiter.use(next);
    }

    /** Whether motion passes. */
    boolean open() {
        return open;
    }

    /**
     * Opens under the enable's epoch, or confirms that it still is open.
     *
     * @return null, or why not: then nothing may move and every enable must end
     */
    @Nullable
    String tryOpen(long nowNs) {
        if (!settings.safety().motion()) {
            return Interlocks.NO_MOTION;
        }
        if (valve.open(enable.epoch())) {
            if (open && openEpoch != enable.epoch()) { // closed by somebody else and permitted anew before we noticed
                closed(nowNs, valve.reason(), enable.epoch());
            }
            opened(nowNs);
            return null;
        }
        return closedMeanwhile(nowNs);
    }

    /** Whether somebody else closed since the permissions were given, which ends them: what closed, or null. */
    @Nullable
    String closedElsewhere(long nowNs) {
        return valve.epoch() == enable.epoch() ? null : closedMeanwhile(nowNs);
    }

    private String closedMeanwhile(long nowNs) {
        noticeClosed(nowNs);
        return "closed meanwhile: " + valve.reason();
    }

    /** Emits one set-point; only after {@link #tryOpen} at the same tick. */
    void move(long nowNs, Activity activity, Here here, Velocity wanted, double speedMps) {
        Enable.Grant grant = enable.of(activity);
        if (!open || grant == null) {
            return;
        }
        Setpoint setpoint = limiter.pass(nowNs, enable.epoch(), here, wanted, speedMps, grant.heightM());
        if (!fence.permits(here, limiter.last())) {
            setpoint = limiter.halt(nowNs, enable.epoch());
        }
        outbox.move(setpoint);
        enable.used(activity, nowNs);
        if (recordedNs == Long.MIN_VALUE || (nowNs - recordedNs) / 1e9 >= RECORD_S) {
            recordedNs = nowNs;
            scribe.record(new Row.Command(
                    scribe.nextId(),
                    nowNs,
                    Row.Command.Kind.SETPOINT,
                    setpoint.epoch(),
                    setpoint.northMps(),
                    setpoint.eastMps(),
                    setpoint.downMps(),
                    setpoint.yawRateDps(),
                    activity.name()));
        }
    }

    /**
     * While something is enabled and nothing but the choice of OFFBOARD is missing, PX4 needs to see set-points; what
     * ends that closes once more, so that not one follows.
     */
    void prove(long nowNs, VehicleState vehicle, Closed closed) {
        var heartbeat = vehicle.heartbeat();
        boolean px4 = heartbeat != null && heartbeat.autopilot() == AutopilotKind.PX4;
        if (px4 && !open && settings.safety().motion() && enable.any() && closed.onlyWaitsForGuided()) {
            outbox.alive(new ProofOfLife(nowNs, enable.epoch()));
            proving = true;
        } else if (proving) {
            proving = false;
            if (!open && !closed.none() && valve.epoch() == enable.epoch()) {
                Closed others = closed.without(Interlock.MODE); // the sender knows of a newer mode than we do
                follow(valve.close((others.none() ? closed : others).closeReason()));
            }
        }
    }

    private void follow(long epoch) {
        if (epoch == enable.epoch() + 1) {
            enable.follow(epoch);
        }
    }

    /** Closes for an interlock that may resume; the enable follows the new epoch. Nothing if closed already. */
    void pause(CloseReason reason, long nowNs) {
        if (open) {
            boolean ours = valve.permits(enable.epoch());
            boolean closes = valve.isOpen();
            long epoch = closes ? valve.close(reason) : valve.epoch();
            ours &= closes; // somebody else may have closed in between, and ends the permissions
            if (ours) {
                follow(epoch);
            }
            closed(nowNs, ours ? reason : valve.reason(), epoch);
        }
    }

    /** Whether a pause has lasted too long to resume. */
    boolean pausedTooLong(long nowNs) {
        return closedNs != Long.MIN_VALUE && (nowNs - closedNs) / 1e9 > RESUME_S;
    }

    /** Nothing is to be flown now: closes what is open, and leaves the proof of life alone. */
    void rest(long nowNs) {
        pause(CloseReason.OPERATOR, nowNs);
        if (valve.isOpen()) { // under an epoch that is not the permissions'
            valve.close(CloseReason.OPERATOR);
        }
        closedNs = Long.MIN_VALUE;
    }

    /** Closes for good; a valve that is already closed for that reason keeps its epoch. */
    void stop(CloseReason reason, long nowNs) {
        if (valve.isOpen() || proving) {
            valve.close(reason);
        }
        proving = false;
        noticeClosed(nowNs);
        closedNs = Long.MIN_VALUE;
    }

    private void noticeClosed(long nowNs) {
        if (open) {
            closed(nowNs, valve.reason(), valve.epoch());
        }
    }

    private void opened(long nowNs) {
        if (!open) {
            open = true;
            openEpoch = enable.epoch();
            limiter.reset();
            record(nowNs, Row.Command.Kind.VALVE_OPENED, enable.epoch(), "");
        }
        closedNs = Long.MIN_VALUE;
    }

    private void closed(long nowNs, CloseReason reason, long epoch) {
        open = false;
        closedNs = nowNs;
        recordedNs = Long.MIN_VALUE;
        record(nowNs, Row.Command.Kind.VALVE_CLOSED, epoch, reason.name());
    }

    private void record(long nowNs, Row.Command.Kind kind, long epoch, String reason) {
        double none = Double.NaN;
        scribe.record(new Row.Command(scribe.nextId(), nowNs, kind, epoch, none, none, none, none, reason));
    }
}
