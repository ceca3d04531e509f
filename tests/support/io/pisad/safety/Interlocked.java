package io.pisad.safety;

import io.pisad.safety.Facts.Kind;
import io.pisad.safety.Oracle.Why;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;

/**
 * The nine interlocks and the lease, from section 5: which are closed.
 *
 * <p>What the decision must judge (position, battery, fence, signal, link) is judged as of its latest tick, which is at
 * most the lease old; all else as of now.
 */
final class Interlocked {
    /** What holds at a tick; the signal is only asked for while homing. */
    record AtTick(
            long atNs, EnumSet<Why> closed, boolean lost, boolean low, double eastM, double northM, double heightM) {}

    static final long LEASE_NS = 300_000_000L;
    private static final long S = 1_000_000_000L;

    final Facts facts;
    private final long lossNs;
    AtTick tick = new AtTick(Facts.NEVER, EnumSet.allOf(Why.class), true, false, 0, 0, 0);
    private final Deque<AtTick> ticks = new ArrayDeque<>();
    /** The decision's state by its own record: 3 homing, 4 holding. */
    int state;

    long heardNs = Facts.NEVER;
    private boolean radio = true;

    Interlocked(Facts facts, long lossNs) {
        this.facts = facts;
        this.lossNs = lossNs;
    }

    boolean homing() {
        return state == 3 || state == 4;
    }

    EnumSet<Why> closed(long nowNs) {
        EnumSet<Why> why = EnumSet.copyOf(tick.closed);
        add(why, Why.SIGNAL, homing() && tick.lost);
        add(why, Why.OPERATOR, !facts.permitted(homing() ? Kind.HOMING : Kind.SEARCH, nowNs));
        add(why, Why.EMERGENCY, facts.emergency);
        add(why, Why.MODE, !facts.guided() || nowNs - facts.beatNs > 3 * S || nowNs - facts.rivalNs <= 5 * S);
        add(why, Why.ARMED, !facts.armed);
        add(why, Why.LEASE, nowNs - tick.atNs > LEASE_NS);
        return why;
    }

    /** What the decision must find when it takes the tick of this moment out of the ring. */
    void offered(long nowNs) {
        Facts f = facts;
        EnumSet<Why> why = EnumSet.noneOf(Why.class);
        add(why, Why.POSITION, nowNs - f.positionNs > S || f.fix < 3 || f.hdopPercent > 200);
        add(why, Why.BATTERY, f.low || f.battery < 0 || nowNs - f.batteryNs > 10 * S);
        add(why, Why.LINK, nowNs - f.groundNs > 10 * S);
        boolean inside = f.borders.holds(f.home, f.eastM, f.northM, f.eastMps, f.northMps, nowNs);
        add(why, Why.FENCE, !inside || !f.borders.heights(f.heightM, f.downMps, nowNs));
        ticks.add(new AtTick(nowNs, why, false, f.low, f.eastM, f.northM, f.heightM));
    }

    void refused() {
        ticks.removeLast();
    }

    /** The decision takes the oldest tick offered. */
    void taken() {
        AtTick t = ticks.remove();
        boolean lost = !radio || t.atNs - heardNs >= lossNs;
        tick = new AtTick(t.atNs, t.closed, lost, t.low, t.eastM, t.northM, t.heightM);
    }

    boolean radio() {
        return radio;
    }

    void radio(boolean on) {
        AtTick t = tick;
        radio = on;
        tick = new AtTick(t.atNs, t.closed, t.lost || !on, t.low, t.eastM, t.northM, t.heightM);
    }

    /** The vehicle does what we say. */
    boolean obeys(long nowNs) {
        return facts.guided() && facts.armed && nowNs - facts.beatNs <= 3 * S && nowNs - facts.rivalNs > 5 * S;
    }

    /** PX4 must see set-points before OFFBOARD can be chosen: 5 Hz, all but mode and the kind of motion open. */
    boolean provable(long nowNs) {
        return facts.px4
                && facts.armed
                && nowNs - facts.beatNs <= 3 * S
                && nowNs - facts.rivalNs > 5 * S
                && facts.enabled(nowNs)
                && !facts.emergency
                && nowNs - tick.atNs <= LEASE_NS
                && tick.closed.isEmpty();
    }

    private static void add(EnumSet<Why> to, Why why, boolean closed) {
        if (closed) {
            to.add(why);
        }
    }
}
