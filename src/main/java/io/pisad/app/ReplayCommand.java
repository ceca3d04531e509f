package io.pisad.app;

import io.pisad.mavlink.Endpoints;
import io.pisad.model.BeaconKind;
import io.pisad.model.ByteLink;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import io.pisad.model.Settings;
import io.pisad.sdr.Recording;
import io.pisad.sdr.RecordingOptions;
import io.pisad.signal.Survey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pisad replay FILE}: a recording through the same path as the radio. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a recording (cs8, cu8, cs16, cf32, SigMF) through the daemon, listening only.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--rate", paramLabel = "HZ", description = "Sample rate, if the file does not say.")
    private @Nullable Double rateHz;

    @Option(names = "--center", paramLabel = "HZ", description = "Centre frequency, if the file does not say.")
    private @Nullable Double centerHz;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "cs8, cu8, cs16 or cf32, if the name does not say.")
    private @Nullable String format;

    @Option(
            names = "--frequency",
            paramLabel = "HZ",
            description = "Centre of the beacon's channel (default: the channel that stands out most).")
    private @Nullable Double frequencyHz;

    @Option(names = "--bandwidth", paramLabel = "HZ", description = "Width of the channel (default: 25000).")
    private @Nullable Double bandwidthHz;

    @Option(names = "--beacon", paramLabel = "KIND", description = "continuous, pulsed, burst, unknown.")
    private @Nullable BeaconKind beacon;

    @Option(
            names = "--speed",
            converter = Speed.Converter.class,
            defaultValue = "max",
            paramLabel = "N|max",
            description = "Times real time (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private Speed speed;

    @Option(
            names = "--mavlink",
            paramLabel = "ENDPOINT",
            description = "Also send telemetry there, such as udpout:127.0.0.1:14550.")
    private @Nullable String mavlink;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = data.settings();
        settings = settings.withLink(settings.link().withoutSigning());
        var options = new RecordingOptions(optional(rateHz), optional(centerHz), Optional.ofNullable(format));
        List<ByteLink> links = new ArrayList<>();
        Recording recording = Recording.open(file, options);
        Replay.Result result;
        try (recording) {
            settings = tuned(settings, recording.stream(), options);
            if (mavlink != null) {
                links.add(open(mavlink));
            }
            result = new Replay(file, recording, settings, links, speed, !json).run();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(result.json()) : result.text());
        return 0;
    }

    /** The settings with the channel put where the signal is, or where the user says. */
    private Settings tuned(Settings settings, IqStream stream, RecordingOptions options) throws IOException {
        double width = bandwidthHz == null ? settings.radio().bandwidthHz() : bandwidthHz;
        if (!(width >= 100 && width <= stream.sampleRateHz() / 2)) {
            throw new WrongUse(String.format(
                    "--bandwidth %.0f Hz: must be from 100 to half the sample rate (%.0f Hz)",
                    width, stream.sampleRateHz() / 2));
        }
        double centre = Double.isNaN(stream.centerHz()) ? 0 : stream.centerHz();
        double offset;
        if (frequencyHz == null) {
            offset = strongestOffsetHz(options, width);
        } else if (Double.isNaN(stream.centerHz())) {
            throw new WrongUse("--frequency needs to know the recording's centre frequency: give --center");
        } else {
            offset = frequencyHz - centre;
        }
        double room = (stream.sampleRateHz() - width) / 2;
        if (!(Math.abs(offset) <= room)) {
            throw new WrongUse(String.format(
                    "--frequency %.0f Hz: the channel is outside the recording (%.0f to %.0f Hz)",
                    centre + offset, centre - room, centre + room));
        }
        Settings.Radio radio = settings.radio();
        return settings.withRadio(new Settings.Radio(
                        "recording:" + file.getFileName(),
                        centre + offset,
                        width,
                        beacon == null ? radio.beacon() : beacon,
                        radio.readingPeriodS()))
                .withLink(new Settings.Link(
                        List.of(),
                        Math.max(1, settings.link().systemId()),
                        settings.link().groundSystemIds(),
                        settings.link().telemetryHz()));
    }

    /** Where the signal stands out most; the middle of the band when nothing is heard at all. */
    private double strongestOffsetHz(RecordingOptions options, double width) throws IOException {
        try (Recording fresh = Recording.open(file, options)) {
            var survey = new Survey(fresh.stream().sampleRateHz(), width);
            var block = new IqBlock(1 << 16);
            while (fresh.read(block, block.capacity())) {
                survey.feed(block);
            }
            double offset = survey.strongestOffsetHz();
            return Double.isNaN(offset) ? 0 : offset;
        }
    }

    private static ByteLink open(String endpoint) throws IOException {
        try {
            return Endpoints.open(endpoint);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--mavlink: " + Main.oneLine(e));
        }
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
