package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfSettings;
import io.pisad.sdr.SigmfWriter;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad record}: samples of the HackRF as a SigMF pair. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Records the HackRF as SigMF (ci8, the converter's own bytes), tuned as the daemon tunes it.",
            "Lost samples begin a new capture and are counted; they are never filled."
        },
        footer = {
            "Examples:",
            "  pisad record --seconds 10                                  about 160 MB at 8 Msps",
            "  pisad record --seconds 60 --frequency 406.025e6 --rate 2e6 --lna 32 --vga 30 --out elt",
            "  pisad replay elt.sigmf-data --frequency 406.025e6 --beacon burst"
        })
final class RecordCommand implements Callable<Integer> {
    private static final long PATIENCE_MS = 2_500;

    @Option(names = "--seconds", required = true, paramLabel = "S", description = "How long, 0.01 to 86400.")
    private double seconds;

    @Option(
            names = "--out",
            paramLabel = "BASE",
            description = "BASE.sigmf-data and BASE.sigmf-meta (default: time and frequency). Never overwritten.")
    private @Nullable Path out;

    @Option(
            names = "--reserve",
            paramLabel = "BYTES",
            defaultValue = "1G",
            converter = ByteCount.class,
            description = "What must stay free on the disk (default: ${DEFAULT-VALUE}).")
    private long reserveBytes;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TuningOption tuning;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!(seconds >= 0.01 && seconds <= 86_400)) {
            throw new WrongUse("--seconds " + seconds + ": allowed 0.01 to 86400");
        }
        Settings settings = TuningOption.onHackRf(tuning.settings());
        HackRfSettings tuned = Radios.hackRf(settings);
        Path base = (out == null ? Path.of(name(settings)) : out).toAbsolutePath();
        for (Path file : new Path[] {RecordingRun.data(base), RecordingRun.meta(base)}) {
            if (Files.exists(file)) {
                throw new WrongUse(file + " exists: give another --out");
            }
        }
        long samples = Math.round(seconds * tuned.sampleRateHz());
        FileStore disk = disk(base);
        refuseWithoutRoom(base, disk, 2 * samples);
        RecordingRun.Result result;
        try (var radio = new PromptRadio(tuned)) {
            var run = new RecordingRun(base, radio);
            var finished = new CountDownLatch(1);
            var hook = new Thread(() -> endOf(run, finished), "pisad-record-end");
            Runtime.getRuntime().addShutdownHook(hook);
            try (var bar = Terminal.bar("record", samples, !json && seconds > 2).orElse(null)) {
                result = run.run(
                        samples,
                        () -> new SigmfWriter.About(
                                radio.detail(),
                                "pisad " + Main.Version.text(),
                                new Gain(tuned.lnaDb(), tuned.vgaDb(), tuned.amp()),
                                settings.radio().frequencyHz(),
                                settings.radio().bandwidthHz()),
                        () -> usable(disk),
                        reserveBytes,
                        java.util.Optional.ofNullable(bar));
            } finally {
                finished.countDown();
                unhook(hook);
            }
        }
        spec.commandLine().getOut().println(json ? Json.text(result.json()) : result.text());
        if (result.ended() != null) {
            spec.commandLine().getErr().println("pisad: recording is shorter than asked for: " + result.ended());
            return Main.FAILED;
        }
        return 0;
    }

    private static String name(Settings settings) {
        return String.format(
                "%s_%sM",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", ""),
                java.math.BigDecimal.valueOf(settings.radio().frequencyHz() * 1e-6)
                        .setScale(4, java.math.RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private static FileStore disk(Path base) throws IOException {
        Path folder = base.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new WrongUse(folder + ": no such folder");
        }
        return Files.getFileStore(folder);
    }

    private void refuseWithoutRoom(Path base, FileStore disk, long bytes) throws IOException {
        long left = usable(disk) - bytes;
        if (left < reserveBytes) {
            throw new IOException(String.format(
                    "%s needs %s, and %s of the %s that are free must stay free: record less, or lower --reserve",
                    RecordingRun.data(base),
                    ByteCount.text(bytes),
                    ByteCount.text(reserveBytes),
                    ByteCount.text(left + bytes)));
        }
    }

    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            return 0; // a disk that does not answer is not written to
        }
    }

    /** SIGINT and SIGTERM: the process stays until the files are valid. */
    private static void endOf(RecordingRun run, CountDownLatch finished) {
        run.stop();
        try {
            if (!finished.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                System.getLogger(RecordCommand.class.getName())
                        .log(System.Logger.Level.WARNING, "the recording did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // it is what runs now
        }
    }
}
