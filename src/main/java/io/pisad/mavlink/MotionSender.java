package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.PositionTargetTypemask;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.pisad.model.CloseReason;
import io.pisad.model.Setpoint;
import io.pisad.model.Valve;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only class that can move the vehicle, and only through an open valve.
 *
 * <p>Sends the newest set-point at 10 Hz while the valve permits its epoch, it is at most 300 ms old (the lease), and
 * the autopilot's latest heartbeat is fresh, guided and armed. When what it was sending ends:
 *
 * <pre>
 * valve closed, reason brakes     zero velocity up to three times, then silence
 * valve closed, any other reason  silence at once
 * lease lapsed, valve open        the same braking; after 1 s the valve is closed
 * </pre>
 *
 * <p>Braking itself stops as soon as the autopilot is no longer guided and armed. {@link #waiting} may be called from
 * any thread, {@link #step} from {@code pisad-mavlink-out} only.
 */
final class MotionSender {
    static final long LEASE_NS = 300_000_000L;
    private static final long PERIOD_NS = 100_000_000L;
    private static final long SLACK_NS = 10_000_000L;
    private static final long REVOKE_NS = 1_000_000_000L;
    private static final int BRAKES = 3;
    /** Velocity and yaw rate are used; position, acceleration and yaw are not. */
    private static final int VELOCITY_AND_YAW_RATE = 1479;

    private final Valve valve;
    private final Autopilot autopilot;
    private final List<Wire> wires;
    private final long startNs;
    private final LongAdder sent = new LongAdder();
    private final LongAdder braked = new LongAdder();
    private final LongAdder lapses = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile @Nullable Setpoint waiting;
    private @Nullable Setpoint refusedLast;
    private @Nullable Setpoint lapsed;
    private long writtenNs;
    private boolean moving;
    private int brakesLeft;

    MotionSender(Valve valve, Autopilot autopilot, List<Wire> wires, long startNs) {
        this.valve = valve;
        this.autopilot = autopilot;
        this.wires = wires;
        this.startNs = startNs;
        this.writtenNs = startNs - PERIOD_NS;
    }

    /** Replaces the set-point to send. */
    void waiting(Setpoint setpoint) {
        waiting = setpoint;
    }

    void step(long nowNs) {
        Setpoint next = waiting;
        if (next != null && nowNs - next.atNs() <= LEASE_NS && isFinite(next) && mayMove(next, nowNs)) {
            brakesLeft = 0;
            lapsed = null;
            if (due(nowNs) && write(next, nowNs, () -> mayMove(next, nowNs))) {
                moving = true;
                sent.increment();
            }
            return;
        }
        if (next != null && nowNs - next.atNs() <= LEASE_NS && !next.equals(refusedLast)) {
            refusedLast = next;
            refused.increment();
        }
        if (moving) {
            moving = false;
            brakesLeft = BRAKES;
            if (next != null && valve.permits(next.epoch())) {
                lapsed = next;
                lapses.increment();
            }
        }
        brake(nowNs);
        revoke(nowNs);
    }

    MotionCounts counts() {
        return new MotionCounts(sent.sum(), braked.sum(), lapses.sum(), refused.sum());
    }

    private void brake(long nowNs) {
        boolean first = brakesLeft == BRAKES;
        if (brakesLeft == 0 || (!first && !due(nowNs))) {
            return;
        }
        if (!mayBrake(nowNs)) {
            brakesLeft = 0;
            return;
        }
        brakesLeft--;
        if (write(new Setpoint(nowNs, valve.epoch(), 0, 0, 0, 0), nowNs, () -> mayBrake(nowNs))) {
            braked.increment();
        }
    }

    /** A lease that lapsed for more than a second ends the enable (DESIGN section 5): the valve is closed. */
    private void revoke(long nowNs) {
        Setpoint last = lapsed;
        if (last != null && nowNs - last.atNs() > REVOKE_NS) {
            lapsed = null;
            if (valve.permits(last.epoch())) {
                valve.close(CloseReason.LEASE);
            }
        }
    }

    private boolean mayMove(Setpoint next, long nowNs) {
        return autopilot.obeys(nowNs) && valve.permits(next.epoch());
    }

    private boolean mayBrake(long nowNs) {
        return autopilot.obeys(nowNs) && (valve.isOpen() || valve.reason().brakes());
    }

    private boolean due(long nowNs) {
        return nowNs - writtenNs >= PERIOD_NS - SLACK_NS;
    }

    private static boolean isFinite(Setpoint s) {
        return Double.isFinite(s.northMps())
                && Double.isFinite(s.eastMps())
                && Double.isFinite(s.downMps())
                && Double.isFinite(s.yawRateDps());
    }

    private boolean write(Setpoint s, long nowNs, BooleanSupplier still) {
        Autopilot.Place place = autopilot.place();
        if (place == null) {
            return false;
        }
        var message = SetPositionTargetLocalNed.builder()
                .timeBootMs((nowNs - startNs) / 1_000_000)
                .targetSystem(place.systemId())
                .targetComponent(Autopilot.COMPONENT_ID)
                .coordinateFrame(MavFrame.MAV_FRAME_LOCAL_NED)
                .typeMask(Dialect.number(PositionTargetTypemask.class, VELOCITY_AND_YAW_RATE))
                .vx((float) s.northMps())
                .vy((float) s.eastMps())
                .vz((float) s.downMps())
                .yawRate((float) StrictMath.toRadians(s.yawRateDps()))
                .build();
        writtenNs = nowNs;
        return wires.get(place.link()).write(message, autopilot.ownSystemId(), still);
    }
}
