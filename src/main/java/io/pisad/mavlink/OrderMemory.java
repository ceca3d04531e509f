package io.pisad.mavlink;

import io.pisad.model.OperatorOrder.Sender;
import io.pisad.model.OrderReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest order of each command by each sender and what was answered, so that a repeat is the same order. */
final class OrderMemory {
    private static final int MOST = 64;

    private final Map<Sender, Entry> entries = new LinkedHashMap<>();

    /** An order as first received, and its answer once there is one. */
    record Entry(Command command, @Nullable OrderReply answer) {}

    synchronized void taken(Sender sender, Command command) {
        entries.remove(sender);
        if (entries.size() == MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(sender, new Entry(command.first(), null));
    }

    synchronized void answered(OrderReply reply) {
        entries.computeIfPresent(reply.sender(), (sender, entry) -> new Entry(entry.command(), reply));
    }

    /** The order was not taken after all: a repeat of it is a new one. */
    synchronized void forget(Sender sender) {
        entries.remove(sender);
    }

    synchronized @Nullable Entry latest(Sender sender) {
        return entries.get(sender);
    }
}
