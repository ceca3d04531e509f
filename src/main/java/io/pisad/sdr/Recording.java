package io.pisad.sdr;

import io.pisad.model.IqBlock;
import io.pisad.model.IqSource;
import io.pisad.model.IqStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A recording as a source of samples, read piece by piece: its size does not matter. Used by one thread.
 *
 * <p>Rate, centre and format come from the options, then SigMF metadata, then the file's name. Samples that SigMF metadata
 * say were lost ({@code core:global_index} ahead of {@code core:sample_start}) are reported as lost, never bridged.
 */
public final class Recording implements IqSource {
    private static final double LOWEST_RATE_HZ = 1e3;
    private static final double HIGHEST_RATE_HZ = 200e6;
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path file;
    private final FileChannel channel;
    private final SampleFormat format;
    private final IqStream stream;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    private final NavigableMap<Long, Long> gaps;
    private long position;
    private long lost;

    private Recording(
            Path file, FileChannel channel, SampleFormat format, IqStream stream, NavigableMap<Long, Long> gaps) {
        this.gaps = gaps;
        this.file = file;
        this.channel = channel;
        this.format = format;
        this.stream = stream;
    }

    /**
     * Opens a data file, or either file of a SigMF pair.
     *
     * @throws IOException one line naming the file, what is wrong and the allowed range
     */
    public static Recording open(Path file, RecordingOptions options) throws IOException {
        var files = RecordingFiles.of(file);
        Path data = files.data();
        String name = String.valueOf(data.getFileName());
        SampleFormat format = format(files, name, options);
        var said = FileName.of(name);
        OptionalDouble rate = first(options.rateHz(), files, SigmfMeta::rateHz, said.rateHz());
        double rateHz = rate.orElseThrow(() -> new IOException(
                data + ": sample rate is not known: give it, or name the file like x_433.92M_250k.cu8"));
        if (!(rateHz >= LOWEST_RATE_HZ && rateHz <= HIGHEST_RATE_HZ)) {
            throw new IOException(data + ": sample rate " + rateHz + " Hz, allowed is 1 kHz to 200 MHz");
        }
        double centerHz = first(options.centerHz(), files, SigmfMeta::centerHz, said.centerHz())
                .orElse(Double.NaN);
        if (Double.isInfinite(centerHz) || centerHz < 0) {
            throw new IOException(data + ": centre frequency " + centerHz + " Hz, allowed is 0 or more, finite");
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(data, StandardOpenOption.READ);
        } catch (IOException refused) {
            throw new IOException(data + ": cannot be read", refused);
        }
        try {
            long length = channel.size();
            if (length == 0) {
                throw new IOException(data + ": is empty");
            }
            if (length % format.sampleBytes() != 0) {
                throw new IOException(data + ": " + length + " bytes are not a whole number of " + format.label()
                        + " samples of " + format.sampleBytes() + " bytes");
            }
            return new Recording(
                    data,
                    channel,
                    format,
                    new IqStream(
                            name,
                            format.label(),
                            rateHz,
                            centerHz,
                            format.railHigh(),
                            0,
                            false,
                            length / format.sampleBytes(),
                            false),
                    files.meta().map(SigmfMeta::gaps).orElseGet(TreeMap::new));
        } catch (IOException fault) {
            channel.close();
            throw fault;
        }
    }

    @Override
    public IqStream stream() {
        return stream;
    }

    @Override
    public boolean read(IqBlock block, int maxSamples) throws IOException {
        long left = stream.totalSamples() - position;
        int want = (int) Math.min(left, Math.min(maxSamples, block.capacity()));
        Long nextGap = gaps.higherKey(position);
        if (nextGap != null) {
            want = (int) Math.min(want, nextGap - position);
        }
        block.lostBefore = want > 0 ? gaps.getOrDefault(position, 0L) : 0;
        lost += block.lostBefore;
        block.firstSample = position + lost;
        block.dbmOffsetDb = stream.dbmOffsetDb();
        block.samples = 0;
        while (block.samples < want) {
            if (!bytes.hasRemaining()) {
                fill();
            }
            int n = Math.min(want - block.samples, bytes.remaining() / format.sampleBytes());
            decode(block.iq, 2 * block.samples, 2 * n);
            block.samples += n;
        }
        position += block.samples;
        return block.samples > 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill() throws IOException {
        bytes.clear();
        while (bytes.position() % format.sampleBytes() != 0 || bytes.position() == 0) {
            if (channel.read(bytes) < 0) {
                throw new IOException(file + ": became shorter while it was read");
            }
        }
        bytes.flip();
    }

    private void decode(float[] iq, int from, int count) throws IOException {
        for (int n = from; n < from + count; n++) {
            float value = format.next(bytes);
            if (!Float.isFinite(value)) {
                throw new IOException(
                        file + ": sample " + (position + n / 2) + " is " + value + ", allowed are finite values");
            }
            iq[n] = value;
        }
    }

    private static OptionalDouble first(
            OptionalDouble said,
            RecordingFiles files,
            Function<SigmfMeta, OptionalDouble> inMeta,
            OptionalDouble inName) {
        if (said.isPresent()) {
            return said;
        }
        OptionalDouble meta = files.meta().map(inMeta).orElse(OptionalDouble.empty());
        return meta.isPresent() ? meta : inName;
    }

    private static SampleFormat format(RecordingFiles files, String name, RecordingOptions options) throws IOException {
        if (options.format().isPresent()) {
            String said = options.format().get();
            return SampleFormat.named(said)
                    .orElseThrow(() -> new IOException(
                            files.data() + ": format " + said + " is unknown, allowed is " + SampleFormat.NAMES));
        }
        var byName = SampleFormat.named(name.substring(name.lastIndexOf('.') + 1));
        var byMeta = files.meta().flatMap(SigmfMeta::format);
        if (byMeta.isPresent() && byName.isPresent() && byMeta.get() != byName.get()) {
            throw new IOException(
                    files.data() + ": its name says " + byName.get().label() + ", its metadata say "
                            + byMeta.get().label());
        }
        return byMeta.or(() -> byName)
                .orElseThrow(() -> new IOException(
                        files.data() + ": format is not known: give it, or name the file ." + SampleFormat.NAMES));
    }
}
