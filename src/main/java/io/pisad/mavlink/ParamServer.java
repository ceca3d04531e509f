package io.pisad.mavlink;

import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.Parameters;
import io.pisad.model.Parameters.Outcome;
import io.pisad.model.Parameters.Parameter;
import io.pisad.model.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The parameter protocol: all REAL32, each SET answered with the value in force, also a refused one.
 *
 * <p>PISAD_HOMING_EN and PISAD_EMERG_DIS are orders in the form of parameters, answered once the order is. All methods
 * from any thread but {@link #step}, the sender's.
 */
final class ParamServer {
    static final String HOMING = "PISAD_HOMING_EN";
    static final String EMERGENCY = "PISAD_EMERG_DIS";
    private static final int REAL32 = 9;
    private static final int NO_INDEX = 65_535;
    private static final int AT_ONCE = 8;
    private static final int MOST_PENDING = 16;

    private final List<Wire> wires;
    private final Sender sender;
    private final Orders orders;
    private final Autopilot autopilot;
    private final Component component;
    private final Parameters parameters;
    private final int[] next;
    private final int[] left;
    private final Map<Peer, Pending> pending = new LinkedHashMap<>();
    private boolean homingShown;

    /** An order under way that came as this parameter. */
    private record Pending(String name, float value) {}

    ParamServer(List<Wire> wires, Sender sender, Orders orders, Autopilot autopilot, Component component) {
        this.wires = wires;
        this.sender = sender;
        this.orders = orders;
        this.autopilot = autopilot;
        this.component = component;
        parameters = component.parameters();
        next = new int[wires.size()];
        left = new int[wires.size()];
    }

    /** Everything, in order, on that link; who joins a list under way gets what is left and then the beginning. */
    synchronized void list(int link) {
        if (left[link] == 0) {
            next[link] = 0;
        }
        left[link] = all().size();
        sender.wake();
    }

    void read(ParamRequestRead m, int link) {
        List<Parameter> all = all();
        if (m.paramIndex() >= 0) {
            if (m.paramIndex() < all.size()) {
                answer(link, all.get(m.paramIndex()), m.paramIndex());
            }
        } else if (!m.paramId().equals(EMERGENCY)) {
            answer(link, m.paramId());
        }
    }

    void set(ParamSet m, Peer from, boolean authorised, long nowNs) {
        String name = m.paramId();
        String refusal = refusal(m, from, authorised, nowNs);
        if (refusal != null && (authorised || named(name).isPresent())) {
            refuse(name, refusal, from.link());
        } else if (refusal != null) {
            return; // a stranger's guess
        } else if (name.equals(HOMING)) {
            order(
                    m.paramValue() == 1 ? Action.HOMING_ENABLE : Action.HOMING_DISABLE,
                    new Pending(name, m.paramValue()),
                    from,
                    nowNs);
        } else if (name.equals(EMERGENCY)) {
            if (m.paramValue() != 0) {
                order(Action.EMERGENCY_STOP, new Pending(name, 1), from, nowNs);
            } else {
                answer(from.link(), name);
            }
        } else {
            try {
                component.slow().execute(() -> store(name, m.paramValue(), from.link(), nowNs));
            } catch (RejectedExecutionException busy) {
                refuse(name, "busy, parameter not taken: send again", from.link());
            }
        }
    }

    private @Nullable String refusal(ParamSet m, Peer from, boolean authorised, long nowNs) {
        Optional<Parameter> asked = named(m.paramId());
        if (asked.isEmpty()) {
            return "no such parameter";
        }
        if (!authorised) {
            return "parameter from system " + from.systemId() + " refused";
        }
        String name = shortly(m.paramId());
        if (m.paramId().equals(EMERGENCY)) {
            return null; // a stop in any form
        }
        if (m.paramId().equals(HOMING) && m.paramValue() == 0) {
            return null; // and another
        }
        if (m.paramType().value() != REAL32) {
            return name + ": type must be REAL32";
        }
        if (m.paramId().equals(HOMING)) {
            return homingRefusal(m.paramValue());
        }
        return asked.get().onlyDisarmed() && !autopilot.disarmed(nowNs) ? name + " only while disarmed" : null;
    }

    private @Nullable String homingRefusal(float value) {
        if (value != 1) {
            return "HOMING_EN: 0 or 1";
        }
        Figures shown = sender.figures();
        if (!component.ground().homingByParameter()) {
            return "homing is not enabled by parameter";
        }
        return shown != null && shown.announced() == State.DETECTING ? null : "HOMING_EN: only while DETECTING";
    }

    /** The answer to a later order of the same sender answers both: see the protocol of an order. */
    private void order(Action action, Pending asked, Peer from, long nowNs) {
        synchronized (pending) {
            pending.remove(from);
            if (pending.size() == MOST_PENDING) {
                pending.remove(pending.keySet().iterator().next());
            }
            pending.put(from, asked);
        }
        orders.byParameter(action, from, nowNs);
    }

    /** An order that came as a parameter was answered. */
    void answered(OrderReply reply) {
        var to = reply.sender();
        var from = new Peer(to.link(), to.systemId(), to.componentId());
        Pending asked;
        synchronized (pending) {
            asked = pending.remove(from);
        }
        if (asked == null) {
            return;
        }
        if (reply.result() == OrderReply.Result.ACCEPTED) {
            int index = asked.name().equals(HOMING) ? all().size() - 1 : NO_INDEX;
            answer(from.link(), new Parameter(asked.name(), asked.value(), false), index);
        } else {
            answer(from.link(), asked.name());
        }
    }

    private void store(String name, float value, int link, long nowNs) {
        List<Parameter> before = parameters.all();
        Optional<Parameter> parameter = parameters.named(name);
        Outcome outcome = parameter.isPresent() && parameter.get().onlyDisarmed() && !autopilot.disarmed(nowNs)
                ? Outcome.refused(shortly(name) + " only while disarmed")
                : parameters.set(name, value);
        if (!outcome.notice().isEmpty()) {
            sender.tell(new Notice(Notice.Severity.WARNING, outcome.notice()));
        }
        List<Parameter> after = all();
        for (int i = 0; i < before.size(); i++) {
            if (!after.get(i).equals(before.get(i)) && !after.get(i).name().equals(name)) {
                for (int each = 0; each < wires.size(); each++) {
                    answer(each, after.get(i), i);
                }
            }
        }
        answer(link, name);
    }

    /** Sends what is left of a list, a little whenever the link is free for it; and homing's switch when it moves. */
    void step(Figures shown) {
        List<Parameter> all = all();
        for (int link = 0; link < wires.size(); link++) {
            if (shown.homingEnabled() != homingShown) {
                answer(link, all.get(all.size() - 1), all.size() - 1);
            }
            listSome(link, all);
        }
        homingShown = shown.homingEnabled();
    }

    private synchronized void listSome(int link, List<Parameter> all) {
        Wire wire = wires.get(link);
        for (int i = 0; i < AT_ONCE && left[link] > 0 && wire.room(Wire.Lane.BULK) > AT_ONCE; i++) {
            wire.offer(Wire.Lane.BULK, message(all.get(next[link]), all.size(), next[link]));
            next[link] = (next[link] + 1) % all.size();
            left[link]--;
        }
    }

    private List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(parameters.all());
        all.add(homing());
        return all;
    }

    private Parameter homing() {
        Figures shown = sender.figures();
        return new Parameter(HOMING, shown != null && shown.homingEnabled() ? 1 : 0, false);
    }

    private Optional<Parameter> named(String name) {
        if (name.equals(HOMING)) {
            return Optional.of(homing());
        }
        if (name.equals(EMERGENCY)) {
            Figures shown = sender.figures();
            boolean latched = shown != null && shown.announced() == State.EMERGENCY;
            return Optional.of(new Parameter(EMERGENCY, latched ? 1 : 0, false));
        }
        return parameters.named(name);
    }

    private void refuse(String name, String why, int link) {
        sender.tell(new Notice(Notice.Severity.WARNING, why));
        answer(link, name);
    }

    private void answer(int link, String name) {
        List<Parameter> all = all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                answer(link, all.get(i), i);
                return;
            }
        }
        named(name).ifPresent(alias -> answer(link, alias, NO_INDEX));
    }

    private void answer(int link, Parameter parameter, int index) {
        wires.get(link).offer(Wire.Lane.ANSWER, message(parameter, all().size(), index));
        sender.wake();
    }

    private static ParamValue message(Parameter parameter, int count, int index) {
        return ParamValue.builder()
                .paramId(parameter.name())
                .paramValue(parameter.value())
                .paramType(Dialect.number(MavParamType.class, REAL32))
                .paramCount(count)
                .paramIndex(index)
                .build();
    }

    private static String shortly(String name) {
        return name.replaceFirst("^PISAD_", "");
    }
}
