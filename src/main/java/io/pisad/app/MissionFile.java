package io.pisad.app;

import io.pisad.history.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mission that a command line names: a file, or its name in the folder of missions. */
final class MissionFile {
    /** What is done with a mission that can be read. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Path readable) throws IOException;
    }

    private MissionFile() {}

    /** Finds it. */
    static Path find(String mission, Path directory) {
        for (@Nullable
        Path candidate :
                List.of(Path.of(mission), directory.resolve(mission), directory.resolve(mission + ".duckdb"))) {
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new WrongUse(
                "no mission '" + mission + "': neither a file nor a name in " + directory + " (see 'pisad missions')");
    }

    /** Reads it; one that is not sealed is read from a recovered copy. */
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        Path work = Files.createTempDirectory("pisad-mission");
        try {
            boolean sealed = !Files.exists(file.resolveSibling(file.getFileName() + ".wal"));
            return reading.of(sealed ? file : Recovery.copyAndRecover(file, work));
        } finally {
            Folders.delete(work);
        }
    }
}
