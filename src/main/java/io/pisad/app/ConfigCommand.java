package io.pisad.app;

import io.pisad.config.Config;
import io.pisad.config.ConfigException;
import io.pisad.config.ConfigFile;
import io.pisad.config.Origin;
import io.pisad.config.ParameterStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pisad config check|print}. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Checks or prints the settings in force.")
final class ConfigCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Says every problem with file, line and allowed range; exit code 2 if there is one.")
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            defaultValue = "${sys:pisad.config}",
                            description = "Configuration file. Installed: /etc/pisad/pisad.toml.")
                    @Nullable
                    Path file) {
        Config config = load(file);
        spec.commandLine().getOut().println(config.origins().size() + " settings, no problem found");
        return 0;
    }

    @Command(
            name = "print",
            mixinStandardHelpOptions = true,
            description = "Prints every setting with the place its value comes from.")
    int print(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            defaultValue = "${sys:pisad.config}",
                            description = "Configuration file. Installed: /etc/pisad/pisad.toml.")
                    @Nullable
                    Path file,
            @Option(names = "--json") boolean json) {
        Config config = inForce(file);
        if (json) {
            List<Object> rows = new ArrayList<>();
            for (Origin origin : config.origins()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("key", origin.key());
                row.put("value", origin.value());
                row.put("from", origin.from());
                rows.add(row);
            }
            spec.commandLine().getOut().println(Json.text(rows));
        } else {
            for (Origin origin : config.origins()) {
                spec.commandLine().getOut().printf("%-32s = %-28s # %s%n", origin.key(), origin.value(), origin.from());
            }
        }
        return 0;
    }

    private static Config load(@Nullable Path file) {
        try {
            return ConfigFile.load(Optional.ofNullable(file), System.getenv(), Map.of());
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    /** The settings in force: with the parameters a ground station has set. */
    private Config inForce(@Nullable Path file) {
        try {
            var parameters =
                    ParameterStore.open(Optional.ofNullable(file), System.getenv(), Map.of(), Optional.empty());
            parameters.problems().forEach(spec.commandLine().getErr()::println);
            return parameters.config();
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }
}
