package io.pisad.app;

import io.pisad.model.IqBlock;
import io.pisad.model.Settings;
import io.pisad.sdr.HackRfProbe;
import io.pisad.sdr.HackRfSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the radio from the library to its samples. What cannot be reached because an earlier step failed is not looked
 * at, and nothing is said about it. Used by one thread.
 */
final class RadioDoctor {
    private static final long PATIENCE_S = 5;
    private static final double LISTEN_S = 5.2; // the counters of losses are read once a second
    private static final Pattern RELEASE = Pattern.compile("(\\d{4})\\.(\\d{2}).*");
    private static final int OLDEST = 2022 * 100 + 9;
    private static final String PLUG = "plug it in; try another cable and port";
    private static final String FREE =
            "end the program that has it (sudo systemctl stop pisad; hackrf_*; gqrx);" + " if there is none, replug";

    private final Settings settings;
    private final Path root;
    private final boolean ampTest;
    private final boolean progress;
    private final List<Check> checks = new ArrayList<>();
    private @Nullable RadioFigures figures;

    /** @param root "/" except in a test */
    RadioDoctor(Settings settings, Path root, boolean ampTest, boolean progress) {
        this.settings = TuningOption.onHackRf(settings);
        this.root = root;
        this.ampTest = ampTest;
        this.progress = progress;
        if (!Radios.isHackRf(settings.radio())) {
            checks.add(Check.warn(
                    "settings",
                    "radio.source is " + settings.radio().source() + ": the daemon does not use the HackRF",
                    "radio.source = \"hackrf\""));
        }
    }

    /** What was measured; null when no samples came. */
    @Nullable
    RadioFigures figures() {
        return figures;
    }

    /** Everything that could be looked at, in order. */
    List<Check> examine() {
        PiPower.check(root).ifPresent(checks::add);
        if (library() && device()) {
            samples();
        }
        return checks;
    }

    private boolean library() {
        try {
            String release = within(() -> HackRfProbe.library(Radios.libraries()));
            checks.add(dated(
                    "library",
                    "libhackrf " + release,
                    release,
                    "install libhackrf0 2022.09 or newer (Debian 12 has it)"));
            return true;
        } catch (IOException e) {
            checks.add(Check.fail("library", Main.oneLine(e), "sudo apt-get install libhackrf0"));
            return false;
        }
    }

    /** A release such as 2022.09.1 must be 2022.09 or newer. */
    static Check dated(String name, String said, String release, String advice) {
        Matcher date = RELEASE.matcher(release);
        if (!date.matches()) {
            return Check.warn(name, said + ": not a release, its age is not known", advice);
        }
        int month = Integer.parseInt(date.group(1)) * 100 + Integer.parseInt(date.group(2));
        return month >= OLDEST ? Check.ok(name, said) : Check.fail(name, said + " is older than 2022.09", advice);
    }

    private boolean device() {
        Optional<String> serial = Radios.hackRf(settings).serial();
        List<UsbNodes.Node> nodes = UsbNodes.under(root);
        String seen = nodes.isEmpty() ? "" : "; the kernel sees " + nodes;
        HackRfProbe.Result result;
        List<String> listed;
        try {
            listed = within(HackRfProbe::listed);
            result = within(() -> HackRfProbe.open(serial));
        } catch (IOException e) {
            checks.add(Check.fail("device", Main.oneLine(e) + seen, "replug it"));
            return false;
        }
        switch (result.opening()) {
            case ABSENT -> {
                boolean dfu = nodes.stream().anyMatch(UsbNodes.Node::dfu);
                boolean closed = nodes.stream().anyMatch(node -> !node.open() && !node.dfu());
                checks.add(
                        closed
                                ? denied(seen)
                                : Check.fail(
                                        "device",
                                        "no HackRF found" + seen,
                                        dfu ? "it is in DFU mode: press its RESET button" : PLUG));
            }
            case DENIED -> checks.add(denied(seen));
            case OTHER_SERIAL ->
                checks.add(Check.fail(
                        "serial",
                        "no HackRF with serial ..." + serial.orElse("") + ", found " + String.join(", ", listed),
                        "radio.source = \"hackrf\" takes the first"));
            case BUSY -> checks.add(Check.fail("busy", result.detail() + seen, FREE));
            case OLD_FIRMWARE ->
                checks.add(Check.fail("firmware", result.detail(), "hackrf_spiflash -w hackrf_one_usb.bin"));
            case FAILED -> checks.add(Check.fail("device", result.detail() + seen, "replug it"));
            case OPENED -> {
                checks.add(Check.ok("device", listed.size() + " found: " + String.join(", ", listed) + seen));
                checks.add(Check.ok("permission", "it opens, and nobody else has it"));
                board(result.board());
            }
        }
        return result.opening() == HackRfProbe.Opening.OPENED;
    }

