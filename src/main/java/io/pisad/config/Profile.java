package io.pisad.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings for one kind of beacon: a TOML text of ordinary keys, laid over the configuration as
 * {@code conf.d/50-profile.toml}.
 *
 * @param name 1 to 40 of a-z, 0-9 and "-"
 * @param place where the text comes from, for messages: a file, or {@code profile NAME} of a built-in one
 * @param text the TOML text
 */
public record Profile(String name, String place, String text) {
    /** Names that are allowed. */
    public static final String NAMES = "[a-z0-9-]{1,40}";

    /** The part of the configuration a profile is written as. */
    public static final String PART = "50-profile.toml";

    private static final List<String> BUILT_IN = List.of(
            "homer-121", "burst-406", "ism-433", "ism-868", "ism-915", "wildlife-tag", "video-2437", "link-3200");

    /** What belongs to the vehicle and not to a beacon. */
    private static final Set<String> FORBIDDEN = Set.of("link", "ground", "safety", "history");

    /** The presets that come with the program. */
    public static List<Profile> builtIn() {
        return BUILT_IN.stream().map(Profile::resource).toList();
    }

    /** How many presets come with the program. */
    static int count() {
        return BUILT_IN.size();
    }

    /** A preset by its place among {@link #builtIn()}. */
    static Profile at(int index) {
        return resource(BUILT_IN.get(index));
    }

    /** The preset of that name. */
    public static Optional<Profile> builtIn(String name) {
        return BUILT_IN.contains(name) ? Optional.of(resource(name)) : Optional.empty();
    }

    private static Profile resource(String name) {
        try (InputStream in = Profile.class.getResourceAsStream("profiles/" + name + ".toml")) {
            if (in == null) {
                throw new IllegalStateException("preset " + name + " is missing from the program");
            }
            return new Profile(name, "profile " + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it is for: its first line if that is a comment, else nothing. */
    public String title() {
        String first = text.lines().findFirst().orElse("");
        return first.startsWith("#") ? first.substring(1).strip() : "";
    }

    /**
     * The keys it sets, over the defaults.
     *
     * @throws ConfigException with every problem: what a configuration file would be refused for, keys of the vehicle
     *     ({@code [link]}, {@code [safety]}, {@code [history]}), or that it sets nothing
     */
    public List<Origin> keys() throws ConfigException {
        List<Origin> set = new Layers()
                .toml(place, text).config().origins().stream()
                        .filter(origin -> !origin.from().equals("default"))
                        .toList();
        List<String> problems = new ArrayList<>();
        for (Origin origin : set) {
            if (FORBIDDEN.contains(origin.key().substring(0, origin.key().indexOf('.')))) {
                problems.add(origin.from() + ": " + origin.key()
                        + ": not allowed in a profile (allowed: radio, receiver, pulses, signal, search, homing)");
            }
        }
        if (set.isEmpty()) {
            problems.add(place + ": sets no key");
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return set;
    }

    /**
     * Checks it alone and laid over the configuration as {@link #PART}.
     *
     * @param file the main file of the configuration
     * @param environment as for {@link ConfigFile#load}
     * @throws ConfigException with every problem of what would be in force
     */
    public Config over(Path file, Map<String, String> environment) throws ConfigException {
        keys();
        return ConfigFile.load(file, this, environment);
    }
}
