package io.pisad.safety;

import io.pisad.safety.Facts.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DESIGN section 5 once more, from its text alone: says of every byte that could move the vehicle whether it may, and of
 * every stop whether it came.
 *
 * <p>What the decision must judge (position, battery, fence, signal, link) is judged as of its latest tick, which is at
 * most the lease old; all else as of now.
 */
final class Oracle {
    /** Why motion is forbidden, the first cause first. */
    enum Why {
        EMERGENCY,
        MODE,
        ARMED,
        LINK,
        SIGNAL,
        BATTERY,
        POSITION,
        FENCE,
        LEASE,
        OPERATOR
    }

    /** What holds at a tick; the signal is only asked for while homing. */
    record AtTick(long atNs, EnumSet<Why> closed, boolean lost, boolean low, double eastM, double northM) {}

    private static final long MS = 1_000_000L;
    private static final long S = 1000 * MS;
    private static final long LEASE_NS = 300 * MS;
    /** Half a second. */
    private static final long PX4_STOP_NS = 500 * MS;

    private static final double RADIUS_M = 290;
    private static final double LOW_M = 20;
    private static final double HIGH_M = 120;
    private static final double ROUNDING_M = 0.1;

    final Facts facts;
    final Map<Why, Long> closings = new EnumMap<>(Why.class);
    private final int action;
    private final long lossNs;
    private AtTick tick = new AtTick(Facts.NEVER, EnumSet.allOf(Why.class), true, false, 0, 0);
    private final Deque<AtTick> ticks = new ArrayDeque<>();
    /** The decision's state by its own record: 3 homing, 4 holding. */
    int state;

    long heardNs = Facts.NEVER;
    boolean radio = true;
    long motions;
    long stops;
    long proofs;
    long modeCommands;

    @Nullable
    String verdict;

    private boolean moving;
    private boolean hovering;
    /** It has followed set-points that were no part of a stop: an end of them must be followed by LOITER. */
    private boolean obeyed;
    /** It may have: LOITER is permitted. */
    private boolean loiterable;

    private long stopNs = Facts.NEVER;
    private long zeroDueNs = Long.MAX_VALUE;
    private long loiterDueNs = Long.MAX_VALUE;
    private long actionDueNs = Long.MAX_VALUE;
    private long setpointNs = Facts.NEVER;
    private int brakes;
    private int attempts = -1;
    private long attemptNs;
    private long modeNs = Facts.NEVER;

    /**
     * Knows nothing yet.
     *
     * @param action what a lost link is answered with: 0 nothing, 1 loiter, 2 return
     * @param lossNs how long the signal may be away
     */
    Oracle(boolean px4, int action, long lossNs) {
        facts = new Facts(px4);
        this.action = action;
        this.lossNs = lossNs;
    }

    // --- what is permitted -------------------------------------------------------------------------------------------

    private EnumSet<Why> closed(long nowNs) {
        EnumSet<Why> why = EnumSet.copyOf(tick.closed);
        boolean homing = state == 3 || state == 4;
        add(why, Why.SIGNAL, homing && tick.lost);
        add(why, Why.OPERATOR, !facts.enabled(homing ? Kind.HOMING : Kind.SEARCH, nowNs));
        add(why, Why.EMERGENCY, facts.emergency);
        add(why, Why.MODE, !facts.guided() || nowNs - facts.beatNs > 3 * S || nowNs - facts.rivalNs <= 5 * S);
        add(why, Why.ARMED, !facts.armed);
        add(why, Why.LEASE, nowNs - tick.atNs > LEASE_NS);
        return why;
    }

    /** What the decision must find when it takes the tick of this moment out of the ring. */
    void tickOffered(long nowNs) {
        Facts f = facts;
        EnumSet<Why> why = EnumSet.noneOf(Why.class);
        add(why, Why.POSITION, nowNs - f.positionNs > S || f.fix < 3 || f.hdopPercent > 200);
        add(why, Why.BATTERY, f.low || f.battery < 0 || nowNs - f.batteryNs > 10 * S);
        add(why, Why.LINK, nowNs - f.groundNs > 10 * S);
        double stopsM = stopping(Math.hypot(f.eastMps, f.northMps), f.eastM, f.northM, f.eastMps, f.northMps);
        double end = f.heightM - Math.signum(f.downMps) * way(Math.abs(f.downMps));
        add(
                why,
                Why.FENCE,
                !f.home || Math.hypot(f.eastM, f.northM) > RADIUS_M + ROUNDING_M || stopsM > RADIUS_M + ROUNDING_M);
        add(
                why,
                Why.FENCE,
                Math.min(f.heightM, end) < LOW_M - ROUNDING_M || Math.max(f.heightM, end) > HIGH_M + ROUNDING_M);
        ticks.add(new AtTick(nowNs, why, false, f.low, f.eastM, f.northM));
    }

