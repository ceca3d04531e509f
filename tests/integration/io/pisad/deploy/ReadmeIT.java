package io.pisad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows the house as it stands. */
final class ReadmeIT {
    private final List<String> readme = Files.readAllLines(Path.of("README.md"));

    ReadmeIT() throws IOException {}

    @Test
    void everyRoomIsOnTheMap() throws IOException {
        assertThat(rowsUnder("| room |"))
                .containsExactlyInAnyOrderElementsOf(folders(Path.of("src/main/java/io/pisad")));
    }

    @Test
    void everyFolderAndScriptThatIsNamedExists() {
        assertThat(rowsUnder("| folder |"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of(name)).isDirectory());
        assertThat(rowsUnder("| script |"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of(name)).isExecutable());
    }

    @Test
    void theTestCommandIsTheOneOfContinuousIntegration() throws IOException {
        assertThat(readme).contains("    mvn verify");
        assertThat(Files.readString(Path.of(".ci/run"))).endsWith("exec mvn -B verify\n");
    }

    private List<String> rowsUnder(String head) {
        return readme.stream()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    private static List<String> folders(Path parent) throws IOException {
        try (var found = Files.list(parent)) {
            return found.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }
}