    private static Check denied(String seen) {
        return Check.fail(
                "permission",
                "there is a HackRF, but its device node may not be opened (-5)" + seen,
                "install deploy/60-pisad.rules in /usr/lib/udev/rules.d (or the package libhackrf0), then: sudo udevadm"
                        + " control --reload; sudo usermod -aG plugdev " + System.getProperty("user.name")
                        + "; replug, log in again");
    }

    private void board(HackRfProbe.@Nullable Board board) {
        if (board == null) {
            return;
        }
        checks.add(
                board.serial() == null
                        ? Check.warn("serial", "the radio does not tell", "replug it")
                        : Check.ok("serial", board.serial()));
        if (board.firmware() == null) {
            checks.add(Check.warn("firmware", "the radio does not tell", "replug it"));
        } else {
            checks.add(dated(
                    "firmware",
                    board.firmware() + (board.usbApi() == null ? "" : ", USB API " + board.usbApi()),
                    board.firmware(),
                    "hackrf_spiflash -w hackrf_one_usb.bin of 2022.09 or newer"));
        }
        if (board.board() != null || board.revision() != null) {
            checks.add(Check.ok(
                    "board",
                    (board.board() == null ? "" : board.board())
                            + (board.revision() == null ? "" : ", revision " + board.revision())));
        }
    }

    private void samples() {
        HackRfSettings tuned = Radios.hackRf(settings);
        try (var radio = new PromptRadio(tuned)) {
            var heard = new RadioFigures(radio.stream());
            var block = new IqBlock(1 << 17);
            long begunNs = 0;
            try (var bar =
                    Terminal.bar("listen", (long) (LISTEN_S * 1000), progress).orElse(null)) {
                while (begunNs == 0 || System.nanoTime() - begunNs < LISTEN_S * 1e9) {
                    radio.read(block, block.capacity());
                    long nowNs = System.nanoTime();
                    if (block.samples > 0) {
                        begunNs = begunNs == 0 ? nowNs : begunNs;
                        figures = heard;
                        heard.feed(block, nowNs);
                    }
                    step(bar, begunNs == 0 ? 0 : (nowNs - begunNs) / 1_000_000);
                }
            }
            checks.addAll(heard.checks(settings.receiver().automaticGain()));
            if (ampTest || settings.receiver().amp()) {
                checks.add(AmpTest.of(radio, tuned.gain()));
            }
        } catch (IOException e) {
            checks.add(Check.fail(
                    "samples", Main.oneLine(e), "replug it; a powered hub and a short cable if this repeats"));
        }
    }

    private static void step(@Nullable ProgressBar bar, long ms) {
        if (bar != null) {
            bar.stepTo(ms);
        }
    }

    /** Calls on a thread that is left behind when the USB bus hangs. */
    private static <T> T within(Callable<T> call) throws IOException {
        var task = new FutureTask<>(call);
        var thread = new Thread(task, "doctor");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException refused ? refused : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("libhackrf does not answer within " + PATIENCE_S + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