    /** The radio stops, or comes back. */
    void radio(boolean on, long nowNs) {
        radio = on;
        tick = new AtTick(tick.atNs, tick.closed, tick.lost || !on, tick.low, tick.eastM, tick.northM);
        look(nowNs);
    }

    /** The decision is about to take the oldest tick offered, and must act upon it. */
    void tickTaken(long nowNs) {
        AtTick t = ticks.remove();
        boolean enabled = facts.enabled(nowNs);
        tick = new AtTick(t.atNs, t.closed, !radio || t.atNs - heardNs >= lossNs, t.low, t.eastM, t.northM);
        look(nowNs);
        boolean link = t.closed.contains(Why.LINK);
        if ((link || t.low) && enabled) {
            boolean owed =
                    moving(nowNs) && !hovering && obeys(nowNs) && nowNs - t.atNs < LEASE_NS && (t.low || action > 0);
            attempts = facts.guided() && facts.armed ? 0 : -1;
            actionDueNs = owed ? nowNs + 500 * MS : Long.MAX_VALUE;
            facts.end(t.atNs);
            look(nowNs);
        }
    }

    void tickRefused() {
        ticks.removeLast();
    }

    private static double way(double speed) {
        return speed * speed / (2 * 2.5) + 2 * speed;
    }

    /** Distance from home of where the vehicle stands after stopping. */
    private static double stopping(double speed, double eastM, double northM, double eastMps, double northMps) {
        double s = speed == 0 ? 0 : way(speed) / speed;
        return Math.hypot(eastM + s * eastMps, northM + s * northMps);
    }

    private boolean obeys(long nowNs) {
        return facts.guided() && facts.armed && nowNs - facts.beatNs <= 3 * S && nowNs - facts.rivalNs > 5 * S;
    }

    private boolean moving(long nowNs) {
        return moving || (stopNs != Facts.NEVER && nowNs - stopNs < MS);
    }

    // --- what happens ------------------------------------------------------------------------------------------------

    /** Time has passed, or something was said: has motion just become forbidden, and is a stop overdue? */
    void look(long nowNs) {
        if (!obeys(nowNs)) {
            moving = false;
            obeyed = false;
            zeroDueNs = Long.MAX_VALUE;
            loiterDueNs = Long.MAX_VALUE;
            actionDueNs = Long.MAX_VALUE;
            attempts = facts.guided() && facts.armed && nowNs - facts.beatNs <= 3 * S ? attempts : -1;
            count(nowNs);
            stopNs = Facts.NEVER;
            return;
        }
        EnumSet<Why> why = closed(nowNs);
        if (why.isEmpty()) {
            loiterDueNs = Long.MAX_VALUE;
            return;
        }
        boolean lapse = why.equals(EnumSet.of(Why.LEASE));
        if (moving) {
            moving = false;
            count(nowNs);
            stopNs = nowNs;
            brakes = 0;
            zeroDueNs = hovering ? Long.MAX_VALUE : nowNs + (why.contains(Why.EMERGENCY) ? 100 : 500) * MS;
        }
        if (provable(nowNs)) {
            loiterDueNs = Long.MAX_VALUE;
        } else if (facts.px4 && obeyed) {
            loiterDueNs = Math.min(loiterDueNs, lapse ? Math.max(nowNs, tick.atNs + S) + 550 * MS : nowNs + 500 * MS);
        }
        if (nowNs > zeroDueNs || nowNs > loiterDueNs || nowNs > actionDueNs) {
            String what = nowNs > zeroDueNs ? "zero velocity" : nowNs > loiterDueNs ? "LOITER" : "failsafe";
            fail("missed stop: no " + what + " in time after " + why, nowNs);
        }
    }

    private void count(long nowNs) {
        EnumSet<Why> why = closed(nowNs);
        if (nowNs - setpointNs <= LEASE_NS && permittedLast && !why.isEmpty()) {
            closings.merge(why.iterator().next(), 1L, Long::sum);
        }
        permittedLast = false;
    }

    private boolean permittedLast;

