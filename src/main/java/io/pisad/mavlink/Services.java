package io.pisad.mavlink;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.Ping;
import io.dronefleet.mavlink.common.Timesync;
import io.pisad.model.Figures;
import io.pisad.model.OrderReply;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.Vitals;
import java.util.List;
import java.util.Set;

/**
 * What is asked of us beyond orders: parameters, files, time, messages on request.
 *
 * <p>{@link #take} from the links' readers, {@link #step} on the sender's thread; nothing here waits.
 */
@SuppressWarnings("deprecation") // PING was superseded by TIMESYNC and is still asked
final class Services {
    /** PING, PARAM_REQUEST_READ, PARAM_REQUEST_LIST, PARAM_SET, FILE_TRANSFER_PROTOCOL, TIMESYNC. */
    static final Set<Integer> HEARD = Set.of(4, 20, 21, 23, 110, 111);

    private final List<Wire> wires;
    private final Sender sender;
    private final Autopilot autopilot;
    private final List<Integer> groundSystemIds;
    private final Component component;
    private final ParamServer params;
    private final FileServer files;
    private final List<ComputerStatus> computers;

    Services(
            List<Wire> wires,
            Sender sender,
            Orders orders,
            Autopilot autopilot,
            List<Integer> groundSystemIds,
            Component component) {
        this.wires = wires;
        this.sender = sender;
        this.autopilot = autopilot;
        this.groundSystemIds = groundSystemIds;
        this.component = component;
        params = new ParamServer(wires, sender, orders, autopilot, component);
        files = new FileServer(component.ground().exportDirectory(), wires, sender::wake);
        computers = wires.stream().map(ComputerStatus::new).toList();
    }

    /**
     * Takes a message of {@link #HEARD}.
     *
     * @param authentic whether it may count: signed, or no key is set
     * @return whether it asked us for something that not everybody may
     */
    boolean take(Object message, Peer from, boolean authentic, long nowNs) {
        boolean authorised = authentic && groundSystemIds.contains(from.systemId());
        if (message instanceof ParamRequestList m) {
            if (toUs(m.targetSystem()) && (m.targetComponent() == 0 || m.targetComponent() == Wire.COMPONENT_ID)) {
                params.list(from.link());
            }
        } else if (message instanceof ParamRequestRead m) {
            if (toUs(m.targetSystem()) && m.targetComponent() == Wire.COMPONENT_ID) {
                params.read(m, from.link());
            }
        } else if (message instanceof ParamSet m) {
            if (toUs(m.targetSystem()) && m.targetComponent() == Wire.COMPONENT_ID) {
                params.set(m, from, authorised, nowNs);
                return true;
            }
        } else if (message instanceof FileTransferProtocol m) {
            if (toUs(m.targetSystem()) && m.targetComponent() == Wire.COMPONENT_ID) {
                files.ask(m.payload(), from, authorised, component.slow(), nowNs);
                return true;
            }
        } else if (message instanceof Ping m) {
            ping(m, from);
        } else if (message instanceof Timesync m) {
            timesync(m, from, nowNs);
        }
        return false;
    }

    private boolean toUs(int targetSystem) {
        return targetSystem == 0 || targetSystem == autopilot.ownSystemId();
    }

    /** One with targets is somebody's answer. */
    private void ping(Ping m, Peer from) {
        if (m.targetSystem() == 0 && m.targetComponent() == 0) {
            answer(
                    from,
                    Ping.builder()
                            .timeUsec(m.timeUsec())
                            .seq(m.seq())
                            .targetSystem(from.systemId())
                            .targetComponent(from.componentId())
                            .build());
        }
    }

    /** One with a tc1 is somebody's answer. */
    private void timesync(Timesync m, Peer from, long nowNs) {
        boolean ours = m.targetComponent() == 0 || m.targetComponent() == Wire.COMPONENT_ID;
        if (m.tc1() == 0 && toUs(m.targetSystem()) && ours) {
            answer(
                    from,
                    Timesync.builder()
                            .tc1(nowNs)
                            .ts1(m.ts1())
                            .targetSystem(from.systemId())
                            .targetComponent(from.componentId())
                            .build());
        }
    }

    private void answer(Peer to, Object message) {
        wires.get(to.link()).offer(Wire.Lane.ANSWER, message);
        sender.wake(); // whoever asks for the time measures how long it took
    }

    void step(Figures shown, long bootMs, long nowNs) {
        params.step(shown);
        computers.forEach(computer -> computer.step(vitals(), bootMs, nowNs));
    }

    Vitals vitals() {
        return component.vitals().get();
    }

    void answered(OrderReply reply) {
        params.answered(reply);
    }

    boolean canSend(float messageId) {
        return messageId == ProgramVersion.MESSAGE_ID || messageId == ComputerStatus.MESSAGE_ID;
    }

    /** REQUEST_MESSAGE and SET_MESSAGE_INTERVAL of what is served here. */
    Wish messages(Command command, int link, long bootMs) {
        if (command.number() == Command.SET_MESSAGE_INTERVAL) {
            float us = command.p2();
            if (command.p1() == 0) {
                return us == 0 || us == 1_000_000
                        ? new Wish.Answer(Result.ACCEPTED, "")
                        : Wish.denied("heartbeat goes once a second");
            }
            if (command.p1() != ComputerStatus.MESSAGE_ID) {
                return new Wish.Answer(Result.UNSUPPORTED, "");
            }
            if (us == -1 || us == 0 || (us >= 100_000 && us <= 60_000_000)) {
                computers.get(link).every((long) (us * 1000.0));
                return new Wish.Answer(Result.ACCEPTED, "");
            }
            return Wish.denied("interval p2: 100000-60000000 us");
        }
        if (command.p1() == ProgramVersion.MESSAGE_ID) {
            boolean serves = component.ground().exportDirectory().isPresent();
            wires.get(link).offer(Wire.Lane.ANSWER, ProgramVersion.message(component.version(), serves));
            return new Wish.Answer(Result.ACCEPTED, "");
        }
        if (command.p1() == ComputerStatus.MESSAGE_ID) {
            boolean sent = computers.get(link).request(vitals(), bootMs);
            return new Wish.Answer(sent ? Result.ACCEPTED : Result.FAILED, "");
        }
        return new Wish.Answer(Result.UNSUPPORTED, "");
    }
}
