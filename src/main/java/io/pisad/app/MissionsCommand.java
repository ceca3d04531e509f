package io.pisad.app;

import io.pisad.history.Recovery;
import io.pisad.report.MissionSummary;
import io.pisad.report.Missions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        Path work = Files.createTempDirectory("pisad-missions");
        List<MissionSummary> missions;
        try {
            missions = Missions.list(directory, mission -> Recovery.copyAndRecover(mission, work));
        } finally {
            Folders.delete(work);
        }
        if (json) {
            List<Object> rows = new ArrayList<>();
            for (MissionSummary mission : missions) {
                rows.add(row(mission));
            }
            out.println(Json.text(rows));
        } else {
            missions.forEach(mission -> out.println(line(mission)));
            out.println(missions.size() + " missions in " + directory);
        }
        return 0;
    }

    private static String line(MissionSummary mission) {
        MissionSummary.Content content = mission.content();
        String kept = mission.sealed() ? "sealed" : "unsealed";
        return content == null
                ? String.format("%-24s %-8s cannot be read: %s", mission.name(), kept, mission.problem())
                : String.format(
                        "%-24s %-8s %-6s %s  %s  %d rows, %d transitions, %d detections, ended in %s",
                        mission.name(),
                        kept,
                        content.kind(),
                        content.startUtc().truncatedTo(ChronoUnit.SECONDS),
                        Text.number(content.durationS(), "%.0f s"),
                        content.rows(),
                        content.transitions(),
                        content.detections(),
                        content.finalState() == null ? "IDLE" : content.finalState());
    }

    private static Map<String, @Nullable Object> row(MissionSummary mission) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        MissionSummary.Content content = mission.content();
        row.put("name", mission.name());
        row.put("file", mission.file().toString());
        row.put("sealed", mission.sealed());
        row.put("problem", mission.problem());
        row.put("kind", content == null ? null : content.kind());
        row.put("start_utc", content == null ? null : content.startUtc().toString());
        row.put("duration_s", content == null ? null : Json.number(content.durationS(), 3));
        row.put("rows", content == null ? null : content.rows());
        row.put("transitions", content == null ? null : content.transitions());
        row.put("detections", content == null ? null : content.detections());
        row.put("final_state", content == null ? null : content.finalState());
        return row;
    }
}
