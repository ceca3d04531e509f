package io.pisad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The safety case names tests that are there. */
final class SafetyCaseIT {
    private static final Pattern NAMED = Pattern.compile("`((?:[a-z]+\\.)?[A-Z]\\w*(?:Test|IT|Scenario))`");
    private static final List<String> HAZARDS = List.of(
            "Runaway",
            "fence",
            "Battery",
            "Lost link",
            "Hung",
            "Wrong vehicle",
            "Stale",
            "Pilot",
            "Spoofed",
            "Descent",
            "Stalled",
            "Clock jump");

    private final List<String> lines = Files.readAllLines(Path.of("docs/SAFETY.md"));

    SafetyCaseIT() throws Exception {}

    @Test
    void everyTestItNamesExists() throws Exception {
        List<Path> tests;
        try (Stream<Path> all = Files.walk(Path.of("tests"))) {
            tests = all.filter(path -> path.toString().endsWith(".java")).toList();
        }
        int named = 0;
        for (Matcher m = NAMED.matcher(String.join("\n", lines)); m.find(); named++) {
            Path file = Path.of("io", "pisad").resolve(m.group(1).replace('.', '/') + ".java");
            assertThat(tests).as(m.group(1)).anyMatch(path -> path.endsWith(file));
        }
        assertThat(named).isGreaterThan(20);
    }

    /** Each hazard has its row, and each row names a test or says that there is none. */
    @Test
    void everyHazardHasItsRow() {
        List<String> rows = lines.stream()
                .dropWhile(line -> !line.equals("## Hazards"))
                .takeWhile(line -> !line.equals("## Times on the wire"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| hazard"))
                .toList();
        assertThat(HAZARDS)
                .allSatisfy(hazard -> assertThat(rows)
                        .anyMatch(row -> row.indexOf(hazard) > 0 && row.indexOf(hazard) < row.indexOf('|', 1)));
        assertThat(rows).allMatch(row -> NAMED.matcher(row).find() || row.endsWith("| not stopped |"));
    }
}
