package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** {@code tests/data/scenarios}: the manual says what the table of keys says, and every file is accepted. */
final class ScenarioFilesIT {
    private static final Path FOLDER = Path.of("tests/data/scenarios");

    @Test
    void theManualHasEveryKeyWithItsRangeAndItsDefault() throws IOException {
        var lines = Files.readAllLines(FOLDER.resolve("defaults.toml"));
        var found = new ArrayList<String>();
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            section = line.startsWith("[") ? line.substring(1, line.length() - 1) : section;
            if (line.matches("#[a-z].*")) {
                assertThat(lines.get(i - 2)).as("what line %d does", i + 1).matches("# .*\\.");
                found.add(section + " " + lines.get(i - 1) + " " + line);
            }
        }
        assertThat(found)
                .isEqualTo(ScenarioKeys.ALL.stream()
                        .map(key -> "%s # Allowed: %s #%s = %s"
                                .formatted(
                                        key.section(),
                                        key.allowed(),
                                        key.name().substring(key.section().length() + 1),
                                        key.defaultText()))
                        .toList());
    }

    @Test
    void everyFileIsAcceptedUnderItsName() throws IOException, ConfigException {
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                assertThat(ScenarioFile.find(file.toString()).name() + ".toml")
                        .isEqualTo(String.valueOf(file.getFileName()));
            }
        }
    }
}
