package io.pisad.config;

import java.util.List;

/**
 * What a key's value may be: how it is read from TOML and from text, what is allowed, how it is written.
 *
 * @param <T> the value in Java
 */
sealed interface Kind<T> permits NumberKind, WholeKind, StepKind, SwitchKind, TextKind, ListKind {
    /**
     * The value from TOML.
     *
     * @param toml a Long, Double, String, Boolean, date or TomlArray, as tomlj delivers it
     * @throws Refusal if it is of another type or not allowed
     */
    T read(Object toml) throws Refusal;

    /**
     * The value from an environment variable or the command line, where everything is text.
     *
     * @throws Refusal if it cannot be understood or is not allowed
     */
    T parse(String text) throws Refusal;

    /** The allowed values in words, without unit. */
    String allowed();

    /** The value as it is written in TOML. */
    String write(T value);

    /** Why a value is not taken; {@link Layer} adds place, key and allowed range. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String what) {
            super(what, null, false, false);
        }
    }

    /** A TOML string. */
    static String quoted(String text) {
        return '"' + org.tomlj.Toml.tomlEscape(text).toString() + '"';
    }

    /** Items of a comma-separated text; none if it is blank. */
    static List<String> items(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }
}
