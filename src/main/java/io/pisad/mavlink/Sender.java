package io.pisad.mavlink;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavResult;
import io.pisad.model.Clock;
import io.pisad.model.CloseReason;
import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Setpoint;
import io.pisad.model.Valve;
import io.pisad.model.Vitals;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Everything that leaves: motion first, then acknowledgements, heartbeats, texts, requests, telemetry.
 *
 * <p>What is handed over from any thread waits in a mailbox or a bounded queue; {@link #step} writes it, on the thread
 * {@code pisad-mavlink-out} or in the lock-step driver, never in both.
 */
public final class Sender implements Runnable {
    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final long PARK_NS = 50_000_000L;
    private static final long ALIVE_NS = 2_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int PROGRESS_UNKNOWN = 255;

    private final Autopilot autopilot;
    private final List<Wire> wires;
    private final Clock clock;
    private final long startNs;
    private final ModeOrders modes;
    private final MotionSender motion;
    private final Notices notices;
    private final Streams streams;
    private final FenceReader fence;
    private final List<NamedValues> values;
    private final OrderMemory memory = new OrderMemory();
    private final Beat heartbeat = new Beat(SECOND_NS);
    private final Valve valve;
    private volatile @Nullable Figures figures;
    private volatile @Nullable Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Services services;

    Sender(Autopilot autopilot, List<Wire> wires, double telemetryHz, Valve valve, Clock clock) {
        this.autopilot = autopilot;
        this.wires = wires;
        this.valve = valve;
        this.clock = clock;
        startNs = clock.nowNs();
        modes = new ModeOrders(autopilot, wires, clock);
        motion = new MotionSender(valve, autopilot, wires, modes, clock);
        notices = new Notices(wires);
        streams = new Streams(wires);
        fence = new FenceReader(wires, autopilot);
        values = wires.stream().map(wire -> new NamedValues(wire, telemetryHz)).toList();
    }

    /** Sends until {@link #stop}: every 50 ms, and at once on everything handed over and every close of the valve. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        while (!stopped) {
            pass();
            LockSupport.parkNanos(motion.patienceNs(PARK_NS));
        }
        pass();
    }

    /** A message that cannot be sent is a bug: nothing may move, but only this thread can brake, so it goes on. */
    private void pass() {
        try {
            step(clock.nowNs());
        } catch (RuntimeException e) {
            valve.close(CloseReason.SHUTDOWN);
            LOG.log(System.Logger.Level.ERROR, "sending failed; motion is closed", e);
        }
    }

    /** Ends {@link #run} after one last pass. */
    public void stop() {
        stopped = true;
        wake();
    }

    /** One pass: the motion that is permitted now, then all that waits. */
    public void step(long nowNs) {
        motion.step(nowNs);
        int systemId = autopilot.ownSystemId();
        Figures shown = figures;
        if (shown != null && nowNs - shown.atNs() <= ALIVE_NS) {
            if (heartbeat.due(nowNs)) {
                wires.forEach(wire -> wire.offer(Wire.Lane.HEARTBEAT, Heartbeats.of(shown)));
            }
            values.forEach(value -> value.step(shown, vitals(), (nowNs - startNs) / 1_000_000, nowNs));
            Services serving = services;
            if (serving != null) {
                serving.step(shown, (nowNs - startNs) / 1_000_000, nowNs);
            }
        }
        Autopilot.Place place = autopilot.place();
        if (place != null) {
            streams.step(place, nowNs);
            fence.step(place, nowNs);
        }
        notices.step(nowNs);
        for (Wire wire : wires) {
            wire.refill(nowNs);
            wire.flush(systemId);
        }
    }

    private Vitals vitals() {
        Services serving = services;
        return serving == null ? Vitals.UNKNOWN : serving.vitals();
    }

    /** Sets what else is served; before anything runs. */
    void serve(Services newServices) {
        services = newServices;
    }

    /** Sets the rate of the named values where nobody asked for another. */
    public void telemetry(double hz) {
        values.forEach(value -> value.usually((long) (1e9 / hz)));
    }

    /** The newest figures, null before the first. */
    @Nullable
    Figures figures() {
        return figures;
    }

    /** Replaces the waiting set-point (latest wins). */
    public void move(Setpoint setpoint) {
        motion.waiting(setpoint);
        wake();
    }

    /** Renews the leave to show PX4 zero velocity before OFFBOARD is chosen. */
    public void alive(ProofOfLife proof) {
        motion.alive(proof);
    }

    /** Replaces the waiting mode command of the failsafe (latest wins). */
    public void failsafe(FailsafeOrder order) {
        modes.order(order);
        wake();
    }

    /** Acknowledges an order to whoever gave it; who refuses one also tells why. */
    public void reply(OrderReply reply) {
        memory.answered(reply);
        acknowledge(reply);
        Services serving = services;
        if (serving != null && reply.sender().command() == 0 && reply.sender().link() >= 0) {
            serving.answered(reply);
        }
    }

    /** Puts a word before every status text from now on, such as REHEARSAL. */
    public void mark(String word) {
        notices.mark(word);
    }

    /** Tells the ground; the same text at most once in 5 s, the last one always. */
    public void tell(Notice notice) {
        notices.tell(notice);
        wake();
    }

    /** Replaces the figures shown (latest wins); without new ones for 2 s heartbeat and named values stop. */
    public void show(Figures newest) {
        figures = newest;
    }

    /** What was done with set-points since the start. */
    public MotionCounts motion() {
        return motion.counts();
    }

    void acknowledge(OrderReply reply) {
        OperatorOrder.Sender to = reply.sender();
        if (to.command() == 0 || to.link() < 0 || to.link() >= wires.size()) {
            return;
        }
        CommandAck ack = CommandAck.builder()
                .command(Dialect.number(MavCmd.class, to.command()))
                .result(Dialect.number(MavResult.class, reply.result().mavResult()))
                .progress(reply.result() == Result.IN_PROGRESS ? PROGRESS_UNKNOWN : 0)
                .targetSystem(to.systemId())
                .targetComponent(to.componentId())
                .build();
        wires.get(to.link()).offer(Wire.Lane.ACK, ack);
        wake();
    }

    /** Whether a REQUEST_MESSAGE is one that {@link #messages} answers with the message. */
    boolean canSend(Command command) {
        return command.number() == Command.REQUEST_MESSAGE
                && (command.p1() == 0 || (services != null && services.canSend(command.p1())));
    }

    /** REQUEST_MESSAGE of our heartbeat and SET_MESSAGE_INTERVAL of the named values, on the asker's link. */
    Wish messages(Command command, int link, long nowNs) {
        Figures shown = figures;
        if (command.number() == Command.REQUEST_MESSAGE && command.p1() == 0) {
            if (shown == null || nowNs - shown.atNs() > ALIVE_NS) {
                return new Wish.Answer(Result.FAILED, "");
            }
            wires.get(link).offer(Wire.Lane.HEARTBEAT, Heartbeats.of(shown));
            return new Wish.Answer(Result.ACCEPTED, "");
        }
        if (command.number() == Command.SET_MESSAGE_INTERVAL && command.p1() == NamedValues.MESSAGE_ID) {
            float us = command.p2();
            if (us == -1 || us == 0 || (us >= 100_000 && us <= 10_000_000)) {
                values.get(link).every((long) (us * 1000.0));
                return new Wish.Answer(Result.ACCEPTED, "");
            }
            return Wish.denied("interval p2: 100000-10000000 us");
        }
        Services serving = services;
        return serving == null
                ? new Wish.Answer(Result.UNSUPPORTED, "")
                : serving.messages(command, link, (nowNs - startNs) / 1_000_000);
    }

    OrderMemory memory() {
        return memory;
    }

    FenceReader fence() {
        return fence;
    }

    void heard(int messageId, long nowNs) {
        streams.heard(messageId, nowNs);
    }

    void wake() {
        LockSupport.unpark(thread);
    }
}
