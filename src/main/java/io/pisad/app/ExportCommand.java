package io.pisad.app;

import io.pisad.report.ExportedTable;
import io.pisad.report.Exporter;
import io.pisad.report.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pisad export}: a mission as files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes every table of a mission as CSV, Parquet or JSON; no half-written file is ever left.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MISSION", description = "A mission file, or its name in the data folder.")
    @SuppressWarnings("NullAway.Init")
    private String mission;

    @Option(
            names = "--format",
            split = ",",
            required = true,
            paramLabel = "FORMAT",
            description = "csv, parquet, json (several with commas).")
    private Set<Format> formats = EnumSet.noneOf(Format.class);

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the files.")
    @SuppressWarnings("NullAway.Init")
    private Path outDirectory;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Option(names = "--json", description = "One JSON array on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = MissionFile.find(mission, data.settings().history().directory());
        List<ExportedTable> tables =
                MissionFile.read(file, readable -> Exporter.export(readable, formats, outDirectory, force));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(tables.stream().map(ExportCommand::row).toList()));
        } else {
            for (ExportedTable table : tables) {
                out.printf("%-20s %-8s %10d rows  %s%n", table.table(), table.format(), table.rows(), table.file());
            }
        }
        return 0;
    }

    private static Map<String, Object> row(ExportedTable table) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("table", table.table());
        row.put("format", table.format().toString());
        row.put("rows", table.rows());
        row.put("file", table.file().toString());
        return row;
    }
}
