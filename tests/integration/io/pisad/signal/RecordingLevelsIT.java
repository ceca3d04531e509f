package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * FR1, FR6, NFR7: levels and floors of the real recordings against the references; prints them, a line each.
 *
 * <p>The reference's channel power of a block is the sum of the whole Hann bins within the channel of 1024 samples, DC
 * left in. The plain double-precision sum gives the same figure for a single block. The meter is given the
 * same bins' bandwidth and readings as long as a block; its frames are shorter, weigh all samples alike and reach back
 * into the block before, so with a keyed signal a single block may differ: the median over the blocks may not.
 *
 * <p>Floors. "True noise" is the mean power of the whole band in blocks without a pulse: compared with {@link BandPower}.
 * It is not defined where something else than noise is on the air between the pulses (16, 18, 28) or the receiver
 * rings out after them (24, 26), and 14 has two. The channel's floor stands for the noise next to the channel
 * without the receiver's spurs (every 20 to 40 kHz in the cheap receivers, up to 1.9 dB of the band in 07): it is compared
 * with the same bins' median by the plain sum, in frames as long as the meter's, in the time without pulses; the median over
 * time, too, because the receivers' noise is not steady: 13 and 14 vary by 0.7 dB from one ms to the next where white noise
 * would by 0.3, and their 10th percentile lies that much under their mean.
 */
final class RecordingLevelsIT {
    private static final Set<String> NOISE_DEFINED = Set.of("01", "03", "04", "05", "07", "13", "14", "21", "31", "33");
    private static final Set<String> QUIET_BETWEEN =
            Set.of("01", "03", "04", "05", "07", "13", "14", "21", "24", "26", "31", "33");
    private static final int MOST = 250;

    @BeforeAll
    static void recordingsArePresent() {
        if (!Files.isDirectory(TrueRecording.FOLDER)) {
            System.out.println("skipped: no recordings in " + TrueRecording.FOLDER);
        }
        Assumptions.assumeTrue(Files.isDirectory(TrueRecording.FOLDER));
    }

    @Test
    void channelPowersAndClippedSamplesAreTheReferencesBlockByBlock() throws IOException {
        System.out.println("channel power less reference, dB, median over blocks | clipped blocks, readings");
        for (String id : TrueRecording.ids()) {
            var recording = TrueRecording.of(id);
            int[] bins = recording.channelBins();
            double binHz = recording.stream.sampleRateHz() / TrueRecording.BLOCK;
            double[] plain = IntStream.range(0, recording.blocks.size())
                    .filter(n -> n % Math.max(1, recording.blocks.size() / MOST) == 0)
                    .filter(n -> !silentBlock(recording, n))
                    .mapToDouble(n -> plainDbfs(recording, n, bins)
                            - recording.blocks.get(n).channelDbfs())
                    .toArray();
            var plan = new ChannelPlan(
                    recording.stream.sampleRateHz(),
                    (bins[0] + bins[bins.length - 1]) * binHz / 2,
                    bins.length * binHz,
                    TrueRecording.BLOCK / recording.stream.sampleRateHz(),
                    recording.stream.railHigh());
            var band = new BandPower(recording.stream.railHigh());
            var readings = recording.meter(plan, band, 0, recording.re.length).readings;
            var differences = new ArrayList<Double>();
            int clippedBlocks = 0;
            int clippedReadings = 0;
            for (int n = 0; n < recording.blocks.size(); n++) {
                var block = recording.blocks.get(n);
                var reading = readings.get(n);
                assertThat(reading.firstSample()).isEqualTo((long) n * TrueRecording.BLOCK);
                assertThat(reading.clippedShare() * TrueRecording.BLOCK)
                        .as("%s block %d", id, n)
                        .isCloseTo(block.clipped(), within(1e-6));
                clippedBlocks += block.clipped() > 1 && !silentBlock(recording, n) ? 1 : 0; // over 0.1 % of 1024
                clippedReadings += reading.quality() == Quality.CLIPPED ? 1 : 0;
                if (!silentBlock(recording, n)) {
                    differences.add(reading.channelDbfs() - block.channelDbfs());
                }
            }
            double median = median(differences.stream().mapToDouble(d -> d));
            System.out.printf(
                    Locale.ROOT,
                    "%s  plain sum %+.4f  meter %+.3f | %d %d%n",
                    id,
                    median(Arrays.stream(plain)),
                    median,
                    clippedBlocks,
                    clippedReadings);
            assertThat(Arrays.stream(plain).map(Math::abs).max().orElse(9))
                    .as(id)
                    .isLessThan(0.005);
            assertThat(median).as(id).isCloseTo(0, within(0.3));
            assertThat(clippedReadings).as(id).isEqualTo(clippedBlocks);
            if (Set.of("01", "05").contains(id)) {
                assertThat(clippedReadings).as(id).isGreaterThan(100);
            }
        }
    }

