package io.pisad.sdr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The stand-in libhackrf of native/, built once per test run into a temporary folder, and its command file. */
public final class HackRfStandIn {
    private static @Nullable Path folder;
    private static String missing = "";

    private final Path built;

    private HackRfStandIn(Path built) {
        this.built = built;
    }

    /** A radio that works, is plugged in and forgives a busy machine 0.3 s; skips the test with a printed line where it cannot be built. */
    public static synchronized HackRfStandIn plugged() throws IOException, InterruptedException {
        if (folder == null && missing.isEmpty()) {
            build();
        }
        Path ready = folder;
        if (ready == null) {
            return Assumptions.abort(missing);
        }
        HackRfStandIn standIn = new HackRfStandIn(ready);
        standIn.command("defaults", "plug", "patience 0.3");
        return standIn;
    }

    private static void build() throws IOException, InterruptedException {
        Path out = Files.createTempDirectory("native");
        Path log = out.resolve("make.log");
        try {
            Process make = new ProcessBuilder("make", "-s", "-C", "native", "OUT=" + out.toAbsolutePath())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (make.waitFor(120, TimeUnit.SECONDS) && make.exitValue() == 0) {
                folder = out;
                return;
            }
            make.destroyForcibly();
            missing = "stand-in libhackrf not built: "
                    + Files.readString(log, StandardCharsets.UTF_8).strip().replace('\n', ' ');
            if (compilerWorks()) {
                throw new IllegalStateException(missing);
            }
        } catch (IOException noMake) {
            missing = "stand-in libhackrf not built: " + noMake.getMessage();
        }
        System.out.println("skipped: " + missing);
    }

    /** A compiler that works and a library that does not compile is a failure, no reason to skip. */
    private static boolean compilerWorks() throws InterruptedException {
        try {
            return new ProcessBuilder("cc", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }

    /** What to load instead of the installed library. */
    public List<String> library() {
        return List.of(built.resolve("libhackrf.so.0").toAbsolutePath().toString());
    }

    /** Gives commands in order (native/world.h lists them); they take effect within a transfer or at the next call. */
    public void command(String... lines) throws IOException {
        Files.write(
                built.resolve("hackrf.commands"),
                List.of(lines),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
