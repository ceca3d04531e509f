package io.pisad.config;

import io.pisad.model.BeaconKind;
import io.pisad.model.Prior;
import io.pisad.model.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A scenario by its name, or from a TOML file; every problem is told at once, in one line each. */
public final class ScenarioFile {
    private final String place;
    private final Map<String, Object> values = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private ScenarioFile(String place) {
        this.place = place;
    }

    /**
     * The scenario that a command line names: a built-in one, or a file.
     *
     * @throws ConfigException with every problem: key, place and allowed range
     */
    public static Scenario find(String nameOrFile) throws ConfigException {
        String built = BuiltInScenarios.text(nameOrFile);
        if (built != null) {
            return parse("scenario " + nameOrFile, nameOrFile, built);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(
                    List.of(nameOrFile + ": neither a file nor a scenario (allowed: " + BuiltInScenarios.NAMES + ")"));
        }
        try {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.toml$", "");
            return parse(nameOrFile, name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new ConfigException(List.of(
                    nameOrFile + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")"));
        }
    }

    static Scenario parse(String place, String name, String text) throws ConfigException {
        var file = new ScenarioFile(place);
        file.lay(text);
        file.less(ScenarioKeys.RANGE_MIN_M, ScenarioKeys.RANGE_MAX_M);
        file.less(ScenarioKeys.BEARING_MIN_DEG, ScenarioKeys.BEARING_MAX_DEG);
        file.less(ScenarioKeys.WIDTH_S, ScenarioKeys.PERIOD_S);
        if (file.of(ScenarioKeys.WITHIN_M) == 0 && file.of(ScenarioKeys.SD_M) == 0) {
            file.problems.add(file.from(ScenarioKeys.WITHIN_M)
                    + ": goal.within_m: 0 with goal.sd_m = 0 leaves no goal (allowed: one of them above 0)");
        }
        if (!file.problems.isEmpty()) {
            throw new ConfigException(file.problems);
        }
        return file.scenario(name);
    }

    private void lay(String text) {
        var toml = Toml.parse(text);
        if (toml.hasErrors()) {
            toml.errors().forEach(error -> problems.add(at(error.position()) + ": not TOML: " + error.getMessage()));
            return;
        }
        for (String section : toml.keySet()) {
            List<String> path = List.of(section);
            if (toml.get(path) instanceof TomlTable table && ScenarioKeys.SECTIONS.contains(section)) {
                table.keySet().forEach(key -> take(section, key, table));
            } else {
                problems.add(at(toml.inputPositionOf(path)) + ": " + section + ": unknown (allowed: sections "
                        + String.join(", ", ScenarioKeys.SECTIONS) + ")");
            }
        }
    }

    private void take(String section, String key, TomlTable table) {
        String name = section + "." + key;
        String from = at(table.inputPositionOf(List.of(key)));
        var known = ScenarioKeys.named(name).orElse(null);
        Object toml = table.get(List.of(key));
        if (known == null || toml == null) {
            problems.add(from + ": " + name + ": unknown key (allowed: "
                    + String.join(
                            ", ",
                            ScenarioKeys.ALL.stream()
                                    .filter(k -> k.section().equals(section))
                                    .map(Key::name)
                                    .toList())
                    + ")");
            return;
        }
        try {
            values.put(name, known.kind().read(toml));
            origins.put(name, from);
        } catch (Kind.Refusal refusal) {
            problems.add(from + ": " + name + ": " + refusal.getMessage() + " (allowed: " + known.allowed() + ")");
        }
    }

    private void less(Key<Double> small, Key<Double> large) {
        if (of(small) > of(large)) {
            problems.add(from(large) + ": " + large.name() + ": " + NumberKind.plain(of(large)) + " (allowed: at least "
                    + small.name() + " = " + NumberKind.plain(of(small)) + ")");
        }
    }

    private String from(Key<?> key) {
        return origins.getOrDefault(key.name(), place);
    }

    private String at(@Nullable TomlPosition position) {
        return position == null ? place : place + ":" + position.line();
    }

    @SuppressWarnings("unchecked")
    private <T> T of(Key<T> key) {
        return (T) values.getOrDefault(key.name(), key.fallback());
    }

    private Scenario scenario(String name) {
        return new Scenario(
                name,
                new Scenario.Channel(
                        Scenario.PathLoss.valueOf(
                                of(ScenarioKeys.PATH_LOSS).replace('-', '_').toUpperCase(Locale.ROOT)),
                        of(ScenarioKeys.EXPONENT),
                        of(ScenarioKeys.DBM_AT_1M),
                        of(ScenarioKeys.FLOOR_DBM),
                        of(ScenarioKeys.NOISE_DB),
                        of(ScenarioKeys.NOISE_PERIOD_S),
                        of(ScenarioKeys.SHADOWING_DB),
                        of(ScenarioKeys.DECORRELATION_M),
                        of(ScenarioKeys.GRID_M),
                        of(ScenarioKeys.RICIAN_K)),
                new Scenario.Beacon(
                        BeaconKind.valueOf(of(ScenarioKeys.KIND).toUpperCase(Locale.ROOT)),
                        of(ScenarioKeys.BEACON_HEIGHT_M),
                        of(ScenarioKeys.WIDTH_S),
                        of(ScenarioKeys.PERIOD_S),
                        of(ScenarioKeys.MISSED_SHARE),
                        of(ScenarioKeys.PULSE_LEAST_DB),
                        of(ScenarioKeys.BEACON_SPEED_MPS),
                        of(ScenarioKeys.TURN_S)),
                new Scenario.Start(
                        of(ScenarioKeys.RANGE_MIN_M),
                        of(ScenarioKeys.RANGE_MAX_M),
                        of(ScenarioKeys.BEARING_MIN_DEG),
                        of(ScenarioKeys.BEARING_MAX_DEG),
                        of(ScenarioKeys.BOX_M)),
                new Scenario.Vehicle(
                        of(ScenarioKeys.HEIGHT_M),
                        of(ScenarioKeys.SPEED_MPS),
                        of(ScenarioKeys.WIND_MPS),
                        of(ScenarioKeys.POSITION_NOISE_M),
                        of(ScenarioKeys.POSITION_NOISE_S),
                        of(ScenarioKeys.DELAY_S),
                        of(ScenarioKeys.DROPPED_SHARE),
                        of(ScenarioKeys.DROP_S),
                        of(ScenarioKeys.FENCE_RADIUS_M)),
                new Scenario.Goal(
                        of(ScenarioKeys.WITHIN_M),
                        of(ScenarioKeys.SD_M),
                        of(ScenarioKeys.TIME_LIMIT_S),
                        of(ScenarioKeys.SETTLE_S),
                        of(ScenarioKeys.MEASURE_S)),
                new Scenario.Antenna(of(ScenarioKeys.ANTENNA).equals("dipole"), of(ScenarioKeys.BODY_SHADOW_DB)),
                new Scenario.Interferer(
                        Scenario.Interference.valueOf(
                                of(ScenarioKeys.INTERFERER).toUpperCase(Locale.ROOT)),
                        of(ScenarioKeys.INTERFERER_DBM_AT_1M),
                        of(ScenarioKeys.INTERFERER_RANGE_M),
                        of(ScenarioKeys.INTERFERER_WIDTH_S),
                        of(ScenarioKeys.INTERFERER_PERIOD_S),
                        of(ScenarioKeys.INTERFERER_CHANNELS)),
                new Scenario.Supply(
                        of(ScenarioKeys.LOST_SHARE),
                        of(ScenarioKeys.BATTERY_PERCENT),
                        of(ScenarioKeys.DRAIN_PERCENT_PER_MIN)),
                new Prior(
                        of(ScenarioKeys.PRIOR_POWER_DBM),
                        of(ScenarioKeys.PRIOR_POWER_SD_DB),
                        of(ScenarioKeys.PRIOR_EXPONENT),
                        of(ScenarioKeys.PRIOR_EXPONENT_SD),
                        of(ScenarioKeys.PRIOR_RANGE_M),
                        of(ScenarioKeys.PRIOR_RANGE_LIMIT_M),
                        of(ScenarioKeys.PRIOR_SHADOWING),
                        of(ScenarioKeys.ANTENNA).equals("dipole"),
                        of(ScenarioKeys.PRIOR_REFLECTION),
                        of(ScenarioKeys.PRIOR_WALKING)));
    }
}
