package io.pisad.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text of a given form.
 *
 * @param form what the whole text must match
 * @param allowed the form in words
 */
record TextKind(Pattern form, String allowed) implements Kind<String> {
    TextKind(String form, String allowed) {
        this(Pattern.compile(form), allowed);
    }

    /** One of some words. */
    static TextKind oneOf(List<String> words) {
        return new TextKind(
                String.join("|", words), words.stream().map(Kind::quoted).collect(Collectors.joining(" or ")));
    }

    @Override
    public String read(Object toml) throws Refusal {
        if (toml instanceof String text) {
            return parse(text);
        }
        throw new Refusal("must be a text in quotes");
    }

    @Override
    public String parse(String text) throws Refusal {
        if (form.matcher(text).matches()) {
            return text;
        }
        throw new Refusal(Kind.quoted(text) + " is not allowed");
    }

    @Override
    public String write(String value) {
        return Kind.quoted(value);
    }
}
