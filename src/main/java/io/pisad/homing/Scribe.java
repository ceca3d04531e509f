package io.pisad.homing;

import io.pisad.model.Notice;
import io.pisad.model.OperatorOrder;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.Row;

/** Numbers the rows and fits the words to the wire; everything but set-points and figures leaves through it. */
final class Scribe {
    private static final int NOTICE_CHARS = 43;
    private static final int REASON_CHARS = 40;

    private final Outbox outbox;
    private long lastId;

    Scribe(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The next row's id: one rising counter for every row. */
    long nextId() {
        return ++lastId;
    }

    void record(Row row) {
        outbox.record(row);
    }

    void tell(Notice.Severity severity, String text) {
        outbox.tell(new Notice(severity, cut(text, NOTICE_CHARS)));
    }

    /** Acknowledges, unless the order came from the program itself. */
    void reply(OperatorOrder order, OrderReply.Result result, String reason) {
        if (order.sender().command() != 0 || order.sender().link() >= 0) {
            outbox.reply(new OrderReply(order.sender(), result, cut(reason, REASON_CHARS)));
        }
    }

    /** Records what came of an order; returns the row's id. */
    long order(OperatorOrder order, long atNs, OrderReply.Result result, String reason) {
        long id = nextId();
        outbox.record(new Row.Order(id, atNs, order.action(), order.sender(), result, reason, order.search()));
        return id;
    }

    private static String cut(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars);
    }
}
