package io.pisad.app;

import io.pisad.config.ConfigFile;
import io.pisad.config.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles there are: those of the program and those in the folder {@code profiles} beside the configuration file; and
 * the one in use, which lies as {@code conf.d/50-profile.toml} beside that file.
 */
final class ProfileStore {
    private static final Pattern MARK =
            Pattern.compile("# pisad profile ([a-z0-9-]{1,40}), sha256 of what follows: ([0-9a-f]{64})\n");
    private static final String SUFFIX = ".toml";

    private final @Nullable Path config;

    /** @param config the configuration file in force; null without one: then there are only the program's profiles */
    ProfileStore(@Nullable Path config) {
        this.config = config;
    }

    /** What is laid over the configuration, and whether somebody edited it there. */
    record InUse(String name, boolean edited, String text) {}

    /** The configuration file; wrong use without one. */
    Path config() {
        if (config == null) {
            throw new WrongUse(
                    "no configuration file is in force, so there is no folder for profiles: give --config FILE"
                            + " (installed: /etc/pisad/pisad.toml; in a checkout: copy deploy/pisad.toml to a folder of its own)");
        }
        if (!Files.isRegularFile(config)) {
            throw new WrongUse(config + ": no such file");
        }
        return config;
    }

    /** Where the profile in use lies. */
    Path part() {
        return ConfigFile.folder(config()).resolve(Profile.PART);
    }

    /** The file of a user's profile. */
    Path file(String name) {
        return config().resolveSibling("profiles").resolve(name + SUFFIX);
    }

    /** The program's profiles, then the user's by name. */
    List<Profile> all() throws IOException {
        var all = new ArrayList<>(Profile.builtIn());
        Path folder = config == null ? null : config.resolveSibling("profiles");
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = name(file);
                    if (file.getFileName().toString().endsWith(SUFFIX) && name.matches(Profile.NAMES)) {
                        all.add(read(name, file));
                    }
                }
            }
        }
        return all;
    }

    /** The profile of that name; wrong use when there is none. */
    Profile named(String name) throws IOException {
        for (Profile profile : all()) {
            if (profile.name().equals(name)) {
                return profile;
            }
        }
        throw new WrongUse("no profile " + name + " (there are: "
                + String.join(", ", all().stream().map(Profile::name).toList()) + ")");
    }

    /** Reads a profile from any file. */
    static Profile read(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new WrongUse(file + ": no such file");
        }
        try {
            return new Profile(name, file.toString(), Files.readString(file));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new WrongUse(file + ": not UTF-8 text");
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** The name a file gives its profile: its own without the ending. */
    static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** Lays a checked profile over the configuration from the next start on. */
    void use(Profile profile) throws IOException {
        String text = profile.text().endsWith("\n") ? profile.text() : profile.text() + "\n";
        WholeFile.write(
                part(),
                "# pisad profile " + profile.name() + ", sha256 of what follows: " + sha256(text) + "\n" + text);
    }

    /** What is in use; empty when there is nothing, a name of "?" when the file was not written by this command. */
    Optional<InUse> inUse() throws IOException {
        if (config == null || !Files.isRegularFile(part())) {
            return Optional.empty();
        }
        String written = read("?", part()).text();
        Matcher mark = MARK.matcher(written);
        if (!mark.lookingAt()) {
            return Optional.of(new InUse("?", true, written));
        }
        String text = written.substring(mark.end());
        return Optional.of(new InUse(mark.group(1), !sha256(text).equals(mark.group(2)), text));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
