package io.pisad.app;

import io.pisad.model.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the HackRF is set for one command: the settings, with what the command line says over them. */
final class TuningOption {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Option(
            names = "--frequency",
            paramLabel = "HZ",
            description = "Centre of the channel (default: radio.frequency_hz).")
    private @Nullable String frequencyHz;

    @Option(names = "--rate", paramLabel = "HZ", description = "Samples per second (default: receiver.sample_rate_hz).")
    private @Nullable String rateHz;

    @Option(names = "--lna", paramLabel = "DB", description = "LNA gain, 0 to 40 by 8 (default: receiver.lna_db).")
    private @Nullable String lnaDb;

    @Option(names = "--vga", paramLabel = "DB", description = "VGA gain, 0 to 62 by 2 (default: receiver.vga_db).")
    private @Nullable String vgaDb;

    @Option(
            names = "--amp",
            paramLabel = "true|false",
            description = "RF amplifier; a strong transmitter nearby destroys it (default: receiver.amp).")
    private @Nullable String amp;

    /** The settings with these options, checked as a configuration is. */
    Settings settings() {
        return settings(null, true);
    }

    /**
     * The same.
     *
     * @param source the source that is wanted; null for the configured one
     * @param withRate whether the rate is the HackRF's; a recording's may be any
     */
    Settings settings(@Nullable String source, boolean withRate) {
        Map<String, String> said = new LinkedHashMap<>();
        put(said, "radio.source", source);
        put(said, "radio.frequency_hz", frequencyHz);
        put(said, "receiver.sample_rate_hz", withRate ? rateHz : null);
        put(said, "receiver.lna_db", lnaDb);
        put(said, "receiver.vga_db", vgaDb);
        put(said, "receiver.amp", amp);
        return data.settings(said);
    }

    /** Whether the command line names a sample rate. */
    boolean rated() {
        return rateHz != null;
    }

    /** The rate the command line names for a recording; empty without one. */
    OptionalDouble recordingRateHz() {
        if (rateHz == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(rateHz));
        } catch (NumberFormatException e) {
            throw new WrongUse("--rate " + rateHz + ": not a number of Hz");
        }
    }

    /** Whether the command line names a frequency. */
    boolean tuned() {
        return frequencyHz != null;
    }

    /** The same settings with a HackRF as the source: the one they name, else the first found. */
    static Settings onHackRf(Settings settings) {
        Settings.Radio radio = settings.radio();
        return Radios.isHackRf(radio)
                ? settings
                : settings.withRadio(new Settings.Radio(
                        "hackrf", radio.frequencyHz(), radio.bandwidthHz(), radio.beacon(), radio.readingPeriodS()));
    }

    private static void put(Map<String, String> said, String key, @Nullable String value) {
        if (value != null) {
            said.put(key, value);
        }
    }
}
