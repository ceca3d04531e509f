package io.pisad.app;

import io.pisad.config.ParameterStore;
import io.pisad.health.Computer;
import io.pisad.mavlink.Component;
import io.pisad.model.Notice;
import io.pisad.model.Settings;
import io.pisad.model.SettingsChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a live daemon serves beyond orders and telemetry: parameters, files, the computer's state.
 *
 * <p>Owns {@code pisad-requests}, where what waits for a disk is done, one request after the other, at most 64 waiting.
 */
final class GroundService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GroundService.class.getName());
    private static final int MOST_WAITING = 64;
    private static final int TRIES = 20;
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})(?:\\.([0-9]{1,2}))?.*");
    private static final int RELEASE = 255;

    private final Pisad pisad;
    private final UnaryOperator<Settings> shape;
    private final VitalsLoop vitals;
    private final ThreadPoolExecutor requests = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), GroundService::thread);

    /**
     * Tells the station what to serve; before anything runs.
     *
     * @param shape what this command makes of the settings, the same as at the start
     */
    GroundService(Pisad pisad, ParameterStore parameters, UnaryOperator<Settings> shape) {
        this.pisad = pisad;
        this.shape = shape;
        Settings settings = parameters.config().settings();
        Path missions = settings.history().directory().toAbsolutePath();
        vitals = new VitalsLoop(
                new Computer(Files.exists(missions) ? missions : Path.of("").toAbsolutePath()),
                pisad.log::decided,
                pisad.listener::receivedSamples,
                pisad.listener::lostSamples);
        parameters.onChange(this::change);
        pisad.station.serve(
                new Component(settings.ground(), parameters, vitals::newest, version(Main.Version.text()), requests));
        parameters.problems().forEach(problem -> LOG.log(System.Logger.Level.WARNING, problem));
        if (!parameters.problems().isEmpty()) {
            pisad.station
                    .sender()
                    .tell(new Notice(
                            Notice.Severity.WARNING,
                            "parameter file: " + parameters.problems().size() + " lines ignored"));
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "pisad-requests");
        thread.setDaemon(true);
        return thread;
    }

    /** The loop of {@code pisad-vitals}. */
    Runnable vitals() {
        return vitals;
    }

    /** Parameters were stored: puts them in force; false if the ring takes nothing for a second. */
    private boolean change(Settings stored) {
        Settings settings = shape.apply(stored);
        for (int i = 0; i < TRIES; i++) {
            if (pisad.ring.offer(SettingsChange.of(pisad.clock.nowNs(), settings))) {
                pisad.station.sender().telemetry(settings.link().telemetryHz());
                return true;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** Major, minor, patch, type in a byte each; 0 where the version is not known. */
    static int version(String text) {
        Matcher parts = VERSION.matcher(text);
        if (!parts.matches()) {
            return 0;
        }
        int patch = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        boolean release = text.matches("[0-9.]+");
        return Integer.parseInt(parts.group(1)) << 24
                | Integer.parseInt(parts.group(2)) << 16
                | patch << 8
                | (release ? RELEASE : 0);
    }

    @Override
    public void close() {
        vitals.stop();
        requests.shutdown();
    }
}
