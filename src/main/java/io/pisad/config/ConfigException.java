package io.pisad.config;

import java.util.List;

/** A configuration that was refused, with every problem found in it. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: {@code file:line: key: what is wrong (allowed range)}; never empty. */
    public List<String> problems() {
        return problems;
    }
}
