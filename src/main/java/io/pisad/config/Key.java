package io.pisad.config;

import java.util.Locale;

/**
 * One thing that can be set.
 *
 * @param name {@code section.key} as in the file
 * @param kind type and allowed values
 * @param fallback the default
 * @param unit empty where there is none
 * @param doc what it does, in one line
 * @param <T> the value in Java
 */
record Key<T>(String name, Kind<T> kind, T fallback, String unit, String doc) {
    String section() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The environment variable that sets it. */
    String variable() {
        return "PISAD_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Allowed values with their unit. */
    String allowed() {
        return unit.isEmpty() ? kind.allowed() : kind.allowed() + " " + unit;
    }

    String defaultText() {
        return kind.write(fallback);
    }
}
