package io.pisad.app;

import io.pisad.config.ConfigException;
import io.pisad.config.Origin;
import io.pisad.config.Profile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code pisad profiles list|show|use|import|export}. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        description = {
            "Settings for kinds of beacons: presets of the program, and your own in profiles/ beside the configuration file.",
            "The one in use lies as conf.d/50-profile.toml beside that file; the daemon reads it at its next start."
        },
        footer = {
            "Examples:",
            "  pisad profiles list",
            "  sudo pisad profiles use homer-121     then: pisad config print; sudo systemctl restart pisad",
            "  pisad profiles export wildlife-tag lynx-7.toml; edit; sudo pisad profiles import lynx-7.toml",
            "  sudo pisad profiles use none"
        },
        synopsisSubcommandLabel = "COMMAND")
final class ProfilesCommand {
    private static final String NONE = "none";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${sys:pisad.config}",
            scope = ScopeType.INHERIT,
            description = "Configuration file in force (TOML). Installed: /etc/pisad/pisad.toml.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all profiles; * marks the one in use.")
    int list(@Option(names = "--json", description = "One JSON array on standard output.") boolean json)
            throws IOException {
        var store = new ProfileStore(config);
        Optional<ProfileStore.InUse> inUse = store.inUse();
        List<Object> rows = new ArrayList<>();
        boolean known = false;
        for (Profile profile : store.all()) {
            boolean used = inUse.isPresent() && inUse.get().name().equals(profile.name());
            known |= used;
            String state = used ? state(inUse.get(), profile) : "";
            if (json) {
                rows.add(row(profile, used, state));
            } else {
                out().printf(
                                "%s %-14s %-9s %s%s%n",
                                used ? "*" : " ",
                                profile.name(),
                                isBuiltIn(profile.name()) ? "built in" : "yours",
                                profile.title(),
                                state.isEmpty() ? "" : " [" + state + "]");
            }
        }
        if (json) {
            out().println(Json.text(rows));
        } else if (inUse.isEmpty()) {
            out().println("none in use" + (config == null ? " (no configuration file: see --config)" : ""));
        } else if (!known) {
            out().println("* " + store.part() + ": "
                    + (inUse.get().name().equals("?")
                            ? "not written by this command"
                            : "profile " + inUse.get().name() + ", which is no longer there"));
        }
        return 0;
    }

    /** Whether the file in use still is what the profile says; empty when it is. */
    private static String state(ProfileStore.InUse inUse, Profile profile) {
        if (inUse.edited()) {
            return "its conf.d/" + Profile.PART + " was edited since";
        }
        return inUse.text().strip().equals(profile.text().strip()) ? "" : "the profile was changed since: use it again";
    }

    private static Map<String, @Nullable Object> row(Profile profile, boolean used, String state) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", profile.name());
        row.put("built_in", isBuiltIn(profile.name()));
        row.put("title", profile.title());
        row.put("in_use", used);
        row.put("changed_since", used ? !state.isEmpty() : null);
        return row;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a profile and what it sets.")
    int show(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--json", description = "One JSON object on standard output.") boolean json)
            throws IOException {
        Profile profile = new ProfileStore(config).named(name);
        if (json) {
            Map<String, Object> keys = new LinkedHashMap<>();
            for (Origin origin : checked(profile)) {
                keys.put(origin.key(), origin.value());
            }
            out().println(Json.text(Map.of("name", name, "keys", keys)));
        } else {
            out().print(profile.text());
        }
        return 0;
    }

    @Command(
            name = "use",
            mixinStandardHelpOptions = true,
            description = "Lays a profile over the configuration from the next start on; \"none\" takes it away.")
    int use(@Parameters(paramLabel = "NAME|none") String name) throws IOException {
        var store = new ProfileStore(config);
        Path part = store.part();
        if (name.equals(NONE)) {
            WholeFile.remove(part);
            out().println("no profile in use; takes effect at the next start of the daemon");
            return 0;
        }
        Profile profile = store.named(name);
        check(store, profile);
        store.use(profile);
        out().println(name + " is " + part + " now; takes effect at the next start of the daemon");
        return 0;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Takes a TOML file as a profile of your own; its name is the file's without .toml.")
    int take(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--name", paramLabel = "NAME", description = "Another name: 1 to 40 of a-z, 0-9, \"-\".")
                    @Nullable
                    String wanted,
            @Option(names = "--force", description = "Overwrite the profile of that name.") boolean force)
            throws IOException {
        var store = new ProfileStore(config);
        String name = wanted == null ? ProfileStore.name(file) : wanted;
        if (!name.matches(Profile.NAMES) || name.equals(NONE)) {
            throw new WrongUse("profile name " + name + ": allowed are 1 to 40 of a-z, 0-9 and \"-\", not \"none\""
                    + " (give --name)");
        }
        if (isBuiltIn(name)) {
            throw new WrongUse("profile " + name + " is built in: give --name");
        }
        Path target = store.file(name);
        if (Files.exists(target) && !force) {
            throw new WrongUse(target + " exists: give --force to overwrite it, or --name");
        }
        Profile profile = ProfileStore.read(name, file);
        check(store, profile);
        WholeFile.write(target, profile.text());
        out().println(name + " is " + target + " now; begin with: pisad profiles use " + name);
        return 0;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a profile to a file, or to standard output.")
    int export(
            @Parameters(index = "0", paramLabel = "NAME") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "FILE") @Nullable Path file,
            @Option(names = "--force", description = "Overwrite the file.") boolean force)
            throws IOException {
        Profile profile = new ProfileStore(config).named(name);
        if (file == null) {
            out().print(profile.text());
            out().flush();
            return 0;
        }
        if (Files.exists(file) && !force) {
            throw new WrongUse(file + " exists: give --force to overwrite it");
        }
        WholeFile.write(file, profile.text());
        out().println(file + " written");
        return 0;
    }

    private static void check(ProfileStore store, Profile profile) {
        try {
            profile.over(store.config(), System.getenv());
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    private static List<Origin> checked(Profile profile) {
        try {
            return profile.keys();
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    private static boolean isBuiltIn(String name) {
        return Profile.builtIn(name).isPresent();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
