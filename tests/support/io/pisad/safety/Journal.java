package io.pisad.safety;

import io.pisad.model.OperatorOrder.Action;
import io.pisad.model.OrderReply;
import io.pisad.model.Row;
import io.pisad.model.SearchPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Record before effect: what is on disk, and whether what moves or is announced was there in time. */
final class Journal {
    private static final long PATIENCE_NS = 200_000_000L;
    private static final String MARK = " unrecorded";
    private static final String PREFIX = "PISAD: ";

    /** A change of state as it was written. */
    private record Change(long id, long atNs, int to, String text) {}

    private final List<Change> changes = new ArrayList<>();
    private final Map<Facts.Kind, List<Row.Order>> orders = new EnumMap<>(Facts.Kind.class);
    private final Set<Long> onDisk = new HashSet<>();
    private int announced;
    private long endNs = Facts.NEVER;

    Journal() {
        changes.add(new Change(0, Facts.NEVER, 0, "IDLE: "));
    }

    void written(Row row) {
        if (row instanceof Row.Transition t) {
            changes.add(new Change(t.id(), t.atNs(), t.to().ordinal(), t.to() + ": " + t.reason()));
        } else if (row instanceof Row.Order order && order.result() == OrderReply.Result.ACCEPTED) {
            var search = order.search();
            boolean listens = search != null && search.pattern() == SearchPattern.LISTEN_ONLY;
            Facts.Kind kind = order.action() == Action.HOMING_ENABLE ? Facts.Kind.HOMING : Facts.Kind.SEARCH;
            if (order.action().permitsMotion() && !listens) {
                orders.computeIfAbsent(kind, k -> new ArrayList<>()).add(order);
            }
        }
    }

    void onDisk(long id) {
        onDisk.add(id);
    }

    /** What was asked for before counts no longer. */
    void end(long beforeNs) {
        endNs = Math.max(endNs, beforeNs);
    }

    /** Whether an order for that, given since everything last ended, is on disk. */
    boolean permits(Facts.Kind kind) {
        return orders.getOrDefault(kind, List.of()).stream()
                .anyMatch(order -> order.atNs() >= endNs && onDisk.contains(order.id()));
    }

    /** A text of ours: what is wrong with it, or null. */
    @Nullable
    String said(String text, long nowNs) {
        String state = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        boolean marked = state.endsWith(MARK);
        String claim = marked ? state.substring(0, state.length() - MARK.length()) : state;
        boolean any = false;
        for (Change change : changes) {
            if (change.text.startsWith(claim) && claim.indexOf(':') == change.text.indexOf(':')) {
                any = true;
                if (onDisk.contains(change.id) || (marked && nowNs - change.atNs >= PATIENCE_NS)) {
                    return null;
                }
            }
        }
        return any ? "announced before it was recorded: " + text : null;
    }

    /** A heartbeat of ours says that state. */
    @Nullable
    String shown(int state, long nowNs) {
        for (int i = announced; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change.to == state && (onDisk.contains(change.id) || nowNs - change.atNs >= PATIENCE_NS)) {
                announced = i;
                return null;
            }
        }
        return "heartbeat shows a state before it was recorded: " + state;
    }
}
