package io.pisad.app;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;
import io.pisad.sim.SimSettings;
import io.pisad.sim.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The simulated world on the air of the stand-in libhackrf ({@code native/}): the vehicle's place moves the level.
 *
 * <p>Each has a library and a command file of its own, so that several can fly at a time. The level follows at 20 Hz.
 */
final class StandInRadio implements AutoCloseable {
    private static final String LIBRARY = "libhackrf.so.0";
    private static final long PERIOD_MS = 50;

    private final Path library;
    private final Path commands;
    private volatile boolean closed;

    private StandInRadio(Path library) {
        this.library = library;
        commands = library.resolveSibling("hackrf.commands");
    }

    /**
     * Builds the library if there is none yet (the property {@code pisad.hackrf} names one that is there).
     *
     * @throws IOException saying what is missing: the sources (only in a checkout), make or a compiler
     */
    static StandInRadio prepare(SimSettings world) throws IOException, InterruptedException {
        String given = System.getProperty("pisad.hackrf");
        Path own = Files.createTempDirectory("radio").resolve(LIBRARY);
        Files.copy(given == null ? built() : Path.of(given), own);
        var radio = new StandInRadio(own);
        radio.command("plug", String.format(Locale.ROOT, "beacon %.0f", world.frequencyHz()), pulses(world));
        return radio;
    }

    private static Path built() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("pisad.home", "")).toAbsolutePath();
        if (!Files.exists(home.resolve("native/Makefile"))) {
            throw new IOException(
                    "the stand-in radio is built from native/, which only a checkout has: none in " + home);
        }
        Path out = home.resolve("target/native");
        Files.createDirectories(out);
        Path log = out.resolve("make.log");
        try {
            Process make = new ProcessBuilder(
                            "make", "-s", "-C", home.resolve("native").toString(), "OUT=" + out)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!make.waitFor(120, TimeUnit.SECONDS) || make.exitValue() != 0) {
                make.destroyForcibly();
                throw new IOException("the stand-in radio was not built: "
                        + Files.readString(log, StandardCharsets.UTF_8).strip().replace('\n', ' '));
            }
        } catch (IOException e) {
            throw new IOException("the stand-in radio needs make and a C compiler: " + e.getMessage(), e);
        }
        return out.resolve(LIBRARY);
    }

    private static String pulses(SimSettings world) {
        Scenario scenario = world.scenario();
        if (scenario != null && world.beacon() != BeaconKind.CONTINUOUS) {
            return String.format(
                    Locale.ROOT,
                    "pulse %f %f",
                    scenario.beacon().widthS(),
                    scenario.beacon().periodS());
        }
        return switch (world.beacon()) {
            case PULSED -> "pulse 0.03 1";
            case BURST -> "pulse 0.5 50";
            case CONTINUOUS, UNKNOWN -> "pulse 0 0";
        };
    }

    /** What to load instead of the installed library. */
    List<String> libraries() {
        return List.of(library.toString());
    }

    /** Starts to follow the world, until closed. */
    void follow(World world) {
        var following = new Thread(
                () -> {
                    while (!closed) {
                        try {
                            command(String.format(Locale.ROOT, "level %.3f", world.beaconDbm()));
                            Thread.sleep(PERIOD_MS);
                        } catch (IOException e) {
                            throw new IllegalStateException("cannot write " + commands, e);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                },
                "sim-air");
        following.setDaemon(true);
        following.start();
    }

    /** Gives commands in order; {@code native/world.h} lists them. */
    void command(String... lines) throws IOException {
        Files.write(
                commands, List.of(lines), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        closed = true;
    }
}
