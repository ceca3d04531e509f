package io.pisad.app;

import io.pisad.model.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad doctor radio}: what is wrong, and what to do about it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks for what is wrong and says what to do about it.",
        synopsisSubcommandLabel = "COMMAND")
final class DoctorCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "radio",
            mixinStandardHelpOptions = true,
            description = {
                "Looks at the HackRF: library, device, permission, firmware, then 5 s of samples.",
                "Exit code 0 without a FAIL, else 1. The daemon must not run: only one program can have the radio."
            },
            footer = {
                "Examples:",
                "  sudo systemctl stop pisad; sudo -u pisad pisad doctor radio",
                "  pisad doctor radio --amp-test       with a beacon on, some metres away, and no transmitter nearby"
            })
    int radio(
            @Mixin TuningOption tuning,
            @Option(
                            names = "--amp-test",
                            description =
                                    "Also switch the RF amplifier on for a second; a strong transmitter nearby can destroy"
                                            + " it then. Done anyway if receiver.amp is true.")
                    boolean ampTest,
            @Option(names = "--json", description = "One JSON object on standard output.") boolean json) {
        Settings settings = tuning.settings();
        var doctor = new RadioDoctor(settings, Path.of("/"), ampTest, !json);
        List<Check> checks = doctor.examine();
        boolean good = checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.FAIL);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            RadioFigures figures = doctor.figures();
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("good", good);
            tree.put("checks", rows(checks));
            tree.put("figures", figures == null ? null : figures.json());
            out.println(Json.text(tree));
        } else {
            for (Check check : checks) {
                out.printf("%-5s %-13s %s%n", check.verdict(), check.name(), check.detail());
                if (!check.advice().isEmpty()) {
                    out.printf("%-5s %-13s -> %s%n", "", "", check.advice());
                }
            }
            if (doctor.figures() != null) {
                out.println("temperature: not known (libhackrf tells none)");
            }
        }
        out.flush();
        return good ? 0 : Main.FAILED;
    }

    private static List<Object> rows(List<Check> checks) {
        List<Object> rows = new ArrayList<>();
        for (Check check : checks) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", check.name());
            row.put("verdict", check.verdict().name());
            row.put("detail", check.detail());
            row.put("advice", check.advice());
            rows.add(row);
        }
        return rows;
    }
}
