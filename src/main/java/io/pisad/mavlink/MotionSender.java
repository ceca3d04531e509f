package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.PositionTargetTypemask;
import io.dronefleet.mavlink.common.SetPositionTargetLocalNed;
import io.pisad.model.Clock;
import io.pisad.model.CloseReason;
import io.pisad.model.ProofOfLife;
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
 * the autopilot's latest heartbeat is fresh, guided and armed, by the clock read right before the write. When what it was sending ends:
 *
 * <pre>
 * valve closed, reason brakes     zero velocity up to three times in 30 ms, then silence
 * valve closed, any other reason  silence at once
 * lease lapsed, valve open        the same braking; after 1 s the valve is closed, also when this
 *                                 thread itself stood still meanwhile
 * </pre>
 *
 * <p>Braking itself stops as soon as the autopilot is no longer guided and armed. Only a zero velocity that the link took
 * counts: while it takes none, one stays owed for 3 s, which is the autopilot's own time-out. PX4 goes home 1.9 s after
 * the last set-point, so it is also told AUTO.LOITER once when a valve closes that brakes, tried again that long while the
 * link refuses it, and given zero velocity until its heartbeat leaves OFFBOARD or 500 ms have passed; likewise when its
 * proof of life ends in OFFBOARD. Before OFFBOARD can be chosen it needs to see set-points: while the
 * homing thread gives a {@link ProofOfLife} it is sent zero velocity at 5 Hz through the closed valve.
 *
 * <p>{@link #waiting} and {@link #alive} may be called from any thread, {@link #step} from {@code pisad-mavlink-out} only.
 */
final class MotionSender {
    static final long LEASE_NS = 300_000_000L;
    private static final long PERIOD_NS = 100_000_000L;
    private static final long SLACK_NS = 10_000_000L;
    private static final long REVOKE_NS = 1_000_000_000L;
    private static final long PROOF_PERIOD_NS = 200_000_000L;
    private static final int BRAKES = 3;
    private static final long BRAKE_PERIOD_NS = 10_000_000L;
    /** None begins later than this after the first, so that the last is out within the 100 ms of an emergency stop. */
    private static final long BRAKING_NS = 30_000_000L;

    private static final long PX4_BRAKES_NS = 500_000_000L;
    /** ArduCopter brakes by itself when it heard no set-point for so long. */
    private static final long OWED_NS = 3_000_000_000L;
    /** Velocity and yaw rate are used; position, acceleration and yaw are not. */
    private static final int VELOCITY_AND_YAW_RATE = 1479;

    private final Valve valve;
    private final Autopilot autopilot;
    private final List<Wire> wires;
    private final ModeOrders modes;
    private final Loiter loiter;
    private final Clock clock;
    private final long startNs;
    private final LongAdder sent = new LongAdder();
    private final LongAdder braked = new LongAdder();
    private final LongAdder lapses = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder proofs = new LongAdder();
    private volatile @Nullable Setpoint waiting;
    private volatile @Nullable ProofOfLife proof;
    private @Nullable Setpoint refusedLast;
    private @Nullable Setpoint lapsed;
    private @Nullable Setpoint renewed;
    private long writtenNs;
    private boolean moving;
    private boolean atOnce;
    private int brakesLeft;
    private long brakesUntilNs;
    /** The link took no zero velocity of this braking yet; it is tried until then. */
    private boolean owesBrake;

    private long owedUntilNs;
    /** PX4 has obeyed us since it was last told to loiter. */
    private boolean owesLoiter;

    MotionSender(Valve valve, Autopilot autopilot, List<Wire> wires, ModeOrders modes, Clock clock) {
        this.valve = valve;
        this.autopilot = autopilot;
        this.wires = wires;
        this.modes = modes;
        loiter = new Loiter(modes);
        this.clock = clock;
        startNs = clock.nowNs();
        writtenNs = startNs - PERIOD_NS;
    }

    /** Replaces the set-point to send. */
    void waiting(Setpoint setpoint) {
        waiting = setpoint;
    }

    /** Renews the leave to show PX4 zero velocity. */
    void alive(ProofOfLife newProof) {
        proof = newProof;
    }

    void step(long nowNs) {
        modes.step(nowNs);
        Setpoint next = waiting;
        if (next != null && nowNs - next.atNs() <= LEASE_NS && isFinite(next) && renews(next, nowNs)) {
            if (moving && renewed != null && renewed.epoch() != next.epoch()) {
                dropMotion(); // closed and open again within one pass
            }
            brakesLeft = 0;
            loiter.forget();
            lapsed = null;
            renewed = next;
            if (due(nowNs) && write(next, Outflow.Use.MOTION, nowNs, () -> holds(next, clock.nowNs()))) {
                moving = true;
                owesLoiter = autopilot.isPx4();
                modes.moves(next.atNs());
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
            dropMotion();
            brakes(BRAKES, BRAKING_NS, nowNs);
            if (next != null && valve.permits(next.epoch())) {
                lapsed = next;
                lapses.increment();
            }
        }
        if (owesLoiter && !valve.isOpen() && !mayProve(nowNs)) {
            owesLoiter = false;
            brakes(Integer.MAX_VALUE, PX4_BRAKES_NS, nowNs);
            loiter.due(nowNs);
        }
        if (loiter.waits() && (valve.isOpen() || mayProve(nowNs))) {
            loiter.forget();
            owesLoiter = true; // when that ends
        }
        loiter.step(mayBrake(nowNs), nowNs);
        brake(nowNs);
        prove(nowNs);
        revoke(nowNs);
    }

    /** How long the next pass may wait, so that braking is over soon. */
    long patienceNs(long usualNs) {
        return brakesLeft > 0 ? Math.min(usualNs, BRAKE_PERIOD_NS / 4) : usualNs;
    }

    private long brakePeriodNs() {
        return autopilot.isPx4() && !valve.isOpen() && !owesBrake ? PERIOD_NS - SLACK_NS : BRAKE_PERIOD_NS;
    }

    private void brakes(int count, long forNs, long nowNs) {
        atOnce = true;
        brakesLeft = count;
        brakesUntilNs = nowNs + forNs;
        owesBrake = true;
        owedUntilNs = nowNs + OWED_NS;
    }

    MotionCounts counts() {
        return new MotionCounts(sent.sum(), braked.sum(), lapses.sum(), refused.sum(), proofs.sum(), modes.sent());
    }

    private void brake(long nowNs) {
        long untilNs = owesBrake ? owedUntilNs : brakesUntilNs;
        if (brakesLeft == 0 || (!atOnce && nowNs <= untilNs && nowNs - writtenNs < brakePeriodNs())) {
            return;
        }
        atOnce = false;
        if (nowNs > untilNs || !mayBrake(nowNs)) {
            brakesLeft = 0;
            return;
        }
        if (write(
                new Setpoint(nowNs, valve.epoch(), 0, 0, 0, 0),
                Outflow.Use.STOP,
                nowNs,
                () -> mayBrake(clock.nowNs()))) {
            owesBrake = false;
            brakesLeft--;
            braked.increment();
        } else {
            dropMotion(); // it was blocked by old ones
        }
    }

    private void prove(long nowNs) {
        ProofOfLife given = proof;
        if (brakesLeft == 0
                && given != null
                && nowNs - writtenNs >= PROOF_PERIOD_NS - SLACK_NS
                && mayProve(nowNs)
                && write(
                        new Setpoint(nowNs, given.epoch(), 0, 0, 0, 0),
                        Outflow.Use.MESSAGE,
                        nowNs,
                        () -> mayProve(clock.nowNs()))) {
            proofs.increment();
            owesLoiter |= autopilot.obeys(nowNs);
            modes.moves(given.atNs());
        }
    }

    private boolean mayProve(long nowNs) {
        ProofOfLife given = proof;
        return given != null
                && nowNs - given.atNs() <= LEASE_NS
                && autopilot.isPx4()
                && autopilot.armed(nowNs)
                && !valve.isOpen()
                && valve.epoch() == given.epoch();
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

    /** Whether it may move and follows its predecessor within a second: a process that was stopped does not move on. */
    private boolean renews(Setpoint next, long nowNs) {
        Setpoint last = renewed;
        if (last != null && last.epoch() == next.epoch() && next.atNs() - last.atNs() > REVOKE_NS) {
            if (valve.permits(next.epoch())) {
                valve.close(CloseReason.LEASE);
            }
            return false;
        }
        return mayMove(next, nowNs);
    }

    /** Asked with the clock read again right before the write: the process may have stood still since the pass began. */
    private boolean holds(Setpoint next, long nowNs) {
        return nowNs - next.atNs() <= LEASE_NS && mayMove(next, nowNs);
    }

    private boolean mayMove(Setpoint next, long nowNs) {
        return autopilot.obeys(nowNs) && valve.permits(next.epoch());
    }

    /** A proof that just ended without anybody's close says nothing about why the valve was closed before it. */
    private boolean mayBrake(long nowNs) {
        ProofOfLife given = proof;
        boolean proved = given != null && valve.epoch() == given.epoch();
        return autopilot.obeys(nowNs) && (valve.isOpen() || valve.reason().brakes() || proved);
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

    /** Nothing with velocity may arrive any more that waits on our side of the link. */
    private void dropMotion() {
        Autopilot.Place place = autopilot.place();
        if (place != null) {
            wires.get(place.link()).dropMotion();
        }
    }

    private boolean write(Setpoint s, Outflow.Use use, long nowNs, BooleanSupplier still) {
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
        Wire wire = wires.get(place.link());
        int systemId = autopilot.ownSystemId();
        return switch (use) {
            case MOTION -> wire.writeMotion(message, systemId, still);
            case STOP -> wire.writeStop(message, systemId, autopilot.peer(), still);
            case MESSAGE -> wire.write(message, systemId, still);
        };
    }
}
