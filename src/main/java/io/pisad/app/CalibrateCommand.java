package io.pisad.app;

import io.pisad.config.CalibrationFile;
import io.pisad.config.ConfigException;
import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import io.pisad.model.Settings;
import io.pisad.signal.GainLadder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad calibrate}: measures a HackRF against a carrier and writes the table that turns its levels into dBm. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the HackRF against a constant carrier and writes a calibration file.",
            "The carrier must be unmodulated, at --frequency, and the same all the time (10 to 30 s). Each gain is measured"
                    + " where it neither clips nor drowns, so one level covers about four gains: repeat with other levels"
                    + " and --add. Levels are never extrapolated: gains and frequencies outside the table are not used."
        },
        footer = {
            "",
            "The file (TOML): serial, date, absolute = true|false, then one [[row]] per frequency and gain with",
            "  frequency_hz, lna_db, vga_db, amp, offset_db (dBm = dBFS + offset_db), error_db (standard error).",
            "Use it with receiver.calibration in the settings. Levels between two frequencies are interpolated."
        })
final class CalibrateCommand implements Callable<Integer> {
    private enum Gains {
        ALL,
        CURRENT
    }

    private static final class Carrier {
        @Option(
                names = "--level",
                paramLabel = "DBM",
                description = "Level of the carrier at the radio's connector, dBm.")
        private double levelDbm = Double.NaN;

        @Option(
                names = "--relative",
                description = "The level is not known: only differences between gains; levels stay uncalibrated.")
        private boolean relative;
    }

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Carrier carrier;

    @Option(names = "--frequency", paramLabel = "HZ", description = "Of the carrier (default: radio.frequency_hz).")
    private @Nullable Double frequencyHz;

    @Option(
            names = "--gains",
            defaultValue = "all",
            description = "all: the rungs of the gain ladder (with the amplifier if receiver.amp says so); current: the"
                    + " settings' gain.")
    private Gains gains = Gains.ALL;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the table is written.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--add", description = "Add to FILE; rows of the same frequency and gain are replaced.")
    private boolean add;

    @Option(names = "--json", description = "The result as JSON on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Optional<CalibrationTable> earlier = earlier();
        List<Gain> rungs = switch (gains) {
            case ALL -> GainLadder.rungs(settings.receiver().amp(), any -> true);
            case CURRENT -> List.of(settings.receiver().gain());
        };
        double hz = settings.radio().frequencyHz();
        var radio = Radios.hackRf(settings);
        try (var bench = new LevelBench(radio, settings.radio().bandwidthHz(), Radios.libraries());
                var bar = Terminal.bar("calibrate", CalibrationRun.steps(rungs.size()), !json)
                        .orElse(null)) {
            var run = new CalibrationRun(bench, () -> {
                if (bar != null) {
                    bar.step();
                }
            });
            var rows = run.rows(rungs, hz, carrier.levelDbm);
            var today = LocalDate.now(ZoneOffset.UTC).toString();
            var table = merged(earlier, new CalibrationTable(serial(bench), today, !carrier.relative, rows));
            write(table);
            report(table, rows, run.unfit());
        }
        return 0;
    }

    private Settings settings() {
        Settings settings = data.settings();
        Settings.Radio radio = settings.radio();
        if (!carrier.relative && !(carrier.levelDbm >= -140 && carrier.levelDbm <= -10)) {
            throw new WrongUse("--level " + carrier.levelDbm + ": allowed -140 to -10 dBm (more harms the radio)");
        }
        double hz = frequencyHz == null ? radio.frequencyHz() : frequencyHz;
        if (!(hz >= 1e6 && hz <= 6e9)) {
            throw new WrongUse("--frequency " + hz + ": allowed 1e6 to 6e9 Hz");
        }
        String source = Radios.isHackRf(radio) ? radio.source() : "hackrf";
        var tuned = new Settings.Radio(source, hz, radio.bandwidthHz(), radio.beacon(), radio.readingPeriodS());
        return settings.withRadio(tuned).withoutCalibration();
    }

    private Optional<CalibrationTable> earlier() {
        if (!Files.exists(out)) {
            return Optional.empty();
        }
        if (!add) {
            throw new WrongUse("--out " + out + ": exists already; --add adds to it");
        }
        try {
            var table = CalibrationFile.read(out);
            if (table.absolute() == carrier.relative) {
                throw new WrongUse(out + ": absolute = " + table.absolute() + ", cannot be mixed with "
                        + (carrier.relative ? "--relative" : "--level"));
            }
            return Optional.of(table);
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    private static String serial(LevelBench bench) throws IOException {
        if (bench.serial().isEmpty()) {
            throw new IOException(
                    "the radio does not tell its serial number: its calibration could not be told from others");
        }
        return bench.serial();
    }

    private CalibrationTable merged(Optional<CalibrationTable> earlier, CalibrationTable now) throws IOException {
        if (earlier.isEmpty()) {
            return now;
        }
        if (!earlier.get().serial().equalsIgnoreCase(now.serial())) {
            throw new IOException(
                    out + ": is of the radio " + earlier.get().serial() + ", this one is " + now.serial());
        }
        List<CalibrationTable.Row> rows = new ArrayList<>(earlier.get().rows());
        rows.removeIf(old -> now.rows().stream()
                .anyMatch(row -> row.gain().equals(old.gain()) && row.frequencyHz() == old.frequencyHz()));
        rows.addAll(now.rows());
        return new CalibrationTable(now.serial(), now.date(), now.absolute(), rows);
    }

    private void write(CalibrationTable table) throws IOException {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        Files.writeString(part, CalibrationFile.write(table));
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }

    private void report(CalibrationTable table, List<CalibrationTable.Row> rows, Map<Gain, String> unfit) {
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", out.toString());
            result.put("serial", table.serial());
            result.put("absolute", table.absolute());
            result.put("measured", rows);
            result.put(
                    "left_out",
                    unfit.entrySet().stream()
                            .map(e -> Map.of("gain", e.getKey(), "reason", e.getValue()))
                            .toList());
            print.println(Json.text(result));
            return;
        }
        for (var row : rows) {
            print.printf(
                    Locale.ROOT,
                    "%s offset %.2f dB, standard error %.2f dB%n",
                    name(row.gain()),
                    row.offsetDb(),
                    row.errorDb());
        }
        unfit.forEach((gain, why) -> print.printf("%s left out: %s%n", name(gain), why));
        print.printf("%s: %d rows%n", out, table.rows().size());
    }

    private static String name(Gain gain) {
        return String.format(
                Locale.ROOT, "LNA %2d VGA %2d amp %-3s", gain.lnaDb(), gain.vgaDb(), gain.amp() ? "on" : "off");
    }
}
