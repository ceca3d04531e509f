package io.pisad.app;

import io.pisad.config.ConfigException;
import io.pisad.config.ConfigFile;
import io.pisad.config.ParameterStore;
import io.pisad.model.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several commands share: where missions lie and which settings apply. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where mission files lie (default: history.directory of the settings).")
    private @Nullable Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${sys:pisad.config}",
            description = "Settings file (TOML); see deploy/pisad.toml. Installed: /etc/pisad/pisad.toml.")
    private @Nullable Path config;

    /** The settings in force, with {@code --data} applied. */
    Settings settings() {
        return settings(Map.of());
    }

    /** The settings with the parameters a ground station has set, for a daemon that lets them be set. */
    ParameterStore parameters(Map<String, String> commandLine) {
        try {
            return ParameterStore.open(
                    Optional.ofNullable(config), System.getenv(), commandLine, Optional.ofNullable(data));
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    /** Settings with {@code --data} applied. */
    Settings here(Settings loaded) {
        return data == null ? loaded : loaded.withHistory(new Settings.History(data));
    }

    /** The same with {@code section.key} to value as the command line says them. */
    Settings settings(Map<String, String> commandLine) {
        Settings loaded;
        try {
            loaded = ConfigFile.load(Optional.ofNullable(config), System.getenv(), commandLine)
                    .settings();
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
        return here(loaded);
    }
}
