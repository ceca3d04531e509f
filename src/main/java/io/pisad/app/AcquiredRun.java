package io.pisad.app;

import io.pisad.analytics.ArrayAnalyst;
import io.pisad.homing.Homing;
import io.pisad.model.BeaconFix;
import io.pisad.model.Event;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.RadioChange;
import io.pisad.model.RadioState;
import io.pisad.model.Recorded;
import io.pisad.model.Row;
import io.pisad.model.Scenario;
import io.pisad.model.Setpoint;
import io.pisad.model.Settings;
import io.pisad.model.State;
import io.pisad.model.Tick;
import io.pisad.model.Valve;
import io.pisad.sim.RssiWorld;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario: the world's readings through analytics into the decision, whose set-points fly the vehicle.
 *
 * <p>Every row counts as recorded at once. The run ends when success has settled, when the time is over, or when HOMING
 * gave up.
 */
final class AcquiredRun implements Outbox {
    private static final int ENABLE_TICK = 20;
    private static final int MOST_TICKS_BEFORE = 10 * Tick.RATE_HZ;

    /**
     * How it went.
     *
     * @param seed of its world
     * @param successS from the start of HOMING; NaN without success
     * @param errorM of the estimate when it was compared with the truth; NaN without one
     * @param covered whether the truth was inside its 95 % ellipse
     * @param claimedM the 95 % error that the estimate claimed
     * @param crlbM the bound of that error by white noise
     * @param nearestM to the beacon
     * @param flownS in all, virtual
     * @param gaveUp why HOMING ended by itself before success; empty if it did not
     */
    record Outcome(
            long seed,
            double successS,
            double errorM,
            boolean covered,
            double claimedM,
            double crlbM,
            double nearestM,
            double flownS,
            String gaveUp) {
        boolean success() {
            return !Double.isNaN(successS);
        }
    }

    private final long seed;
    private final Scenario.Goal goal;
    private final RssiWorld world;
    private final ArrayAnalyst analyst;
    private final Homing homing;
    private final Valve valve = new Valve();
    private final List<Long> durable = new ArrayList<>();
    private @Nullable Setpoint setpoint;
    private State state = State.IDLE;
    private String reason = "";
    private double nowS;
    private double startS = Double.NaN;
    private double successS = Double.NaN;
    private double nearestM = Double.POSITIVE_INFINITY;
    private double errorM = Double.NaN;
    private double claimedM = Double.NaN;
    private double crlbM = Double.NaN;
    private boolean covered;

    AcquiredRun(RssiWorld.Shared shared, Settings settings, long seed) {
        this.seed = seed;
        goal = shared.scenario().goal();
        world = new RssiWorld(shared, seed);
        analyst = new ArrayAnalyst(settings.signal(), settings.radio().beacon(), settings.pulses(), 0);
        homing = Homing.acquired(settings, settings.radio().frequencyHz(), true, valve, this);
        homing.onEvent(new RadioChange(0, RadioState.LISTENING, 0, 0, "scenario"), null);
    }

    Outcome fly() {
        for (long number = 0; !over(number); number++) {
            nowS = number / (double) Tick.RATE_HZ;
            Setpoint moving = setpoint != null && valve.permits(setpoint.epoch()) ? setpoint : null;
            setpoint = null;
            if (number == ENABLE_TICK) {
                take(new OperatorOrder(
                        number * Tick.PERIOD_NS,
                        OperatorOrder.Action.HOMING_ENABLE,
                        null,
                        new OperatorOrder.Sender(0, 255, 190, 31010),
                        valve.epoch()));
            }
            world.step(number, moving, this::take);
            look();
        }
        analyst.close();
        String gaveUp = homing() || !Double.isNaN(successS) || timeUp() ? "" : reason;
        double flownS = nowS - (Double.isNaN(startS) ? nowS : startS);
        return new Outcome(seed, successS, errorM, covered, claimedM, crlbM, nearestM, flownS, gaveUp);
    }

    private boolean over(long number) {
        if (Double.isNaN(startS)) {
            return number > MOST_TICKS_BEFORE;
        }
        double endS = Double.isNaN(successS) ? goal.timeLimitS() : Math.max(goal.measureS(), successS + goal.settleS());
        return nowS - startS >= endS || !homing();
    }

    private boolean timeUp() {
        return nowS - startS >= goal.timeLimitS();
    }

    private boolean homing() {
        return state == State.HOMING || state == State.HOLDING;
    }

    private void take(Event event) {
        homing.onEvent(event, analyst.onEvent(event));
        while (!durable.isEmpty()) {
            homing.onEvent(new Recorded(event.atNs(), durable.remove(0)), null);
        }
    }

    private void look() {
        if (homing() && Double.isNaN(startS)) {
            startS = nowS;
        }
        if (Double.isNaN(startS)) {
            return;
        }
        double forS = nowS - startS;
        nearestM = Math.min(nearestM, world.distanceM());
        BeaconFix fix = homing.fix();
        boolean near = goal.withinM() == 0 || world.distanceM() <= goal.withinM();
        boolean sure = goal.sdM() == 0 || (fix != null && fix.sdM() <= goal.sdM());
        if (Double.isNaN(successS) && near && sure && forS <= goal.timeLimitS()) {
            successS = forS;
        }
        if (fix != null && (goal.measureS() == 0 || forS <= goal.measureS())) {
            double e = world.eastOfBeaconM(fix.longitudeDeg());
            double n = world.northOfBeaconM(fix.latitudeDeg());
            errorM = Math.sqrt(e * e + n * n);
            claimedM = fix.errorM();
            crlbM = world.crlbM();
            covered = fix.covers(e, n);
        }
    }

    @Override
    public void move(Setpoint newest) {
        setpoint = newest;
    }

    @Override
    public void record(Row row) {
        if (row.durable()) {
            durable.add(row.id());
        }
        if (row instanceof Row.Transition transition) {
            state = transition.to();
            reason = transition.reason();
        }
    }

    @Override
    public void alive(ProofOfLife proof) {}

    @Override
    public void failsafe(FailsafeOrder order) {}

    @Override
    public void reply(OrderReply reply) {
        if (reply.result() != OrderReply.Result.ACCEPTED) {
            reason = reply.reason();
        }
    }

    @Override
    public void tell(Notice notice) {}

    @Override
    public void show(Figures figures) {}
}
