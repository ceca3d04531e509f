package io.pisad.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import io.pisad.sdr.Recording;
import io.pisad.sdr.RecordingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A recording with what independent programs measured in it, all of it in memory. */
final class TrueRecording {
    static final Path FOLDER = Path.of("../shared/iq");
    static final int BLOCK = 1024;

    /** A pulse of the reference. */
    record TruePulse(long start, long end, double startS) {}

    /** What the reference measured in {@value #BLOCK} samples. */
    record TrueBlock(double channelDbfs, int clipped) {}

    final Path data;
    final String id;
    final IqStream stream;
    final JsonNode truth;
    final List<TruePulse> pulses = new ArrayList<>();
    final List<TrueBlock> blocks = new ArrayList<>();
    final float[] re;
    final float[] im;

    private TrueRecording(Path data) throws IOException {
        this.data = data;
        String name = data.getFileName().toString();
        id = name.substring(0, name.indexOf('_'));
        truth = json(".truth.json");
        for (String[] row : rows(".pulses.csv")) {
            pulses.add(new TruePulse(Long.parseLong(row[1]), Long.parseLong(row[2]), Double.parseDouble(row[3])));
        }
        for (String[] row : rows(".blocks.csv")) {
            blocks.add(new TrueBlock(Double.parseDouble(row[5]), Integer.parseInt(row[8])));
        }
        try (var recording = open()) {
            stream = recording.stream();
            int samples = (int) stream.totalSamples();
            re = new float[samples];
            im = new float[samples];
            var block = new IqBlock(1 << 16);
            while (recording.read(block, block.capacity())) {
                for (int n = 0; n < block.samples; n++) {
                    re[(int) block.firstSample + n] = block.iq[2 * n];
                    im[(int) block.firstSample + n] = block.iq[2 * n + 1];
                }
            }
        }
    }

    static TrueRecording of(String id) throws IOException {
        return new TrueRecording(all().stream()
                .filter(f -> f.getFileName().toString().startsWith(id + "_"))
                .findFirst()
                .orElseThrow());
    }

    static List<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().matches(".*\\.(cu8|cs8|cs16|cf32|sigmf-data)"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> ids() throws IOException {
        return all().stream()
                .map(f -> f.getFileName().toString().split("_", 2)[0])
                .toList();
    }

    Recording open() throws IOException {
        return Recording.open(data, RecordingOptions.none());
    }

    JsonNode json(String ending) throws IOException {
        return new ObjectMapper().readTree(data.resolveSibling(stem() + ending).toFile());
    }

    /** The recording from one sample to another through a meter and a band power. */
    Measured meter(ChannelPlan plan, BandPower band, int from, int to) {
        var measured = new Measured();
        var meter = new ChannelMeter(plan, 0, measured);
        var block = new IqBlock(16_384);
        for (int at = from; at < to; at += block.samples) {
            block.samples = Math.min(block.capacity(), to - at);
            block.firstSample = at;
            for (int n = 0; n < block.samples; n++) {
                block.iq[2 * n] = re[at + n];
                block.iq[2 * n + 1] = im[at + n];
            }
            meter.feed(block);
            band.feed(block);
        }
        meter.finish();
        measured.referenceP10BiasDb = meter.referenceP10BiasDb();
        return measured;
    }

    /** The bins of a block that the reference added up for its channel. */
    int[] channelBins() {
        double offsetHz = truth.path("signal_freq_offset_hz").asDouble();
        double halfHz = truth.path("channel_bw_hz").asDouble() / 2 + 0.1; // the offset is rounded
        return IntStream.range(-BLOCK / 2, BLOCK / 2)
                .filter(k -> Math.abs(k * stream.sampleRateHz() / BLOCK - offsetHz) <= halfHz)
                .toArray();
    }

    /** Whether a pulse of the reference touches the samples. */
    boolean pulsed(long from, long to) {
        return pulses.stream().anyMatch(p -> p.start() < to && p.end() > from);
    }

    /** Digital silence: all samples equal. */
    boolean silent(int from, int to) {
        for (int n = from + 1; n < to; n++) {
            if (re[n] != re[from] || im[n] != im[from]) {
                return false;
            }
        }
        return true;
    }

    private List<String[]> rows(String ending) throws IOException {
        return Files.readAllLines(data.resolveSibling(stem() + ending)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private String stem() {
        String name = data.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
