package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files as they lie on a disk. */
final class ConfigFileIT {
    private final Path folder;
    private final Path main;

    ConfigFileIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        main = folder.resolve("pisad.toml");
        Files.writeString(main, "[search]\nspacing_m = 60\nspeed_mps = 6\n");
    }

    private Config load() throws ConfigException {
        return ConfigFile.load(Optional.of(main), Map.of(), Map.of());
    }

    @Test
    void filesOfConfDAreLaidOverInTheOrderOfTheirNames() throws Exception {
        var parts = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(parts.resolve("20-b.toml"), "search.speed_mps = 9");
        Files.writeString(parts.resolve("10-a.toml"), "search.speed_mps = 8\nsearch.radius_m = 99");
        Files.writeString(parts.resolve("30-c.toml.off"), "search.speed_mps = 10");

        assertThat(load().origins())
                .contains(
                        new Origin("search.spacing_m", "60", main + ":2"),
                        new Origin("search.speed_mps", "9", parts.resolve("20-b.toml") + ":1"),
                        new Origin("search.radius_m", "99", parts.resolve("10-a.toml") + ":2"));
    }

    @Test
    void withoutAFileTheDefaultsHold() throws ConfigException {
        assertThat(ConfigFile.load(Optional.empty(), Map.of(), Map.of()).settings())
                .isEqualTo(new Layers().config().settings());
    }

    @Test
    void aNamedFileMustExist() throws IOException {
        Files.delete(main);

        assertThatThrownBy(this::load).hasMessage(main + ": no such file");
    }

    @Test
    void aFolderIsNoConfiguration() throws IOException {
        Files.delete(main);
        Files.createDirectory(main);

        assertThatThrownBy(this::load).hasMessage(main + ": not a file");
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() throws IOException {
        Files.write(main, new byte[] {'#', (byte) 0xe4, '\n'});

        assertThatThrownBy(this::load).hasMessage(main + ": not UTF-8 text");
    }

    @Test
    void aFileThatCannotBeAConfigurationIsNotRead() throws IOException {
        Files.write(main, new byte[(1 << 20) + 1]);

        assertThatThrownBy(this::load)
                .hasMessage(main + ": too long for a configuration (allowed: up to 1048576 bytes)");
    }

    @Test
    void aProblemInConfDNamesThatFile() throws IOException {
        var part = Files.createDirectory(folder.resolve("conf.d")).resolve("a.toml");
        Files.writeString(part, "\nsearch.speed_mps = 16");

        assertThatThrownBy(this::load)
                .hasMessage(part + ":2: search.speed_mps: 16 is out of range (allowed: 1 to 15 m/s)");
    }
}