    /** A frame of ours, on that link. */
    void out(int link, Frame f, long nowNs) {
        if (f.messageId() == Frame.COMMAND_ACK && f.u8(8) == 255) {
            attempts = facts.acknowledged(f, nowNs) ? -1 : attempts;
        } else if (f.messageId() == Frame.COMMAND_LONG && f.u16(28) == 176) {
            mode(link, f, nowNs);
        } else if (f.messageId() == Frame.SET_POSITION_TARGET_LOCAL_NED) {
            setpoint(link, f, nowNs);
        }
    }

    private void setpoint(int link, Frame f, long nowNs) {
        boolean zero = f.real(16) == 0 && f.real(20) == 0 && f.real(24) == 0 && f.real(44) == 0;
        if (link != 0 || f.u8(50) != 1 || f.u8(51) != 1 || f.u8(52) != 1 || f.u16(48) != 1479) {
            fail("set-point to somebody else, or of another kind", nowNs);
        }
        EnumSet<Why> why = closed(nowNs);
        if (why.isEmpty()) {
            double speed = Math.hypot(f.real(16), f.real(20));
            if (stopping(speed, tick.eastM, tick.northM, f.real(20), f.real(16)) > RADIUS_M + ROUNDING_M) {
                fail("leads out of the fence", nowNs);
            }
            motions += zero ? 0 : 1;
            moving = true;
            hovering = zero;
            permittedLast |= !zero;
            loiterable = true;
            obeyed |= !zero || nowNs - modeNs > PX4_STOP_NS;
            stopNs = Facts.NEVER;
            loiterDueNs = Long.MAX_VALUE;
        } else if (!zero) {
            fail("motion though closed: " + why, nowNs);
        } else if (mayBrake(nowNs)) {
            brakes++;
            stops++;
        } else if (provable(nowNs) && nowNs - setpointNs >= 180 * MS) {
            proofs++;
            obeyed |= facts.guided();
            loiterable |= facts.guided();
        } else {
            fail("zero velocity after the stop, closed: " + why, nowNs);
        }
        zeroDueNs = zero ? Long.MAX_VALUE : zeroDueNs;
        setpointNs = nowNs;
    }

    private boolean mayBrake(long nowNs) {
        long sinceNs = nowNs - stopNs;
        boolean loiters = facts.px4 && nowNs - modeNs <= PX4_STOP_NS;
        return obeys(nowNs)
                && (loiters || (stopNs != Facts.NEVER && (facts.px4 ? sinceNs <= PX4_STOP_NS : brakes < 3)));
    }

    /** PX4 must see set-points before OFFBOARD can be chosen: 5 Hz, all but mode and the kind of motion open. */
    private boolean provable(long nowNs) {
        return facts.px4
                && facts.armed
                && nowNs - facts.beatNs <= 3 * S
                && nowNs - facts.rivalNs > 5 * S
                && facts.enabled(nowNs)
                && !facts.emergency
                && nowNs - tick.atNs <= LEASE_NS
                && tick.closed.isEmpty();
    }

    private void mode(int link, Frame f, long nowNs) {
        modeCommands++;
        modeNs = nowNs;
        boolean loiter = facts.px4 ? f.real(4) == 4 && f.real(8) == 3 : f.real(4) == 5;
        boolean home = facts.px4 ? f.real(4) == 4 && f.real(8) == 5 : f.real(4) == 6;
        boolean policy = attempts >= 0
                && attempts < 5
                && (attempts == 0 || nowNs - attemptNs >= 900 * MS)
                && ((home && (action == 2 || tick.low)) || (loiter && action == 1));
        if (link != 0 || f.u8(30) != 1 || f.u8(31) != 1 || !obeys(nowNs)) {
            fail("mode command to a vehicle that does not obey us", nowNs);
        } else if (policy) {
            attempts++;
            attemptNs = nowNs;
        } else if (!(loiter && facts.px4 && loiterable)) {
            fail("mode command without a cause", nowNs);
        }
        obeyed = false;
        loiterable = false;
        loiterDueNs = Long.MAX_VALUE;
        actionDueNs = Long.MAX_VALUE;
    }

    private void fail(String what, long nowNs) {
        if (verdict == null) {
            verdict = "%.3f s: %s (state %d, latest tick %.0f ms ago, heartbeat %.0f ms)"
                    .formatted(nowNs / 1e9, what, state, (nowNs - tick.atNs) / 1e6, (nowNs - facts.beatNs) / 1e6);
        }
    }

    private static void add(EnumSet<Why> to, Why why, boolean closed) {
        if (closed) {
            to.add(why);
        }
    }
}
