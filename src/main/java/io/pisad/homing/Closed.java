package io.pisad.homing;

import io.pisad.model.CloseReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interlocks that are closed at an instant, in order, each with a short reason. */
record Closed(EnumMap<Interlock, String> reasons) {

    boolean none() {
        return reasons.isEmpty();
    }

    boolean has(Interlock interlock) {
        return reasons.containsKey(interlock);
    }

    /** Whether an interlock is closed for exactly this reason. */
    boolean says(Interlock interlock, String reason) {
        return reason.equals(reasons.get(interlock));
    }

    /** Whether all are open but, at most, the choice of GUIDED. */
    boolean onlyWaitsForGuided() {
        return none() || (reasons.size() == 1 && says(Interlock.MODE, Interlocks.NOT_GUIDED));
    }

    /** "fence: 12 m outside" of the first one, or null. */
    @Nullable
    String first() {
        return reasons.isEmpty() ? null : text(reasons.entrySet().iterator().next());
    }

    /** Why the valve closes for the first one. */
    CloseReason closeReason() {
        Map.Entry<Interlock, String> first = reasons.entrySet().iterator().next();
        return switch (first.getValue()) {
            case Interlocks.STALE_HEARTBEAT -> CloseReason.HEARTBEAT;
            case Interlocks.RIVAL -> CloseReason.VEHICLE;
            default -> first.getKey().closeReason();
        };
    }

    /** The first one that ends every enable: those that always do, a low battery, a stale heartbeat; null if there is none. */
    @Nullable
    String revoking() {
        for (var entry : reasons.entrySet()) {
            if (entry.getKey().revokes() || Interlocks.ENDING.contains(entry.getValue())) {
                return text(entry);
            }
        }
        return null;
    }

    /** The same without these. */
    Closed without(Interlock... open) {
        var rest = new EnumMap<>(reasons);
        for (Interlock interlock : open) {
            rest.remove(interlock);
        }
        return new Closed(rest);
    }

    private static String text(Map.Entry<Interlock, String> entry) {
        return entry.getKey().word() + ": " + entry.getValue();
    }
}
