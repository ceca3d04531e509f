package io.pisad.config;

import io.pisad.model.Settings;
import java.util.List;

/**
 * A configuration that passed every check.
 *
 * @param settings the values
 * @param origins one per key, in the order of the sample file
 */
public record Config(Settings settings, List<Origin> origins) {
    /** Keeps its own copy of the list. */
    public Config {
        origins = List.copyOf(origins);
    }

    /** The same settings with motion permitted, for a command that may move its vehicle. */
    public Settings withMotion() {
        return settings.withMotion();
    }
}
