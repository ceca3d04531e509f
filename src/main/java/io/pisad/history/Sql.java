package io.pisad.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The named SQL texts that lie beside this room's classes. */
final class Sql {
    private Sql() {}

    /** The text of a resource of this package. */
    static String text(String name) {
        try (InputStream in = Sql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no SQL text named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read SQL text " + name, e);
        }
    }

    /** A string literal. */
    static String quoted(Object value) {
        return "'" + value.toString().replace("'", "''") + "'";
    }

    /** The first line of DuckDB's message, which may draw the statement below it. */
    static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
