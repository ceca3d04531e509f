package io.pisad.config;

/** A whole number within bounds, both included, in steps from the lower one. */
record StepKind(int min, int max, int step) implements Kind<Integer> {
    @Override
    public Integer read(Object toml) throws Refusal {
        return stepped(whole().read(toml));
    }

    @Override
    public Integer parse(String text) throws Refusal {
        return stepped(whole().parse(text));
    }

    private WholeKind whole() {
        return new WholeKind(min, max);
    }

    private Integer stepped(int value) throws Refusal {
        if ((value - min) % step == 0) {
            return value;
        }
        throw new Refusal(value + " is between two steps");
    }

    @Override
    public String allowed() {
        return min + " to " + max + " in steps of " + step;
    }

    @Override
    public String write(Integer value) {
        return Integer.toString(value);
    }
}
