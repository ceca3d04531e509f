package io.pisad.app;

import io.pisad.config.CalibrationFile;
import io.pisad.config.ConfigException;
import io.pisad.model.CalibrationTable;
import io.pisad.model.DbmOffset;
import io.pisad.model.Gain;
import io.pisad.model.IqSource;
import io.pisad.model.RadioState;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfSettings;
import io.pisad.sdr.HackRfSource;
import io.pisad.sdr.RadioWatcher;
import io.pisad.signal.Calibration;
import io.pisad.signal.GainLadder;
import io.pisad.sim.World;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        var calibration = calibration(settings);
        Gain gain = calibration.isPresent() ? startGain(receiver, calibration.get()) : receiver.gain();
        String source = settings.radio().source();
        double offsetHz = Double.isNaN(receiver.loOffsetHz())
                ? HackRfSettings.defaultLoOffsetHz(receiver.sampleRateHz())
                : receiver.loOffsetHz();
        try {
            return new HackRfSettings(
                    calibration.map(Calibration::serial).or(() -> serial(source)),
                    settings.radio().frequencyHz(),
                    settings.radio().bandwidthHz(),
                    receiver.sampleRateHz(),
                    gain.lnaDb(),
                    gain.vgaDb(),
                    gain.amp(),
                    offsetHz);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** What makes dBm of its levels. */
    static DbmOffset scale(Settings settings) {
        return calibration(settings).<DbmOffset>map(any -> any).orElse(HackRfSettings.UNCALIBRATED);
    }

    /** The gains that may be chosen automatically: with a calibration, only its own. */
    static List<Gain> rungs(Settings settings) {
        boolean amp = settings.receiver().amp();
        return calibration(settings)
                .map(known -> known.gains().stream()
                        .filter(gain -> amp || !gain.amp())
                        .toList())
                .filter(known -> !known.isEmpty())
                .orElseGet(() -> GainLadder.rungs(amp, any -> true));
    }

    private static Optional<String> serial(String source) {
        return source.equals(HACKRF) ? Optional.empty() : Optional.of(source.substring(HACKRF.length() + 1));
    }

    /**
     * The calibration of the channel. It names its radio: no other is opened with it.
     *
     * @throws WrongUse with every problem of the file, or when it is of another radio or knows nothing of the channel
     */
    private static Optional<Calibration> calibration(Settings settings) {
        var file = settings.receiver().calibration();
        if (file.isEmpty() || !isHackRf(settings.radio())) {
            return Optional.empty();
        }
        CalibrationTable table;
        try {
            table = CalibrationFile.read(file.get());
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
        String wanted = serial(settings.radio().source()).orElse("");
        if (!table.serial().toLowerCase(Locale.ROOT).endsWith(wanted.toLowerCase(Locale.ROOT))) {
            throw new WrongUse(file.get() + ": is the calibration of the radio " + table.serial()
                    + ", radio.source says " + settings.radio().source());
        }
        var calibration = new Calibration(table, settings.radio().frequencyHz());
        if (calibration.gains().isEmpty()) {
            throw new WrongUse(file.get() + ": no gain is calibrated at "
                    + settings.radio().frequencyHz() + " Hz (allowed: between two rows of the same gain, "
                    + calibration.span() + ")");
        }
        return Optional.of(calibration);
    }

    private static Gain startGain(Settings.Receiver receiver, Calibration calibration) {
        Gain gain = receiver.gain();
        if (calibration.covers(gain)) {
            return gain;
        }
        Optional<Gain> nearest = calibration.gains().stream()
                .filter(known -> receiver.amp() || !known.amp())
                .min(Comparator.comparingInt(known -> Math.abs(GainLadder.totalDb(known) - GainLadder.totalDb(gain))));
        if (!receiver.automaticGain() || nearest.isEmpty()) {
            throw new WrongUse("receiver gain LNA " + gain.lnaDb() + " VGA " + gain.vgaDb() + " amp " + gain.amp()
                    + " is not calibrated (allowed: the gains of the calibration, or automatic_gain = true)");
        }
        return nearest.get();
    }
}
