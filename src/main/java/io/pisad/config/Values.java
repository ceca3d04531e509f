package io.pisad.config;

import io.pisad.config.Kind.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The values in force while the layers are laid over each other, and every problem met on the way. */
final class Values {
    private record Value(Object value, String from) {}

    private final Map<String, Value> inForce = new TreeMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    Values() {
        for (var key : Keys.ALL) {
            inForce.put(key.name(), new Value(key.fallback(), "default"));
        }
    }

    /** The same values and problems, to go on from. */
    Values copy() {
        var copy = new Values();
        copy.inForce.putAll(inForce);
        copy.refused.addAll(refused);
        copy.problems.addAll(problems);
        return copy;
    }

    /** Lays a TOML value over the earlier layers. */
    <T> void set(Key<T> key, Object toml, String from) {
        try {
            inForce.put(key.name(), new Value(key.kind().read(toml), from));
        } catch (Refusal refusal) {
            refuse(key, refusal, from);
        }
    }

    /** Lays the value of an environment variable or of the command line over the earlier layers. */
    <T> void setText(Key<T> key, String text, String from) {
        try {
            inForce.put(key.name(), new Value(key.kind().parse(text), from));
        } catch (Refusal refusal) {
            refuse(key, refusal, from);
        }
    }

    private void refuse(Key<?> key, Refusal refusal, String from) {
        refused.add(key.name());
        problem(from, key.name() + ": " + refusal.getMessage() + " (allowed: " + key.allowed() + ")");
    }

    void problem(String from, String what) {
        problems.add(from + ": " + what.replaceAll("\\s*\\R\\s*", " "));
    }

    void unknown(String from, String name) {
        problem(from, name + ": unknown key" + Nearest.hint(name));
    }

    /** A file that could not be read as a whole: what its keys would have been is not known. */
    void unreadable(String from, String what) {
        Keys.ALL.forEach(key -> refused.add(key.name()));
        problem(from, what);
    }

    /** Whether the value in force of every key is the one that was meant. */
    boolean certain(Key<?>... keys) {
        return List.of(keys).stream().noneMatch(key -> refused.contains(key.name()));
    }

    /** The value in force. */
    @SuppressWarnings("unchecked")
    <T> T of(Key<T> key) {
        return (T) value(key).value();
    }

    String from(Key<?> key) {
        return value(key).from();
    }

    private Value value(Key<?> key) {
        var value = inForce.get(key.name());
        if (value == null) {
            throw new IllegalStateException(key.name() + " is not in the table of keys");
        }
        return value;
    }

    <T> Origin origin(Key<T> key) {
        return new Origin(key.name(), key.kind().write(of(key)), from(key));
    }

    List<String> problems() {
        return problems;
    }
}
