package io.pisad.app;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import io.pisad.model.Settings;
import io.pisad.sdr.Recording;
import io.pisad.sdr.RecordingOptions;
import io.pisad.signal.AveragedSpectrum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pisad spectrum}: what is on the air, once. */
@Command(
        name = "spectrum",
        mixinStandardHelpOptions = true,
        description = "One averaged spectrum (Hann, half overlap) of the radio or of a recording: text, PNG or JSON.",
        footer = {
            "Examples:",
            "  pisad spectrum --radio hackrf --frequency 121.5e6",
            "  pisad spectrum --radio hackrf --frequency 868.3e6 --span 4e6 --seconds 10 --png 868.png",
            "  pisad spectrum --file door_433.92M_250k.cu8 --json"
        })
final class SpectrumCommand implements Callable<Integer> {
    private static final double SPAN_HZ = 1e6;
    private static final int BINS_PER_CHANNEL = 8;
    private static final int MOST_BINS = 65536;

    @Option(
            names = "--radio",
            paramLabel = "SOURCE",
            description = "hackrf, hackrf:SERIAL or sim (default: radio.source).")
    private @Nullable String radio;

    @Option(names = "--file", paramLabel = "FILE", description = "A recording instead (cs8, cu8, cs16, cf32, SigMF).")
    private @Nullable Path file;

    @Option(names = "--center", paramLabel = "HZ", description = "Centre of the recording, if the file does not say.")
    private @Nullable Double centerHz;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Its format, if the name does not say.")
    private @Nullable String format;

    @Option(
            names = "--span",
            paramLabel = "HZ",
            description = "Width around the frequency (default: 1 MHz of a HackRF, else everything).")
    private @Nullable Double spanHz;

    @Option(names = "--seconds", defaultValue = "1", paramLabel = "S", description = "0.01 to 3600 (default: 1).")
    private double seconds;

    @Option(names = "--png", paramLabel = "FILE", description = "Also as a picture.")
    private @Nullable Path png;

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
        if (!(seconds >= 0.01 && seconds <= 3600)) {
            throw new WrongUse("--seconds " + seconds + ": allowed 0.01 to 3600");
        }
        Settings settings = tuning.settings(radio, file == null);
        SpectrumView view;
        try (IqSource source = source(settings)) {
            view = view(settings, source);
        }
        if (png != null) {
            SpectrumPicture.write(view, png);
        }
        spec.commandLine()
                .getOut()
                .print(json ? Json.text(view.json()) + System.lineSeparator() : SpectrumText.of(view));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private IqSource source(Settings settings) throws IOException {
        if (file != null) {
            return Recording.open(
                    file,
                    new RecordingOptions(
                            tuning.recordingRateHz(),
                            centerHz == null ? OptionalDouble.empty() : OptionalDouble.of(centerHz),
                            Optional.ofNullable(format)));
        }
        if (Radios.isHackRf(settings.radio())) {
            return new PromptRadio(SpectrumTuning.of(settings, spanHz == null ? SPAN_HZ : spanHz, !tuning.rated()));
        }
        String source = settings.radio().source();
        return source.startsWith("recording:")
                ? Recording.open(Path.of(source.substring("recording:".length())), RecordingOptions.none())
                : new SteppedWorld(settings.radio());
    }

    private SpectrumView view(Settings settings, IqSource source) throws IOException {
        IqStream stream = source.stream();
        double rateHz = stream.sampleRateHz();
        boolean placed = !Double.isNaN(stream.centerHz());
        if (!placed && tuning.tuned()) {
            throw new WrongUse("--frequency needs to know the recording's centre frequency: give --center");
        }
        double center = placed ? stream.centerHz() : 0;
        double widthHz = settings.radio().bandwidthHz();
        double wanted = settings.radio().frequencyHz() - center;
        boolean heard = placed && Math.abs(wanted) < rateHz / 2;
        if (!heard && tuning.tuned()) {
            throw new WrongUse(String.format(
                    "--frequency %.0f Hz is outside the band (%.0f to %.0f Hz)",
                    center + wanted, center - rateHz / 2, center + rateHz / 2));
        }
        boolean hackRf = file == null && Radios.isHackRf(settings.radio());
        double middle = heard && (tuning.tuned() || spanHz != null || hackRf) ? wanted : 0;
        double span = spanHz != null ? spanHz : hackRf ? SPAN_HZ : rateHz;
        if (!(span > 0)) {
            throw new WrongUse("--span " + span + " Hz: allowed is more than 0");
        }
        double resolutionHz = Math.min(widthHz / BINS_PER_CHANNEL, span / 64);
        int size = 256;
        while (size < MOST_BINS && rateHz / size > resolutionHz) {
            size *= 2;
        }
        var spectrum = new AveragedSpectrum(rateHz, size);
        long samples = (long) (seconds * rateHz);
        long lost = average(source, spectrum, samples);
        if (spectrum.frames() == 0) {
            throw new IOException(stream.name() + ": fewer samples than one frame of " + size);
        }
        return new SpectrumView(
                name(source, stream),
                spectrum,
                center,
                Math.max(-rateHz / 2, middle - span / 2),
                Math.min(rateHz / 2 - spectrum.binHz(), middle + span / 2),
                heard ? wanted : Double.NaN,
                widthHz,
                (spectrum.frames() + 1) * (size / 2) / rateHz,
                lost);
    }

    private static String name(IqSource source, IqStream stream) {
        return source instanceof PromptRadio live
                ? live.detail()
                : stream.format().equals("sim") ? "SIMULATED radio" : stream.name();
    }

    /** Reads so many samples, or to the end of a recording; returns how many were lost on the way. */
    private long average(IqSource source, AveragedSpectrum spectrum, long samples) throws IOException {
        var block = new IqBlock(1 << 16);
        long got = 0;
        long lost = 0;
        Optional<ProgressBar> bar = Terminal.bar("spectrum", samples, !json && seconds > 2);
        try {
            while (got < samples && source.read(block, (int) Math.min(block.capacity(), samples - got))) {
                spectrum.feed(block);
                got += block.samples;
                lost += got > block.samples ? block.lostBefore : 0;
                if (bar.isPresent()) {
                    bar.get().stepTo(got);
                }
            }
        } finally {
            bar.ifPresent(ProgressBar::close);
        }
        return lost;
    }
}
