package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad recordings: one line that says what is wrong, exit code 1 or 2, nothing left behind. */
final class ReplayRefusalsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void refuses(Path file, String word, String... options) throws IOException {
        Path data = folder.resolve("missions");
        var err = new StringWriter();
        var out = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of("replay", file.toString(), "--json", "--data", data.toString()));
        arguments.addAll(List.of(options));
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as(err.toString()).isIn(1, 2);
        assertThat(err.toString().strip().lines()).as(err.toString()).hasSize(1);
        assertThat(err.toString()).startsWith("pisad: ").contains(word);
        assertThat(out.toString()).isEmpty();
        if (Files.isDirectory(data)) {
            try (Stream<Path> left = Files.list(data)) {
                assertThat(left).as("files left behind").isEmpty();
            }
        }
    }

    private Path file(String name, int bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, new byte[bytes]);
        return file;
    }

    @Test
    void aMissingFile() throws IOException {
        refuses(folder.resolve("none_433.92M_250k.cu8"), "none_433.92M_250k.cu8");
    }

    @Test
    void anEmptyFile() throws IOException {
        refuses(file("empty_433.92M_250k.cu8", 0), "empty");
    }

    @Test
    void anOddLength() throws IOException {
        refuses(file("odd_433.92M_250k.cu8", 4097), "4097");
    }

    @Test
    void aDirectory() throws IOException {
        refuses(Files.createDirectory(folder.resolve("dir_433.92M_250k.cu8")), "directory");
    }

    @Test
    void anUnknownFormat() throws IOException {
        refuses(file("x_433.92M_250k.wav", 4096), "wav");
    }

    @Test
    void noRate() throws IOException {
        refuses(file("x.cu8", 4096), "rate");
    }

    @Test
    void anAbsurdRate() throws IOException {
        refuses(file("y_433.92M_250k.cu8", 4096), "rate", "--rate", "1e15");
        refuses(file("z_433.92M_250k.cu8", 4096), "rate", "--rate", "-5");
    }

    @Test
    void optionsThatMeanNothing() throws IOException {
        refuses(file("a_433.92M_250k.cu8", 4096), "--rate", "--rate", "fast");
        refuses(file("b_433.92M_250k.cu8", 4096), "--speed", "--speed", "0");
        refuses(file("c_433.92M_250k.cu8", 4096), "--mavlink", "--mavlink", "udp:nowhere");
        refuses(file("d_433.92M_250k.cu8", 4096), "--bogus", "--bogus");
    }

    @Test
    void aChannelOutsideTheRecording() throws IOException {
        refuses(file("w_433.92M_250k.cu8", 40_960), "--frequency", "--frequency", "500e6");
        refuses(file("v_433.92M_250k.cu8", 40_960), "--bandwidth", "--bandwidth", "1e6");
    }
}
