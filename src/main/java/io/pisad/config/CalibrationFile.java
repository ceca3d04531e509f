package io.pisad.config;

import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The calibration's file, TOML, read and written; {@code deploy/calibration.md} describes it.
 *
 * <p>Every problem is told at once, each in one line: file:line: key: value (allowed range).
 */
public final class CalibrationFile {
    private static final Kind<Double> FREQUENCY = new NumberKind(1e6, 6e9);
    private static final Kind<Integer> LNA = new StepKind(0, 40, 8);
    private static final Kind<Integer> VGA = new StepKind(0, 62, 2);
    private static final Kind<Boolean> SWITCH = new SwitchKind();
    private static final Kind<Double> OFFSET = new NumberKind(-200, 100);
    private static final Kind<Double> ERROR = new NumberKind(0, 20);
    private static final List<String> HEAD = List.of("serial", "date", "absolute", "row");
    private static final List<String> ROW = List.of("frequency_hz", "lna_db", "vga_db", "amp", "offset_db", "error_db");

    private final String file;
    private final List<String> problems = new ArrayList<>();

    private CalibrationFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException with every problem
     */
    public static CalibrationTable read(Path path) throws ConfigException {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new ConfigException(List.of(path + ": calibration cannot be read ("
                    + unreadable.getClass().getSimpleName() + ")"));
        }
    }

    static CalibrationTable parse(String name, String text) throws ConfigException {
        var reader = new CalibrationFile(name);
        CalibrationTable table = reader.table(text);
        if (!reader.problems.isEmpty()) {
            throw new ConfigException(reader.problems);
        }
        return table;
    }

    /** The table as text, one row per line group, rows in the table's order. */
    public static String write(CalibrationTable table) {
        var text = new StringBuilder("# What to add to dBFS to get dBm, written by \"pisad calibrate\".\n");
        text.append("# ")
                .append(
                        table.absolute()
                                ? "absolute: measured from a generator of known level."
                                : "NOT absolute: only differences between gains were measured; levels stay uncalibrated.")
                .append("\nserial = ")
                .append(Kind.quoted(table.serial()))
                .append("\ndate = ")
                .append(Kind.quoted(table.date()))
                .append("\nabsolute = ")
                .append(table.absolute())
                .append('\n');
        for (var row : table.rows()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n[[row]]%nfrequency_hz = %s%nlna_db = %d%nvga_db = %d%namp = %b%noffset_db = %.3f%nerror_db = %.3f%n",
                    NumberKind.plain(row.frequencyHz()),
                    row.gain().lnaDb(),
                    row.gain().vgaDb(),
                    row.gain().amp(),
                    row.offsetDb(),
                    row.errorDb()));
        }
        return text.toString();
    }

    private CalibrationTable table(String text) {
        var toml = Toml.parse(text);
        var rows = new ArrayList<CalibrationTable.Row>();
        if (toml.hasErrors()) {
            toml.errors().forEach(error -> problems.add(place(error.position()) + ": not TOML: " + error.getMessage()));
            return new CalibrationTable("", "", false, rows);
        }
        known(toml, HEAD, "");
        String serial = text(toml, "serial", "[0-9a-fA-F]{1,32}", "1 to 32 hexadecimal digits");
        String date = text(toml, "date", "\\d{4}-\\d{2}-\\d{2}", "\"YYYY-MM-DD\"");
        boolean absolute = value(toml, "absolute", SWITCH, false);
        Map<List<Object>, Integer> places = new HashMap<>();
        if (toml.isArray("row")) {
            var array = toml.getArrayOrEmpty("row");
            for (int n = 0; n < array.size(); n++) {
                if (array.get(n) instanceof TomlTable row) {
                    rows.add(row(row, array.inputPositionOf(n), places));
                } else {
                    problems.add(place(array.inputPositionOf(n)) + ": row: must be a table (allowed: [[row]])");
                }
            }
        }
        if (rows.isEmpty()) {
            problems.add(file + ": row: none (allowed: at least one [[row]])");
        }
        return new CalibrationTable(serial, date, absolute, rows);
    }

    private CalibrationTable.Row row(TomlTable row, @Nullable TomlPosition at, Map<List<Object>, Integer> places) {
        known(row, ROW, "row.");
        double frequencyHz = value(row, "frequency_hz", FREQUENCY, 1e6);
        var gain =
                new Gain(value(row, "lna_db", LNA, 0), value(row, "vga_db", VGA, 0), value(row, "amp", SWITCH, false));
        int line = at == null ? 0 : at.line();
        Integer first = places.putIfAbsent(List.of(frequencyHz, gain), line);
        if (first != null) {
            problems.add(file + ":" + line + ": row: same frequency and gain as line " + first + " (allowed: once)");
        }
        return new CalibrationTable.Row(
                frequencyHz, gain, value(row, "offset_db", OFFSET, 0.0), value(row, "error_db", ERROR, 0.0));
    }

    private void known(TomlTable table, List<String> names, String prefix) {
        for (String name : table.keySet()) {
            if (!names.contains(name)) {
                problems.add(place(table.inputPositionOf(List.of(name))) + ": " + prefix + name
                        + ": unknown key (allowed: " + String.join(", ", names) + ")");
            }
        }
    }

    private String text(TomlTable table, String name, String pattern, String allowed) {
        Object value = table.get(List.of(name));
        if (value instanceof String text && text.matches(pattern)) {
            return text;
        }
        refuse(table, name, value == null ? "missing" : value + " is not allowed", allowed);
        return "";
    }

    private <T> T value(TomlTable table, String name, Kind<T> kind, T otherwise) {
        Object value = table.get(List.of(name));
        if (value == null) {
            refuse(table, name, "missing", kind.allowed());
            return otherwise;
        }
        try {
            return kind.read(value);
        } catch (Kind.Refusal refusal) {
            refuse(table, name, String.valueOf(refusal.getMessage()), kind.allowed());
            return otherwise;
        }
    }

    private void refuse(TomlTable table, String name, String what, String allowed) {
        TomlPosition at = table.inputPositionOf(List.of(name));
        if (at == null && !table.keySet().isEmpty()) {
            at = table.inputPositionOf(List.of(table.keySet().iterator().next())); // the table it is missing from
        }
        problems.add(place(at) + ": " + name + ": " + what + " (allowed: " + allowed + ")");
    }

    private String place(@Nullable TomlPosition position) {
        return position == null ? file : file + ":" + position.line();
    }
}