    @Test
    void floorsAreTheTrueNoise() throws IOException {
        System.out.println("floor: whole band, true | channel, plain sum between pulses; dBFS");
        for (String id : TrueRecording.ids()) {
            var recording = TrueRecording.of(id);
            var plan = new ChannelPlan(
                    recording.stream.sampleRateHz(),
                    recording.truth.path("signal_freq_offset_hz").asDouble(),
                    25e3,
                    1e-3,
                    recording.stream.railHigh());
            for (int[] part : parts(recording)) {
                var band = new BandPower(recording.stream.railHigh());
                double floor = recording.meter(plan, band, part[0], part[1]).floorDbfs();
                double trueBand = part[1] - part[0] == recording.re.length
                        ? recording
                                .truth
                                .path("true_noise_mean_dbfs_blocks_without_pulse")
                                .asDouble()
                        : bandBetweenPulses(recording, part);
                double trueFloor =
                        QUIET_BETWEEN.contains(id) ? channelBetweenPulses(recording, plan, part) : Double.NaN;
                System.out.printf(
                        Locale.ROOT,
                        "%s %.2f s  %.2f %.2f | %.2f %.2f%n",
                        id,
                        part[0] / recording.stream.sampleRateHz(),
                        band.noiseDbfs(),
                        trueBand,
                        floor,
                        trueFloor);
                if (NOISE_DEFINED.contains(id)) {
                    assertThat(band.noiseDbfs()).as(id).isCloseTo(trueBand, within(0.5));
                }
                if (QUIET_BETWEEN.contains(id)) {
                    assertThat(floor).as(id).isCloseTo(trueFloor, within(0.5));
                }
            }
        }
    }

    /** The whole, or of 14 the parts before and after its receiver's unannounced gain step, without the step itself. */
    private static List<int[]> parts(TrueRecording recording) {
        int samples = recording.re.length;
        return recording.id.equals("14")
                ? List.of(new int[] {0, 140_000}, new int[] {170_000, samples})
                : List.of(new int[] {0, samples});
    }

    private static double bandBetweenPulses(TrueRecording recording, int[] part) {
        double sum = 0;
        int count = 0;
        for (int at = part[0]; at + TrueRecording.BLOCK <= part[1]; at += TrueRecording.BLOCK) {
            if (!recording.pulsed(at, at + TrueRecording.BLOCK) && !recording.silent(at, at + TrueRecording.BLOCK)) {
                var less = lessMean(recording, at, TrueRecording.BLOCK);
                for (int n = 0; n < TrueRecording.BLOCK; n++) {
                    sum += less[0][n] * less[0][n] + less[1][n] * less[1][n];
                }
                count += TrueRecording.BLOCK;
            }
        }
        return 10 * Math.log10(sum / count);
    }

    /**
     * Noise in the channel's bandwidth between the pulses, 1 ms away from them: the median over the guard bins of each bin's
     * level, which is its median over time by ln 2 (the power of a bin of noise is exponentially distributed).
     */
    private static double channelBetweenPulses(TrueRecording recording, ChannelPlan plan, int[] part) {
        int size = Integer.highestOneBit((int) (0.6 * plan.periodSamples()));
        double binHz = plan.sampleRateHz() / size;
        int[] guards = IntStream.range(-size / 2, size / 2)
                .filter(k -> Math.abs(k) > 2 && Math.abs(k * binHz) <= 0.45 * plan.sampleRateHz())
                .filter(k -> {
                    double away = Math.abs(k * binHz - plan.offsetHz()) - plan.bandwidthHz() / 2 - 2.5 * binHz;
                    return away >= 0 && away <= 4 * plan.bandwidthHz();
                })
                .map(k -> Math.floorMod(k, size))
                .toArray();
        var powers = new ArrayList<double[]>();
        int hop = Math.max(size, (part[1] - part[0]) / 1500);
        int away = plan.periodSamples();
        for (int at = part[0]; at + size <= part[1]; at += hop) {
            if (!recording.pulsed(at - away, at + size + away) && !recording.silent(at, at + size)) {
                var less = lessMean(recording, at, size);
                powers.add(PlainSpectrum.hannPower(less[0], less[1], 0, size, guards));
            }
        }
        double perBin = median(Arrays.stream(guards)
                        .mapToDouble(k -> median(powers.stream().mapToDouble(power -> power[k])) / Math.log(2)))
                / (0.375 * size * size);
        return 10 * Math.log10(perBin * plan.bandwidthHz() / binHz);
    }

    private static double plainDbfs(TrueRecording recording, int block, int[] bins) {
        int size = TrueRecording.BLOCK;
        int[] wrapped = Arrays.stream(bins).map(k -> Math.floorMod(k, size)).toArray();
        double[] power = PlainSpectrum.hannPower(recording.re, recording.im, block * size, size, wrapped);
        return 10 * Math.log10(Arrays.stream(power).sum() / (0.375 * size * size));
    }

    private static float[][] lessMean(TrueRecording recording, int from, int count) {
        var less = new float[][] {
            Arrays.copyOfRange(recording.re, from, from + count), Arrays.copyOfRange(recording.im, from, from + count)
        };
        for (float[] part : less) {
            double sum = 0;
            for (float x : part) {
                sum += x;
            }
            for (int n = 0; n < count; n++) {
                part[n] = (float) (part[n] - sum / count);
            }
        }
        return less;
    }

    private static boolean silentBlock(TrueRecording recording, int block) {
        return recording.silent(block * TrueRecording.BLOCK, (block + 1) * TrueRecording.BLOCK);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}
