package io.pisad.config;

/** True or false. */
record SwitchKind() implements Kind<Boolean> {
    @Override
    public Boolean read(Object toml) throws Refusal {
        if (toml instanceof Boolean value) {
            return value;
        }
        throw new Refusal("must be true or false");
    }

    @Override
    public Boolean parse(String text) throws Refusal {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(Kind.quoted(text) + " is neither true nor false");
        };
    }

    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public String write(Boolean value) {
        return value.toString();
    }
}
