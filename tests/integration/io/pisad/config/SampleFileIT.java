package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code deploy/pisad.toml} is the manual: it and the table of keys say the same. */
final class SampleFileIT {
    private static final Path SAMPLE = Path.of("deploy/pisad.toml");

    @Test
    void itDocumentsEveryKeyWithDefaultAndRangeInTheOrderOfTheTable() throws IOException {
        var expected = Keys.ALL.stream()
                .map(key -> "[%s] # Allowed: %s #%s = %s"
                        .formatted(
                                key.section(),
                                key.allowed(),
                                key.name().substring(key.name().indexOf('.') + 1),
                                key.defaultText()))
                .toList();

        assertThat(documented(Files.readAllLines(SAMPLE))).isEqualTo(expected);
    }

    /** Section, range line and default line of each documented key; every key has at least one sentence before. */
    private static List<String> documented(List<String> lines) {
        var found = new ArrayList<String>();
        var section = "";
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("[")) {
                section = line;
            } else if (line.matches("#[a-z].*")) {
                assertThat(lines.get(i - 2)).as("what line %d does", i + 1).matches("# [A-Z.].*|# .*[.]");
                found.add(section + " " + lines.get(i - 1) + " " + line);
            }
        }
        return found;
    }

    @Test
    void asItIsItSetsNothing() throws ConfigException {
        var config = ConfigFile.load(Optional.of(SAMPLE), Map.of(), Map.of());

        assertThat(config.origins()).extracting(Origin::from).containsOnly("default");
    }

    @Test
    void withEveryLineTakenInItStillMeansTheDefaults() throws IOException, ConfigException {
        var everything = Files.readString(SAMPLE).replaceAll("(?m)^#([a-z])", "$1");
        var config = new Layers().toml("everything.toml", everything).config();

        assertThat(config.settings()).isEqualTo(new Layers().config().settings());
        assertThat(config.origins()).extracting(Origin::from).allMatch(from -> from.startsWith("everything.toml:"));
    }
}
