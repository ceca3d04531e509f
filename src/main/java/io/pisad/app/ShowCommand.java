package io.pisad.app;

import io.pisad.report.MissionPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pisad show}: a mission as a picture. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a mission as a PNG: track, estimates with 95 % ellipses, home, fence, the beacon where it is known,",
            "and below the level over time on bands of the states."
        })
final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MISSION", description = "A mission file, or its name in the data folder.")
    @SuppressWarnings("NullAway.Init")
    private String mission;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The picture (default: the mission's name with .png in the working directory).")
    private @Nullable Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = MissionFile.find(mission, data.settings().history().directory());
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.duckdb$", "");
        Path picture = out == null ? Path.of(name + ".png") : out;
        byte[] png = MissionFile.read(file, readable -> MissionPicture.png(readable, List.of()));
        WholeFile.write(picture, png);
        spec.commandLine().getOut().println(picture);
        return 0;
    }
}
