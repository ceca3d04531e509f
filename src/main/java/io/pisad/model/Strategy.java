package io.pisad.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the way to the beacon is found while HOMING. */
public enum Strategy {
    /** Up the gradient of the level, from the plane fits of the queries and a least-squares position. */
    GRADIENT,
    /** To where the posterior over places, under correlated shadowing, says it may be. */
    BAYES;

    /** As the settings name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name. */
    public static List<String> words() {
        return Stream.of(values()).map(Strategy::word).toList();
    }
}
