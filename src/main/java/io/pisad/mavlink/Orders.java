package io.pisad.mavlink;

import io.pisad.model.CloseReason;
import io.pisad.model.EventSink;
import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.OrderReply.Result;
import io.pisad.model.Valve;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ground stations ask of us: who may, what it means, and the stop that does not wait for the ring.
 *
 * <p>Called by every link's reader; each command is answered, by the homing thread once its effect has happened or here.
 */
final class Orders {
    private final List<Integer> groundSystemIds;
    private final Autopilot autopilot;
    private final Valve valve;
    private final EventSink events;
    private final Sender sender;
    private volatile @Nullable OperatorOrder owedStop;

    Orders(List<Integer> groundSystemIds, Autopilot autopilot, Valve valve, EventSink events, Sender sender) {
        this.groundSystemIds = groundSystemIds;
        this.autopilot = autopilot;
        this.valve = valve;
        this.events = events;
        this.sender = sender;
    }

    /**
     * Takes a command.
     *
     * @param authentic whether it may count: signed, or no key is set
     * @return whether it was addressed to us
     */
    boolean take(Command command, int link, int systemId, int componentId, boolean authentic, long nowNs) {
        boolean toUs = command.targetComponent() == Wire.COMPONENT_ID;
        boolean toAll = command.targetComponent() == 0 && (command.isOurOwn() || sender.canSend(command));
        if ((command.targetSystem() != 0 && command.targetSystem() != autopilot.ownSystemId()) || (!toUs && !toAll)) {
            return false;
        }
        var from = new OperatorOrder.Sender(link, systemId, componentId, command.number());
        if (!groundSystemIds.contains(systemId)) {
            if (toUs) {
                answer(from, Result.DENIED, "order from system " + systemId + " refused");
            }
        } else if (authentic) {
            obey(command, from, nowNs);
        } else if (toUs || command.isOurOwn()) {
            answer(from, Result.DENIED, "unsigned order from " + systemId + " refused");
        }
        return true;
    }

    private void obey(Command command, OperatorOrder.Sender from, long nowNs) {
        Wish wish = command.number() == Command.REQUEST_MESSAGE || command.number() == Command.SET_MESSAGE_INTERVAL
                ? sender.messages(command, from.link(), nowNs)
                : Wish.of(command);
        if (wish instanceof Wish.Answer answer) {
            answer(from, answer.result(), answer.reason());
        } else if (wish instanceof Wish.Order order && (command.confirmation() == 0 || isNew(command, order, from))) {
            give(command, order, from, nowNs);
        }
    }

    /** Whether a repeat is an order we have not heard yet; one we have is answered as before, or still waits. */
    private boolean isNew(Command command, Wish.Order order, OperatorOrder.Sender from) {
        OrderMemory.Entry latest = sender.memory().latest(from);
        if (latest == null || stops(order.action()) != null) {
            return true; // a stop may be done twice, but never be taken for one that was
        }
        if (!latest.command().equals(command.first())) {
            if (order.action().permitsMotion()) {
                answer(from, Result.TEMPORARILY_REJECTED, "repeat of an older order: send again");
            }
            return !order.action().permitsMotion();
        }
        if (latest.answer() != null) {
            sender.acknowledge(latest.answer());
        }
        return false;
    }

    private void give(Command command, Wish.Order order, OperatorOrder.Sender from, long nowNs) {
        CloseReason stop = stops(order.action());
        long epoch = stop == null ? valve.epoch() : valve.close(stop);
        sender.memory().taken(from, command);
        if (order.action().permitsMotion() && !owed()) {
            answer(from, Result.TEMPORARILY_REJECTED, "emergency stop not taken yet");
            sender.memory().forget(from);
            return;
        }
        if (!events.offer(new OperatorOrder(nowNs, order.action(), order.search(), from, epoch))) {
            owedStop = stop == CloseReason.EMERGENCY
                    ? new OperatorOrder(nowNs, order.action(), null, from, epoch)
                    : owedStop;
            answer(from, Result.TEMPORARILY_REJECTED, "busy, order not taken: send again");
            sender.memory().forget(from);
        }
    }

    /** Offers an emergency stop again that met a full ring; whether none is left. Any reader's thread. */
    synchronized boolean owed() {
        OperatorOrder stop = owedStop;
        if (stop != null && events.offer(stop)) {
            owedStop = null;
        }
        return owedStop == null;
    }

    /** An order in the form of a parameter: answered by the parameter's value instead of an acknowledgement. */
    void byParameter(Action action, Peer peer, long nowNs) {
        var from = new OperatorOrder.Sender(peer.link(), peer.systemId(), peer.componentId(), 0);
        CloseReason stop = stops(action);
        long epoch = stop == null ? valve.epoch() : valve.close(stop);
        boolean waits = action.permitsMotion() && !owed();
        if (waits || !events.offer(new OperatorOrder(nowNs, action, null, from, epoch))) {
            answer(from, Result.TEMPORARILY_REJECTED, "busy, order not taken: send again");
        }
    }

    /** Why an order closes the valve before anybody else hears of it, or null if it does not. */
    private static @Nullable CloseReason stops(Action action) {
        return switch (action) {
            case EMERGENCY_STOP -> CloseReason.EMERGENCY;
            case HOMING_DISABLE, SEARCH_STOP, SEARCH_PAUSE -> CloseReason.OPERATOR;
            case HOMING_ENABLE, RESET, SEARCH_START, SEARCH_RESUME -> null;
        };
    }

    private void answer(OperatorOrder.Sender to, Result result, String reason) {
        sender.reply(new OrderReply(to, result, reason));
        if (!reason.isEmpty()) {
            sender.tell(new Notice(Notice.Severity.WARNING, reason));
        }
    }
}
