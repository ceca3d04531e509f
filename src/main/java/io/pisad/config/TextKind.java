package io.pisad.config;

import java.util.regex.Pattern;

/**
 * A text of a given form.
 *
 * @param form what the whole text must match
 * @param allowed the form in words
 * @param later what is planned and refused by that name until it is there
 */
record TextKind(Pattern form, String allowed, Pattern later) implements Kind<String> {
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    TextKind(String form, String allowed) {
        this(Pattern.compile(form), allowed, NOTHING);
    }

    TextKind(String form, String allowed, String later) {
        this(Pattern.compile(form), allowed, Pattern.compile(later));
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
        if (later.matcher(text).matches()) {
            throw new Refusal(Kind.quoted(text) + " is not supported by this version");
        }
        throw new Refusal(Kind.quoted(text) + " is not allowed");
    }

    @Override
    public String write(String value) {
        return Kind.quoted(value);
    }
}
