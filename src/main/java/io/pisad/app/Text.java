package io.pisad.app;

/** Figures for a person. */
final class Text {
    private Text() {}

    /** The value in that format, or "no data" (H1). */
    static String number(double value, String format) {
        return Double.isFinite(value) ? String.format(format, value) : "no data";
    }
}
