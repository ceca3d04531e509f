package io.pisad.config;

/** A whole number within bounds, both included. */
record WholeKind(int min, int max) implements Kind<Integer> {
    @Override
    public Integer read(Object toml) throws Refusal {
        if (toml instanceof Long value) {
            return within(value);
        }
        throw new Refusal("must be a whole number");
    }

    @Override
    public Integer parse(String text) throws Refusal {
        try {
            return within(Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            throw new Refusal(Kind.quoted(text) + " is not a whole number");
        }
    }

    private Integer within(long value) throws Refusal {
        if (value >= min && value <= max) {
            return (int) value;
        }
        throw new Refusal(value + " is out of range");
    }

    @Override
    public String allowed() {
        return min + " to " + max;
    }

    @Override
    public String write(Integer value) {
        return Integer.toString(value);
    }
}
