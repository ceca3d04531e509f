package io.pisad.app;

import io.pisad.history.Recovery;
import io.pisad.report.MissionSummary;
import io.pisad.report.Missions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad missions}: what was flown. */
@Command(
        name = "missions",
        mixinStandardHelpOptions = true,
        description = "Lists the missions on record; unsealed ones are read from a recovered copy.")
final class MissionsCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Option(names = "--json", description = "One JSON array on standard output.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path directory = data.settings().history().directory();
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isDirectory(directory)) {
            if (json) {
                out.println("[]");
            } else {
                out.println("no missions: " + directory + " does not exist");
            }
            return 0;
        }
        List<MissionSummary> missions = Missions.list(directory, Recovery::copyAndRecover);
        if (json) {
            List<Object> rows = new ArrayList<>();
            for (MissionSummary mission : missions) {
                rows.add(row(mission));
            }
            out.println(Json.text(rows));
        } else {
            missions.forEach(mission -> out.println(mission.line()));
            out.println(missions.size() + " missions in " + directory);
        }
        return 0;
    }

    private static Map<String, Object> row(MissionSummary mission) {
        return new LinkedHashMap<>(mission.fields());
    }
}
