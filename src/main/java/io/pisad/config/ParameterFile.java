package io.pisad.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters a ground station has set, one {@code NAME = VALUE} a line.
 *
 * <p>Written whole beside the old one, synced and renamed over it: after a power cut the one or the other is there.
 */
final class ParameterFile {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Z_0-9]{1,16})\\s*=\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*");
    private static final long LARGEST_BYTES = 64 * 1024;

    private final Path file;

    /** One line: where it stands and what it says. */
    record Line(String place, String name, float value) {}

    ParameterFile(Path file) {
        this.file = file;
    }

    /** The file of a folder of missions: beside it, of its name, with {@code .parameters} added. */
    static Path of(Path missions) {
        Path folder = missions.toAbsolutePath().normalize();
        Path name = folder.getFileName();
        return name == null ? folder.resolve("pisad.parameters") : folder.resolveSibling(name + ".parameters");
    }

    /** The lines that can be understood, a name at most once; every other one is told and left out. */
    List<Line> read(List<String> problems) {
        Map<String, Line> lines = new LinkedHashMap<>();
        int number = 0;
        for (String text : text(problems)) {
            String place = file + ":" + ++number;
            Matcher line = LINE.matcher(text);
            if (text.isBlank() || text.strip().startsWith("#")) {
                continue;
            }
            if (line.matches()) {
                lines.put(line.group(1), new Line(place, line.group(1), Float.parseFloat(line.group(2))));
            } else {
                problems.add(place + ": not a parameter, ignored (allowed: NAME = NUMBER)");
            }
        }
        return new ArrayList<>(lines.values());
    }

    private List<String> text(List<String> problems) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            if (Files.size(file) > LARGEST_BYTES) {
                problems.add(file + ": too long for parameters, ignored (allowed: up to " + LARGEST_BYTES + " bytes)");
                return List.of();
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(file + ": parameters cannot be read, ignored ("
                    + unreadable.getClass().getSimpleName() + ")");
            return List.of();
        }
    }

    private static String plain(float value) {
        return new BigDecimal(Float.toString(value)).toPlainString();
    }

    /**
     * Replaces the file; on return it is on the disk.
     *
     * @throws IOException when it is not; the old one is then still there
     */
    void write(Map<String, Float> values) throws IOException {
        var text = new StringBuilder("# Parameters set by a ground station; they win over the configuration.\n");
        values.forEach((name, value) ->
                text.append(name).append(" = ").append(plain(value)).append('\n'));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = StandardCharsets.US_ASCII.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
    }
}
