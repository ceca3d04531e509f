package io.pisad.config;

import java.math.BigDecimal;

/** A finite number within bounds, both included. */
record NumberKind(double min, double max) implements Kind<Double> {
    @Override
    public Double read(Object toml) throws Refusal {
        if (toml instanceof Long || toml instanceof Double) {
            return within(((Number) toml).doubleValue());
        }
        throw new Refusal("must be a number");
    }

    @Override
    public Double parse(String text) throws Refusal {
        try {
            return within(new BigDecimal(text.strip()).doubleValue());
        } catch (NumberFormatException notANumber) {
            throw new Refusal(Kind.quoted(text) + " is not a number");
        }
    }

    private Double within(double value) throws Refusal {
        if (value >= min && value <= max) {
            return value;
        }
        throw new Refusal(plain(value) + " is out of range");
    }

    @Override
    public String allowed() {
        return plain(min) + " to " + plain(max);
    }

    @Override
    public String write(Double value) {
        return plain(value);
    }

    /** Without exponent or needless zeros. */
    static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
