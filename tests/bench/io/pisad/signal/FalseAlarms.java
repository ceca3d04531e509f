package io.pisad.signal;

import io.pisad.model.BeaconKind;
import io.pisad.model.Candidate;
import io.pisad.model.IqBlock;
import io.pisad.model.Settings;
import io.pisad.sdr.Recording;
import io.pisad.sdr.RecordingOptions;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints how often noise raises a candidate: {@code java io.pisad.signal.FalseAlarms HOURS PER_HOUR SEED [RECORDING
 * OFFSET_HZ BEGIN_S END_S]}. White noise at 250 kHz through the meter, or a recording in a loop whose seam is a gap.
 */
public final class FalseAlarms {
    private static final double RATE_HZ = 250e3;

    private FalseAlarms() {}

    /** Runs and prints a line per kind. */
    public static void main(String[] args) throws Exception {
        double hours = Double.parseDouble(args[0]);
        double perHour = Double.parseDouble(args[1]);
        long seed = Long.parseLong(args[2]);
        var wanted = new CandidatePlan(perHour, BeaconKind.UNKNOWN, Settings.Pulses.UNKNOWN);
        var alarms = new Alarms();
        String what;
        if (args.length > 3) {
            Path file = Path.of(args[3]);
            double offsetHz = Double.parseDouble(args[4]);
            what = String.format(Locale.ROOT, "%s %+.0f kHz", file.getFileName().toString(), offsetHz / 1e3);
            loop(file, offsetHz, Double.parseDouble(args[5]), Double.parseDouble(args[6]), hours, wanted, alarms);
        } else {
            what = "white noise, seed " + seed;
            noise(hours, seed, wanted, alarms);
        }
        int total = 0;
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            int count = alarms.runs.getOrDefault(kind, 0);
            total += count;
            System.out.printf(Locale.ROOT, "%-40s %6.3f h %-6s %4d%n", what, hours, kind, count);
        }
        System.out.printf(Locale.ROOT, "%-40s %6.3f h %-6s %4d%n", what, hours, "all", total);
        for (Candidate candidate : alarms.all) {
            System.err.println(candidate);
        }
    }

    private static void noise(double hours, long seed, CandidatePlan wanted, Alarms alarms) {
        var meter = new ChannelMeter(new ChannelPlan(RATE_HZ, 50e3, 25e3, 1e-3, 1), wanted, 0, alarms);
        var noise = new FastNoise(seed);
        var block = new IqBlock(25_000);
        block.samples = block.capacity();
        long end = Math.round(hours * 3600 * RATE_HZ);
        for (long at = 0; at < end; at += block.samples) {
            noise.fill(block.iq, block.iq.length, 0.05f);
            block.firstSample = at;
            meter.feed(block);
        }
    }

    private static void loop(
            Path file, double offsetHz, double fromS, double toS, double hours, CandidatePlan wanted, Alarms alarms)
            throws Exception {
        float[] iq;
        double rateHz;
        float rail;
        try (var recording = Recording.open(file, RecordingOptions.none())) {
            var stream = recording.stream();
            rateHz = stream.sampleRateHz();
            rail = stream.railHigh();
            int total = (int) stream.totalSamples();
            iq = new float[2 * total];
            var block = new IqBlock(16_384);
            for (int at = 0; recording.read(block, block.capacity()); at += block.samples) {
                System.arraycopy(block.iq, 0, iq, 2 * at, 2 * block.samples);
            }
        }
        int from = (int) (fromS * rateHz);
        int to = (int) Math.min(iq.length / 2.0, toS * rateHz);
        var meter = new ChannelMeter(new ChannelPlan(rateHz, offsetHz, 25e3, 1e-3, rail), wanted, 0, alarms);
        var block = new IqBlock(to - from);
        block.samples = to - from;
        System.arraycopy(iq, 2 * from, block.iq, 0, 2 * block.samples);
        long end = Math.round(hours * 3600 * rateHz);
        long at = 0;
        for (long played = 0; played < end; played += block.samples) {
            block.lostBefore = played == 0 ? 0 : 1;
            at += block.lostBefore;
            block.firstSample = at;
            meter.feed(block);
            at += block.samples;
        }
    }
}
