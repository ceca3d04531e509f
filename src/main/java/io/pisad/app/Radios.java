package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.IqSource;
import io.pisad.model.RadioState;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfSettings;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.RadioWatcher;
import io.pisad.sim.World;
import java.util.List;
import java.util.Optional;

/** The HackRF as the settings describe it. */
final class Radios {
    private static final String HACKRF = "hackrf";

    private Radios() {}

    /** Whether the source is a HackRF. */
    static boolean isHackRf(Settings.Radio radio) {
        return radio.source().equals(HACKRF) || radio.source().startsWith(HACKRF + ":");
    }

    /** The library to use: what the property {@code pisad.hackrf} names by its absolute path, else the installed one. */
    static List<String> libraries() {
        String given = System.getProperty("pisad.hackrf");
        return given == null ? HackRfSource.INSTALLED : List.of(given);
    }

    /** The simulated radio in real time; it is heard from the start and for ever. */
    static IqSource simulated(World world, RadioWatcher watcher) {
        IqSource radio = world.liveRadio();
        watcher.changed(RadioState.LISTENING, radio.stream().name(), 0, 0);
        return radio;
    }

    /** How to open it. */
    static HackRfSettings hackRf(Settings settings) {
        Settings.Receiver receiver = settings.receiver();
        Gain gain = receiver.gain();
        String source = settings.radio().source();
        double offsetHz = Double.isNaN(receiver.loOffsetHz())
                ? HackRfSettings.defaultLoOffsetHz(receiver.sampleRateHz())
                : receiver.loOffsetHz();
        try {
            return new HackRfSettings(
                    source.equals(HACKRF) ? Optional.empty() : Optional.of(source.substring(HACKRF.length() + 1)),
                    settings.radio().frequencyHz(),
                    receiver.sampleRateHz(),
                    gain.lnaDb(),
                    gain.vgaDb(),
                    gain.amp(),
                    offsetHz);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
