package io.pisad.app;

import io.pisad.config.ConfigException;
import io.pisad.config.ScenarioFile;
import io.pisad.model.Scenario;
import io.pisad.model.Settings;
import io.pisad.model.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad montecarlo}: many simulated approaches from the signal readings on. */
@Command(
        name = "montecarlo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Flies a scenario many times, from the signal readings on, each time with another seed.",
            "The beacon is acquired at the start; success and its limits are the scenario's."
        },
        footer = {
            "Scenarios: A-<range m>-<sigma dB>, B-white-<sigma>, B-corr-<sigma>, B-n3-corr-4, C-<sigma>, D,",
            "or a TOML file; tests/data/scenarios/defaults.toml has every key.",
            "Examples:",
            "  pisad montecarlo --scenario A-200-2 --runs 40",
            "  pisad montecarlo --scenario B-corr-4 --runs 60 --seed 7 --json"
        })
final class MontecarloCommand implements Callable<Integer> {
    @Option(names = "--scenario", required = true, paramLabel = "NAME|FILE", description = "What is flown.")
    @SuppressWarnings("NullAway.Init")
    private String scenario;

    @Option(names = "--runs", defaultValue = "60", description = "How many, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--strategy",
            paramLabel = "X",
            description = "${COMPLETION-CANDIDATES} (default: homing.strategy of the settings).")
    private @Nullable Strategy strategy;

    @Option(names = "--seed", defaultValue = "1", description = "Of all worlds (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--jobs", paramLabel = "J", description = "At a time, 1 to 256 (default: one per processor).")
    private @Nullable Integer jobs;

    @Option(names = "--csv", paramLabel = "FILE", description = "One line per run into a file.")
    private @Nullable Path csv;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (runs < 1 || runs > 100_000) {
            throw new WrongUse("--runs " + runs + ": must be from 1 to 100000");
        }
        int atATime = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (atATime < 1 || atATime > 256) {
            throw new WrongUse("--jobs " + atATime + ": must be from 1 to 256");
        }
        Scenario flown = scenario(scenario);
        Settings user = data.settings();
        Strategy way = strategy == null ? user.homing().strategy() : strategy;
        List<AcquiredRun.Outcome> outcomes;
        long startedNs = System.nanoTime();
        try (var bar = Terminal.bar(flown.name(), runs, true).orElse(null)) {
            outcomes = new Montecarlo(flown, user, way).fly(seed, runs, atATime, one -> {
                if (bar != null) {
                    bar.step();
                }
            });
        }
        double wallS = (System.nanoTime() - startedNs) / 1e9;
        if (csv != null) {
            Files.write(csv, lines(outcomes));
        }
        RunFigures figures = RunFigures.of(outcomes);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(figures.json(flown.name(), way.word(), seed)));
        } else {
            double flownS =
                    outcomes.stream().mapToDouble(AcquiredRun.Outcome::flownS).sum();
            out.println(figures.text(flown.name(), way.word()));
            out.println(String.format("%.0f s flown in %.1f s: %.0f times real time", flownS, wallS, flownS / wallS));
        }
        return 0;
    }

    /** The scenario of that name or file. */
    static Scenario scenario(String nameOrFile) {
        try {
            return ScenarioFile.find(nameOrFile);
        } catch (ConfigException e) {
            throw new WrongUse(e.problems());
        }
    }

    private static List<String> lines(List<AcquiredRun.Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        lines.add("seed,success_s,error_m,covered,claimed_m,crlb_m,nearest_m,flown_s,gave_up");
        for (var o : outcomes) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%d,%.1f,%.2f,%b,%.1f,%.2f,%.1f,%.0f,%s",
                    o.seed(),
                    o.successS(),
                    o.errorM(),
                    o.covered(),
                    o.claimedM(),
                    o.crlbM(),
                    o.nearestM(),
                    o.flownS(),
                    o.gaveUp()));
        }
        return lines;
    }
}
