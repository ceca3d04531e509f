package io.pisad.homing;

import io.pisad.model.Notice.Severity;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply.Result;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of an order (H2).
 *
 * <pre>
 * permits motion: plausible? -> row -> Recorded -> still plausible? -> effect -> ACCEPTED     5 s without Recorded: FAILED
 * makes safer:    effect -> ACCEPTED -> row
 * denied:         DENIED with the interlock or rule, WARNING, row
 * </pre>
 *
 * <p>An order that its own sender takes back by the same command before it was recorded gets no acknowledgement of its
 * own: the one of the later order answers both, and nobody can take a DENIED for the answer to a stop.
 */
final class Orders {
    private static final double RECORD_S = 5;

    /** What orders do. */
    interface Effects {
        /** Why the order is refused now, or null. */
        @Nullable
        String objection(OperatorOrder order, long nowNs);

        /** Carries it out. */
        void apply(OperatorOrder order, long nowNs);
    }

    private final Scribe scribe;
    private final Effects effects;
    private @Nullable OperatorOrder superseding;
    private final Map<Long, OperatorOrder> recording = new LinkedHashMap<>();

    Orders(Scribe scribe, Effects effects) {
        this.scribe = scribe;
        this.effects = effects;
    }

    void onOrder(OperatorOrder order) {
        String objection = effects.objection(order, order.atNs());
        if (objection != null) {
            deny(order, order.atNs(), objection);
        } else if (order.action().permitsMotion()) {
            recording.put(scribe.order(order, order.atNs(), Result.ACCEPTED, ""), order);
        } else {
            superseding = order;
            effects.apply(order, order.atNs());
            superseding = null;
            scribe.reply(order, Result.ACCEPTED, "");
            scribe.order(order, order.atNs(), Result.ACCEPTED, "");
        }
    }

    void onRecorded(long rowId, long nowNs) {
        OperatorOrder order = recording.remove(rowId);
        if (order == null) {
            return;
        }
        String objection = effects.objection(order, nowNs);
        if (objection != null) {
            deny(order, nowNs, objection);
        } else {
            effects.apply(order, nowNs);
            scribe.reply(order, Result.ACCEPTED, "");
        }
    }

    /** Gives up on orders that were not recorded in time. */
    void onTick(long nowNs) {
        Iterator<OperatorOrder> waiting = recording.values().iterator();
        while (waiting.hasNext()) {
            OperatorOrder order = waiting.next();
            if ((nowNs - order.atNs()) / 1e9 >= RECORD_S) {
                waiting.remove();
                scribe.reply(order, Result.FAILED, "not recorded");
                scribe.tell(Severity.WARNING, order.action() + " failed: not recorded");
                scribe.order(order, nowNs, Result.FAILED, "not recorded");
            }
        }
    }

    /** Something made the vehicle safer meanwhile: what is being recorded opens nothing any more. */
    void cancel(String reason, long nowNs) {
        Map<Long, OperatorOrder> cancelled = new LinkedHashMap<>(recording);
        recording.clear();
        cancelled.values().forEach(order -> deny(order, nowNs, reason));
    }

    private void deny(OperatorOrder order, long nowNs, String reason) {
        if (superseding == null || !superseding.sender().equals(order.sender())) {
            scribe.reply(order, Result.DENIED, reason);
        }
        scribe.tell(Severity.WARNING, "refused: " + reason);
        scribe.order(order, nowNs, Result.DENIED, reason);
    }
}
