package io.pisad.config;

import java.util.Map;
import java.util.TreeMap;

/** Lays files, environment and command line over the defaults, in the order of the calls; no I/O. */
final class Layers {
    private static final String PREFIX = "PISAD_";

    private final Values values;

    Layers() {
        this(new Values());
    }

    private Layers(Values values) {
        this.values = values;
    }

    /** The same layers, to lay others over. */
    Layers copy() {
        return new Layers(values.copy());
    }

    Layers toml(String file, String text) {
        new TomlLayer(file, values).lay(text);
        return this;
    }

    Layers unreadable(String file, String what) {
        values.unreadable(file, what);
        return this;
    }

    /** Variables that begin with {@code PISAD_}; all others are none of our business. */
    Layers environment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(PREFIX)) {
                var from = "environment " + name;
                Keys.ofVariable(name)
                        .ifPresentOrElse(
                                key -> values.setText(key, text, from),
                                () -> values.unknown(from, Keys.sectioned(name.substring(PREFIX.length()))));
            }
        });
        return this;
    }

    /** {@code section.key} to text. */
    Layers commandLine(Map<String, String> overrides) {
        var from = "command line";
        new TreeMap<>(overrides)
                .forEach((name, text) -> Keys.named(name)
                        .ifPresentOrElse(key -> values.setText(key, text, from), () -> values.unknown(from, name)));
        return this;
    }

    /** One key, as text. */
    Layers key(Key<?> key, String text, String from) {
        values.setText(key, text, from);
        return this;
    }

    /** What a key would be. */
    <T> T of(Key<T> key) {
        return values.of(key);
    }

    Config config() throws ConfigException {
        new Rules(values).check();
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return new Config(
                Assembly.settings(values),
                Keys.ALL.stream().<Origin>map(values::origin).toList());
    }
}
