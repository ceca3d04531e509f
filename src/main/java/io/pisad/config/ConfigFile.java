package io.pisad.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration from where it lies. */
public final class ConfigFile {
    private static final long LARGEST_BYTES = 1 << 20;

    private ConfigFile() {}

    /**
     * The configuration, each layer over the one before: defaults, the file, {@code conf.d/*.toml} beside it in the
     * order of their names, {@code PISAD_SECTION_KEY} of the environment, the command line.
     *
     * @param file the main file, or nothing for defaults; a named file must exist
     * @param environment every variable; those that do not begin with {@code PISAD_} are left alone
     * @param commandLine {@code section.key} to value as text; lists are separated by commas
     * @throws ConfigException with every problem of all layers; nothing of a bad configuration is used
     */
    public static Config load(Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine)
            throws ConfigException {
        return layers(file, environment, commandLine).config();
    }

    /** The layers of {@link #load}. */
    static Layers layers(Optional<Path> file, Map<String, String> environment, Map<String, String> commandLine) {
        var layers = new Layers();
        if (file.isPresent()) {
            read(file.get(), layers);
            for (var part : parts(file.get(), layers)) {
                read(part, layers);
            }
        }
        return layers.environment(environment).commandLine(commandLine);
    }

    /** The same as if this profile were the one in use. */
    static Config load(Path file, Profile profile, Map<String, String> environment) throws ConfigException {
        var layers = new Layers();
        read(file, layers);
        var parts = parts(file, layers);
        var written = folder(file).resolve(Profile.PART);
        parts.remove(written);
        parts.add(written);
        parts.sort(null);
        for (var part : parts) {
            if (part.equals(written)) {
                layers.toml(profile.place(), profile.text());
            } else {
                read(part, layers);
            }
        }
        return layers.environment(environment).config();
    }

    /** The folder of the parts that are laid over this file. */
    public static Path folder(Path file) {
        return file.resolveSibling("conf.d");
    }

    private static List<Path> parts(Path file, Layers layers) {
        var folder = folder(file);
        var parts = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.toml")) {
                found.forEach(parts::add);
            } catch (IOException | DirectoryIteratorException unreadable) {
                layers.unreadable(folder.toString(), "cannot be listed: " + unreadable.getMessage());
            }
        }
        parts.sort(null);
        return parts;
    }

    private static void read(Path file, Layers layers) {
        var name = file.toString();
        try {
            if (!Files.exists(file)) {
                layers.unreadable(name, "no such file");
            } else if (!Files.isRegularFile(file)) {
                layers.unreadable(name, "not a file");
            } else if (Files.size(file) > LARGEST_BYTES) {
                layers.unreadable(name, "too long for a configuration (allowed: up to " + LARGEST_BYTES + " bytes)");
            } else {
                var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                layers.toml(
                        name, StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
            }
        } catch (CharacterCodingException malformed) {
            layers.unreadable(name, "not UTF-8 text");
        } catch (IOException unreadable) {
            layers.unreadable(name, "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
