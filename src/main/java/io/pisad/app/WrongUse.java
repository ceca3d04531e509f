package io.pisad.app;

import java.util.List;

/** The user asked for something that cannot be: exit code 2, one line per problem. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    WrongUse(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    WrongUse(String line) {
        this(List.of(line));
    }

    List<String> lines() {
        return lines;
    }
}
