package io.pisad.app;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.sdr.SigmfWriter;
import io.pisad.signal.BandPower;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * One recording from its first sample to valid metadata, whatever ends it: the time, a signal, a full disk, a lost radio.
 *
 * <p>Used by one thread; {@link #stop} by any.
 */
final class RecordingRun {
    private static final double SPACE_EVERY_S = 1;

    private final Path base;
    private final IqSource source;
    private final BandPower band;
    private volatile boolean stopping;

    RecordingRun(Path base, IqSource source) {
        this.base = base;
        this.source = source;
        band = new BandPower(source.stream().railHigh());
    }

    /** The data file. */
    static Path data(Path base) {
        return base.resolveSibling(base.getFileName() + ".sigmf-data");
    }

    /** The metadata file. */
    static Path meta(Path base) {
        return base.resolveSibling(base.getFileName() + ".sigmf-meta");
    }

    /** Ends it soon. */
    void stop() {
        stopping = true;
    }

    /**
     * Records.
     *
     * @param about asked for when the first samples are there
     * @param freeBytes what is left on the disk
     */
    Result run(
            long samples,
            Supplier<SigmfWriter.About> about,
            LongSupplier freeBytes,
            long reserveBytes,
            Optional<ProgressBar> bar)
            throws IOException {
        var block = new IqBlock(1 << 17);
        while (block.samples == 0) { // nothing is made before there is something to record
            if (stopping || !source.read(block, (int) Math.min(block.capacity(), samples))) {
                return new Result(base, source.stream().sampleRateHz(), 0, 0, 0, Double.NaN, "ended before any sample");
            }
        }
        String ended = null;
        try (var writer = new SigmfWriter(data(base), source.stream(), about.get())) {
            long checked = 0;
            try {
                while (true) {
                    writer.append(
                            block, Instant.now().minusNanos(block.atNs == 0 ? 0 : System.nanoTime() - block.atNs));
                    band.feed(block);
                    if (checked == 0) {
                        WholeFile.write(meta(base), writer.meta(false)); // valid after a power cut, too
                    }
                    long got = writer.samples();
                    bar.ifPresent(shown -> shown.stepTo(got));
                    if (got >= samples) {
                        break;
                    }
                    if (stopping) {
                        ended = "stopped";
                        break;
                    }
                    if (got - checked >= SPACE_EVERY_S * source.stream().sampleRateHz() || checked == 0) {
                        checked = got;
                        if (freeBytes.getAsLong() < reserveBytes) {
                            ended = "the disk is down to the reserve of " + ByteCount.text(reserveBytes);
                            break;
                        }
                    }
                    if (!source.read(block, (int) Math.min(block.capacity(), samples - got))) {
                        ended = "the source ended";
                        break;
                    }
                }
            } catch (IOException fault) {
                ended = Main.oneLine(fault);
            }
            writer.finish();
            WholeFile.write(meta(base), writer.meta(true));
            return new Result(
                    base,
                    source.stream().sampleRateHz(),
                    writer.samples(),
                    writer.lost(),
                    writer.gaps(),
                    band.clippedFraction(),
                    ended);
        }
    }

    /**
     * What was recorded.
     *
     * @param ended why it is shorter than asked for; null when it is not
     */
    record Result(
            Path base,
            double rateHz,
            long samples,
            long lost,
            long gaps,
            double clippedFraction,
            @Nullable String ended) {
        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("data", samples == 0 ? null : data(base).toString());
            tree.put("meta", samples == 0 ? null : meta(base).toString());
            tree.put("sample_rate_hz", Json.number(rateHz, 3));
            tree.put("samples", samples);
            tree.put("seconds", Json.number(samples / rateHz, 6));
            tree.put("lost_samples", lost);
            tree.put("gaps", gaps);
            tree.put("clipped_fraction", Json.number(clippedFraction, 6));
            tree.put("complete", ended == null);
            tree.put("ended", ended);
            return tree;
        }

        String text() {
            return String.format(
                    "%s: %.3f s, %d samples (%s), %d lost in %d gaps, %s %% clipped%s",
                    samples == 0 ? "nothing recorded" : data(base),
                    samples / rateHz,
                    samples,
                    ByteCount.text(2 * samples),
                    lost,
                    gaps,
                    Text.number(clippedFraction * 100, "%.2f"),
                    ended == null ? "" : "; " + ended);
        }
    }
}
