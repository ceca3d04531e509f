package io.pisad.sdr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pisad.model.Gain;
import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes the samples of a HackRF as they were: the data file of a SigMF pair (ci8), and what its metadata say.
 *
 * <p>The source delivers b/128 as a float, which is exact, so the byte written is the byte the converter gave. Lost
 * samples are not filled: the samples after a gap begin a new capture whose {@code core:global_index} counts them. So does
 * a gain step. Used by one thread.
 */
public final class SigmfWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final float FULL_SCALE = 128;

    private final FileChannel file;
    private final IqStream stream;
    private final About about;
    private final MessageDigest sha512;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final ArrayNode captures = json.createArrayNode();
    private @Nullable Gain gain;
    private long origin;
    private long samples;
    private long lost;
    private long gaps;

    /**
     * What is known about a recording beside its samples.
     *
     * @param hardware the radio, for a person
     * @param recorder the program and its version
     * @param gain in force where a block does not tell its own
     * @param channelHz centre of the channel that was listened to
     * @param bandwidthHz its width
     */
    public record About(String hardware, String recorder, Gain gain, double channelHz, double bandwidthHz) {}

    /**
     * Begins a data file.
     *
     * @throws IOException if it is there already, or cannot be made
     */
    public SigmfWriter(Path data, IqStream stream, About about) throws IOException {
        if (!stream.format().equals("cs8")) {
            throw new IOException(data + ": samples are " + stream.format() + ", only cs8 is recorded");
        }
        this.stream = stream;
        this.about = about;
        try {
            sha512 = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        file = FileChannel.open(data, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Samples written. */
    public long samples() {
        return samples;
    }

    /** Samples lost between those written. */
    public long lost() {
        return lost;
    }

    /** Places where samples are missing. */
    public long gaps() {
        return gaps;
    }

    /** Writes the next block; {@code at} is the time of its first sample. */
    public void append(IqBlock block, Instant at) throws IOException {
        if (block.samples == 0) {
            return;
        }
        boolean first = samples == 0;
        Gain last = gain == null ? about.gain() : gain;
        Gain now = block.gain == null ? last : block.gain;
        if (first) {
            origin = block.firstSample;
        }
        long missing = first ? 0 : block.firstSample - origin - samples - lost;
        if (missing > 0) {
            lost += missing;
            gaps++;
        }
        if (first || missing > 0 || !now.equals(gain)) {
            gain = now;
            captures.add(capture(now, missing, at));
        }
        for (int n = 0; n < 2 * block.samples; n++) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.put((byte) (block.iq[n] * FULL_SCALE));
        }
        samples += block.samples;
    }

    private ObjectNode capture(Gain now, long missing, Instant at) {
        ObjectNode capture = json.createObjectNode()
                .put("core:sample_start", samples)
                .put("core:global_index", samples + lost)
                .put("core:frequency", stream.centerHz())
                .put("core:datetime", at.truncatedTo(ChronoUnit.MICROS).toString());
        if (missing > 0) {
            capture.put("pisad:lost_before", missing);
        }
        return capture.put("pisad:lna_db", now.lnaDb())
                .put("pisad:vga_db", now.vgaDb())
                .put("pisad:amp", now.amp());
    }

    private void flush() throws IOException {
        buffer.flip();
        sha512.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }

    /** Writes what is left, and waits until it is on the disk. */
    public void finish() throws IOException {
        flush();
        file.force(true);
    }

    /**
     * The metadata as they stand.
     *
     * @param complete whether the data are finished, so that their hash holds
     */
    public String meta(boolean complete) throws IOException {
        ObjectNode global = json.createObjectNode()
                .put("core:datatype", "ci8")
                .put("core:version", "1.2.0")
                .put("core:sample_rate", stream.sampleRateHz())
                .put("core:num_channels", 1)
                .put("core:hw", about.hardware())
                .put("core:recorder", about.recorder())
                .put("core:description", "core:datetime is the recorder's system clock; levels are uncalibrated")
                .put("pisad:lost_samples", lost)
                .put("pisad:gaps", gaps);
        if (complete) {
            MessageDigest sum = copy();
            global.put("core:sha512", HexFormat.of().formatHex(sum.digest()));
        }
        global.putArray("core:extensions")
                .addObject()
                .put("name", "pisad")
                .put("version", "1.0.0")
                .put("optional", true);
        ObjectNode root = json.createObjectNode();
        root.set("global", global);
        root.set("captures", captures);
        root.putArray("annotations")
                .addObject()
                .put("core:sample_start", 0)
                .put("core:sample_count", samples)
                .put("core:freq_lower_edge", about.channelHz() - about.bandwidthHz() / 2)
                .put("core:freq_upper_edge", about.channelHz() + about.bandwidthHz() / 2)
                .put("core:label", "channel")
                .put("core:comment", "gain at the start: " + about.gain());
        return json.writeValueAsString(root) + "\n";
    }

    private MessageDigest copy() {
        try {
            return (MessageDigest) sha512.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
