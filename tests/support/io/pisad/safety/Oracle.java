package io.pisad.safety;

import io.pisad.safety.Interlocked.AtTick;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DESIGN section 5 once more, from its text alone: says of every byte that could move the vehicle whether it may, and of
 * every stop whether it came. The interlocks are in {@link Interlocked}, the limits in {@link Limits}, the fence in
 * {@link Borders}, the record in {@link Journal}; here is what follows from them.
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

    private static final long MS = 1_000_000L;
    private static final long S = 1000 * MS;
    /** Half a second. */
    private static final long PX4_STOP_NS = 500 * MS;

    final Facts facts;
    final Interlocked rules;
    private final Limits limits = new Limits();
    final Map<Why, Long> closings = new EnumMap<>(Why.class);
    private final int action;
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
        rules = new Interlocked(facts, lossNs);
    }

    /** The radio stops, or comes back. */
    void radio(boolean on, long nowNs) {
        rules.radio(on);
        look(nowNs);
    }

    /** A frame to us, heard whole. */
    void in(int link, Frame frame, boolean authentic, long nowNs) {
        facts.in(link, frame, authentic, nowNs);
        limits.height(facts.heightM, facts.enabled(nowNs));
    }

    /** The decision is about to take the oldest tick offered, and must act upon it. */
    void tickTaken(long nowNs) {
        boolean enabled = facts.enabled(nowNs);
        rules.taken();
        AtTick t = rules.tick;
        limits.tick(t.heightM());
        look(nowNs);
        boolean link = t.closed().contains(Why.LINK);
        if ((link || t.low()) && enabled) {
            boolean owed = moving(nowNs)
                    && !hovering
                    && rules.obeys(nowNs)
                    && nowNs - t.atNs() < Interlocked.LEASE_NS
                    && (t.low() || action > 0);
            attempts = facts.guided() && facts.armed ? 0 : -1;
            actionDueNs = owed ? nowNs + 500 * MS : Long.MAX_VALUE;
            facts.end(t.atNs());
            look(nowNs);
        }
    }

    private boolean moving(long nowNs) {
        return moving || (stopNs != Facts.NEVER && nowNs - stopNs < MS);
    }

    // --- what happens ------------------------------------------------------------------------------------------------

    /** Time has passed, or something was said: has motion just become forbidden, and is a stop overdue? */
    void look(long nowNs) {
        if (!rules.obeys(nowNs)) {
            moving = false;
            obeyed = false;
            zeroDueNs = Long.MAX_VALUE;
            loiterDueNs = Long.MAX_VALUE;
            actionDueNs = Long.MAX_VALUE;
            attempts = facts.guided() && facts.armed ? attempts : -1;
            count(nowNs);
            stopNs = Facts.NEVER;
            return;
        }
        EnumSet<Why> why = rules.closed(nowNs);
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
        if (rules.provable(nowNs)) {
            loiterDueNs = Long.MAX_VALUE;
        } else if (facts.px4 && obeyed) {
            loiterDueNs =
                    Math.min(loiterDueNs, lapse ? Math.max(nowNs, rules.tick.atNs() + S) + 550 * MS : nowNs + 500 * MS);
        }
        if (nowNs > zeroDueNs || nowNs > loiterDueNs || nowNs > actionDueNs) {
            String what = nowNs > zeroDueNs ? "zero velocity" : nowNs > loiterDueNs ? "LOITER" : "failsafe";
            fail("missed stop: no " + what + " in time after " + why, nowNs);
        }
    }

    private void count(long nowNs) {
        EnumSet<Why> why = rules.closed(nowNs);
        if (nowNs - setpointNs <= Interlocked.LEASE_NS && permittedLast && !why.isEmpty()) {
            closings.merge(why.iterator().next(), 1L, Long::sum);
        }
        permittedLast = false;
    }

    private boolean permittedLast;

    /** A frame of ours, on that link. */
    void out(int link, Frame f, long nowNs) {
        if (f.messageId() == Frame.COMMAND_ACK && f.u8(8) == 255) {
            attempts = facts.acknowledged(link, f, nowNs) ? -1 : attempts;
        } else if (f.messageId() == Frame.STATUSTEXT) {
            object(facts.journal.said(f.text(1, 50), nowNs), nowNs);
        } else if (f.messageId() == Frame.HEARTBEAT) {
            object(facts.journal.shown(f.fields().getInt(0), nowNs), nowNs);
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
        EnumSet<Why> why = rules.closed(nowNs);
        if (why.isEmpty()) {
            AtTick t = rules.tick;
            if (facts.borders.readNs < t.atNs()
                    && !facts.borders.holds(facts.home, t.eastM(), t.northM(), f.real(20), f.real(16), nowNs)) {
                fail("leads out of the fence", nowNs);
            }
            double yawDps = Math.toDegrees(f.real(44));
            String broken =
                    limits.broken(rules.homing(), facts.asks.searchMps, f.real(16), f.real(20), f.real(24), yawDps);
            if (broken != null) {
                fail("breaks a limit: " + broken, nowNs);
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
        } else if (rules.provable(nowNs) && nowNs - setpointNs >= 180 * MS) {
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
        return rules.obeys(nowNs)
                && (loiters || (stopNs != Facts.NEVER && (facts.px4 ? sinceNs <= PX4_STOP_NS : brakes < 3)));
    }

    private void mode(int link, Frame f, long nowNs) {
        modeCommands++;
        modeNs = nowNs;
        boolean loiter = facts.px4 ? f.real(4) == 4 && f.real(8) == 3 : f.real(4) == 5;
        boolean home = facts.px4 ? f.real(4) == 4 && f.real(8) == 5 : f.real(4) == 6;
        boolean policy = attempts >= 0
                && attempts < 5
                && (attempts == 0 || nowNs - attemptNs >= 900 * MS)
                && ((home && (action == 2 || rules.tick.low())) || (loiter && action == 1));
        if (link != 0 || f.u8(30) != 1 || f.u8(31) != 1 || !rules.obeys(nowNs)) {
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

    private void object(@Nullable String objection, long nowNs) {
        if (objection != null) {
            fail(objection, nowNs);
        }
    }

    private void fail(String what, long nowNs) {
        if (verdict == null) {
            verdict = "%.3f s: %s (state %d, latest tick %.0f ms ago, heartbeat %.0f ms)"
                    .formatted(
                            nowNs / 1e9,
                            what,
                            rules.state,
                            (nowNs - rules.tick.atNs()) / 1e6,
                            (nowNs - facts.beatNs) / 1e6);
        }
    }
}
