package io.pisad.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end, and what it said. */
record Command(int exit, String out, String err) {
    private static final long LONGEST_S = 60;

    /** Runs in the folder with exactly these environment variables. */
    static Command run(Path folder, Map<String, String> environment, List<String> line)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var process = start(folder, environment, line, out, err);
            if (!process.waitFor(LONGEST_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(line + " does not end");
            }
            return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Starts without waiting. */
    static Process start(Path folder, Map<String, String> environment, List<String> line, Path out, Path err)
            throws IOException {
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs with this process's PATH in the checkout. */
    static Command run(String... line) throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        return run(Path.of("").toAbsolutePath(), environment, List.of(line));
    }

    /** Whether a program is installed here. */
    static boolean exists(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
