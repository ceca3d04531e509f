package io.pisad.sdr;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name such as {@code door_433.92M_250k.cu8} says: parts between underscores, a number with k, M or G. The
 * last such part is the sample rate; one before it, if any, is the centre.
 */
record FileName(OptionalDouble rateHz, OptionalDouble centerHz) {
    private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kKMG])(?:[hH]z|[sS]ps)?");

    /** Reads the name without its extension. */
    static FileName of(String name) {
        int dot = name.lastIndexOf('.');
        var rate = OptionalDouble.empty();
        var center = OptionalDouble.empty();
        for (String part : (dot > 0 ? name.substring(0, dot) : name).split("[_ ]", -1)) {
            Matcher matcher = PART.matcher(part);
            if (matcher.matches()) {
                center = rate;
                rate = OptionalDouble.of(Double.parseDouble(matcher.group(1)) * scale(matcher.group(2)));
            }
        }
        return new FileName(rate, center);
    }

    private static double scale(String letter) {
        return switch (letter) {
            case "k", "K" -> 1e3;
            case "M" -> 1e6;
            default -> 1e9;
        };
    }
}
