package io.pisad.model;

/**
 * The settings that may change while the program lives were changed by a parameter: these are in force from here on.
 *
 * @param atNs monotonic time at which they were stored
 * @param signal from levels to a detection
 * @param search defaults of a search
 * @param homing how the beacon is approached
 * @param safety limits of the interlocks; {@code motion} never changes
 */
public record SettingsChange(
        long atNs, Settings.Signal signal, Settings.Search search, Settings.Homing homing, Settings.Safety safety)
        implements Event {

    /** What of these settings may change. */
    public static SettingsChange of(long atNs, Settings settings) {
        return new SettingsChange(atNs, settings.signal(), settings.search(), settings.homing(), settings.safety());
    }
}
