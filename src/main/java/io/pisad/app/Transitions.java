package io.pisad.app;

import io.pisad.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State changes as they are shown. */
final class Transitions {
    private Transitions() {}

    static List<Object> json(List<Row.Transition> transitions, long startNs) {
        List<Object> rows = new ArrayList<>();
        for (Row.Transition transition : transitions) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("at_s", Json.number((transition.atNs() - startNs) * 1e-9, 3));
            row.put("from", transition.from().name());
            row.put("to", transition.to().name());
            row.put("reason", transition.reason());
            rows.add(row);
        }
        return rows;
    }

    static String line(Row.Transition transition, long startNs) {
        return String.format(
                "%9.2f s  %-10s -> %-10s %s",
                (transition.atNs() - startNs) * 1e-9, transition.from(), transition.to(), transition.reason());
    }
}
