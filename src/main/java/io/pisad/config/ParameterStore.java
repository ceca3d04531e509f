package io.pisad.config;

import io.pisad.config.ParameterTable.Effect;
import io.pisad.config.ParameterTable.Entry;
import io.pisad.model.Parameters;
import io.pisad.model.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The configuration with what a ground station has set laid over it.
 *
 * <p>Parameters win over the file, {@code conf.d}, environment and command line: who sets one in the field must find it
 * after the next start. They are kept beside the missions. Each line is checked when it is read; a bad one, or one that
 * contradicts the configuration of today, is named and ignored, and the configuration's own value holds.
 *
 * <p>{@link #set} from one thread at a time; everything else from any.
 */
public final class ParameterStore implements Parameters {
    private final Layers base;
    private final ParameterFile file;
    private final List<String> problems = new ArrayList<>();
    private final Settings started;
    private final int startedProfile;
    private Map<String, Float> kept = new LinkedHashMap<>();
    private volatile Layers inForce;
    private volatile Config config;
    private volatile int profile;
    private volatile Predicate<Settings> change = settings -> true;

    private ParameterStore(Layers base, ParameterFile file) throws ConfigException {
        this.base = base;
        this.file = file;
        inForce = base;
        config = base.config();
        read();
        started = config.settings();
        startedProfile = profile;
    }

    /**
     * The configuration as {@link ConfigFile#load} reads it, and over it the parameters that were set.
     *
     * @param missions where missions are written instead of where the configuration says
     * @throws ConfigException if the configuration itself is refused; parameters are never a reason
     */
    public static ParameterStore open(
            Optional<Path> file,
            Map<String, String> environment,
            Map<String, String> commandLine,
            Optional<Path> missions)
            throws ConfigException {
        Layers base = ConfigFile.layers(file, environment, commandLine);
        Path folder = missions.orElse(base.config().settings().history().directory());
        return new ParameterStore(base, new ParameterFile(ParameterFile.of(folder)));
    }

    /** What is in force, or will be at the next start. */
    public Config config() {
        return config;
    }

    /** Lines of the parameters' file that were ignored, and why. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Sets what is told of every change after it is stored; it answers whether it is in force. */
    public void onChange(Predicate<Settings> listener) {
        change = listener;
    }

    /** Lays line after line while that makes sense; what makes sense only with another one waits for it. */
    private void read() {
        List<ParameterFile.Line> waiting = file.read(problems);
        for (boolean more = true; more; ) {
            more = false;
            for (var line : List.copyOf(waiting)) {
                if (tryToLay(line.name(), line.value())) {
                    waiting.remove(line);
                    more = true;
                }
            }
        }
        waiting.forEach(line -> problems.add(line.place() + ": " + line.name() + ": ignored, " + objection(line)));
    }

    private String objection(ParameterFile.Line line) {
        return known(line.name()) ? refusal(line.name(), line.value()) : "there is no such parameter";
    }

    private boolean tryToLay(String name, float value) {
        return known(name) && lay(with(name, value));
    }

    private static boolean known(String name) {
        return name.equals(ParameterTable.PROFILE) || ParameterTable.named(name).isPresent();
    }

    private Map<String, Float> with(String name, float value) {
        var next = new LinkedHashMap<>(kept);
        if (name.equals(ParameterTable.PROFILE) && value >= 1 && value <= Profile.count()) {
            ParameterTable.ALL.stream()
                    .filter(entry -> setByProfile((int) value, entry))
                    .forEach(entry -> next.remove(entry.name()));
        }
        Entry entry = ParameterTable.named(name).orElse(null);
        boolean alias = entry != null && !ParameterTable.kept(name).equals(name);
        next.put(
                ParameterTable.kept(name),
                alias ? value / ParameterTable.ALL.get(0).unit() : value);
        return next;
    }

    /** A preset chosen replaces what was set of its own keys before. */
    private static boolean setByProfile(int index, Entry entry) {
        try {
            return Profile.at(index - 1).keys().stream()
                    .anyMatch(origin -> origin.key().equals(entry.key().name()));
        } catch (ConfigException e) {
            throw new IllegalStateException("preset " + index + " is bad: " + e.getMessage(), e);
        }
    }

    /** Puts these in force if they and the configuration agree. */
    private boolean lay(Map<String, Float> values) {
        float preset = values.getOrDefault(ParameterTable.PROFILE, 0f);
        if (!(preset >= 0 && preset <= Profile.count() && preset == (int) preset)) {
            return false;
        }
        Layers layers = layers(values, (int) preset);
        try {
            config = layers.config();
        } catch (ConfigException refused) {
            return false;
        }
        inForce = layers;
        profile = (int) preset;
        kept = values;
        return true;
    }

    private Layers layers(Map<String, Float> values, int preset) {
        Layers layers = base.copy();
        if (preset > 0) {
            Profile chosen = Profile.at(preset - 1);
            layers.toml("parameter " + ParameterTable.PROFILE + ", " + chosen.place(), chosen.text());
        }
        for (Entry entry : ParameterTable.ALL) {
            Float value = values.get(entry.name());
            if (value != null) {
                layers.key(entry.key(), entry.text(value), "parameter " + entry.name());
            }
        }
        return layers;
    }

    /** Whether what can change now has changed: all but the radio, and but what a preset chosen meanwhile brings. */
    private boolean putInForce() {
        try {
            return change.test(layers(kept, startedProfile).config().settings());
        } catch (ConfigException onlyWithThePreset) {
            return false;
        }
    }

    @Override
    public List<Parameter> all() {
        List<Parameter> all = new ArrayList<>();
        all.add(new Parameter(ParameterTable.PROFILE, profile, false));
        ParameterTable.ALL.forEach(entry -> all.add(shown(entry)));
        return all;
    }

    @Override
    public Optional<Parameter> named(String name) {
        return name.equals(ParameterTable.PROFILE)
                ? Optional.of(new Parameter(name, profile, false))
                : ParameterTable.named(name).map(this::shown);
    }

    private Parameter shown(Entry entry) {
        return new Parameter(entry.name(), entry.shown(inForce.of(entry.key())), entry.effect() == Effect.DISARMED);
    }

    @Override
    public synchronized Outcome set(String name, float value) {
        Map<String, Float> before = kept;
        if (!tryToLay(name, value)) {
            return Outcome.refused(refusal(name, value));
        }
        if (!kept.equals(before)) {
            try {
                file.write(kept);
            } catch (IOException e) {
                lay(before);
                return Outcome.refused(
                        shortly(name) + " not stored: " + e.getClass().getSimpleName());
            }
        }
        return putInForce() && !later(name)
                ? Outcome.IN_FORCE
                : new Outcome(true, shortly(name) + " takes effect at the next start");
    }

    private boolean later(String name) {
        boolean late = name.equals(ParameterTable.PROFILE)
                || ParameterTable.named(name)
                        .filter(entry -> entry.effect() == Effect.NEXT_START)
                        .isPresent();
        Settings next = config.settings();
        boolean same = profile == startedProfile
                && next.radio().equals(started.radio())
                && next.receiver().equals(started.receiver());
        return late && !same;
    }

    /** Why a value is not taken. */
    private static String refusal(String name, float value) {
        if (name.equals(ParameterTable.PROFILE)) {
            return shortly(name) + ": 0 to " + Profile.count();
        }
        return ParameterTable.named(name).map(entry -> allowed(entry, value)).orElse("no parameter " + shortly(name));
    }

    private static String allowed(Entry entry, float value) {
        try {
            entry.key().kind().parse(entry.text(value));
            return shortly(entry.name()) + " contradicts another setting";
        } catch (Kind.Refusal outside) {
            return shortly(entry.name()) + ": " + entry.allowed();
        }
    }

    private static String shortly(String name) {
        return name.replaceFirst("^PISAD_", "");
    }
}
