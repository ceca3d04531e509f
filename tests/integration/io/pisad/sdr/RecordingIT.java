package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pisad.model.IqBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings as a source: what is read, and that every fault is one clear line. */
final class RecordingIT {
    private final Path dir;

    RecordingIT(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void everyFormatHasItsLevels() throws IOException {
        check("a_1M.cu8", new byte[] {0, (byte) 255, (byte) 128, 127}, -1, 1, 0.5f / 127.5f, -0.5f / 127.5f);
        check("a_1M.cs8", new byte[] {-128, 127, 0, 64}, -1, 127 / 128f, 0, 0.5f);
        check("a_1M.cs16", new byte[] {0, (byte) 0x80, (byte) 0xff, 0x7f}, -1, 32767 / 32768f);
        check("a_1M.cf32", floats(0.25f, -3), 0.25f, -3);
    }

    @Test
    void theStreamSaysWhatItIs() throws IOException {
        try (var recording = open(file("x_433.92M_250k.cs8", new byte[6]))) {
            assertThat(recording.stream())
                    .isEqualTo(new io.pisad.model.IqStream(
                            "x_433.92M_250k.cs8", "cs8", 250e3, 433.92e6, 127 / 128f, 0, false, 3, false));
        }
    }

    @Test
    void blocksAreConsecutiveAndEndWithTheFile() throws IOException {
        int samples = 300_001;
        var bytes = new byte[2 * samples];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) (n % 251);
        }
        try (var recording = open(file("a_1M.cu8", bytes))) {
            var block = new IqBlock(70_000);
            int seen = 0;
            while (recording.read(block, 64_000)) {
                assertThat(block.firstSample).isEqualTo(seen);
                assertThat(block.lostBefore).isZero();
                for (int n = 0; n < 2 * block.samples; n++) {
                    int stored = (2 * seen + n) % 251;
                    assertThat(block.iq[n]).isEqualTo((stored - 127.5f) / 127.5f);
                }
                seen += block.samples;
            }
            assertThat(seen).isEqualTo(samples);
            assertThat(block.samples).isZero();
        }
    }

    @Test
    void optionsGoBeforeMetadataAndMetadataBeforeTheName() throws IOException {
        Path data = file("x_433.92M_250k.cs8", new byte[8]);
        meta("x_433.92M_250k.sigmf-meta", "\"core:datatype\":\"ci8\",\"core:sample_rate\":2e6", 868.3e6);
        assertThat(open(data).stream().sampleRateHz()).isEqualTo(2e6);
        assertThat(open(data).stream().centerHz()).isEqualTo(868.3e6);
        var said = new RecordingOptions(OptionalDouble.of(5e5), OptionalDouble.of(1e8), Optional.of("cs16"));
        var stream = Recording.open(data, said).stream();
        assertThat(stream.sampleRateHz()).isEqualTo(5e5);
        assertThat(stream.centerHz()).isEqualTo(1e8);
        assertThat(stream.format()).isEqualTo("cs16");
    }

    @Test
    void aSigmfPairOpensByEitherName() throws IOException {
        Path data = file("pair.sigmf-data", floats(0.5f, 0.25f));
        Path meta = meta("pair.sigmf-meta", "\"core:datatype\":\"cf32_le\",\"core:sample_rate\":50000000", 2.4575e9);
        for (Path either : new Path[] {data, meta}) {
            assertThat(open(either).stream().totalSamples()).isEqualTo(1);
            assertThat(open(either).stream().sampleRateHz()).isEqualTo(50e6);
        }
        Path foreign = file("y.cu8", new byte[4]);
        Path named = meta(
                "y.sigmf-meta", "\"core:datatype\":\"cu8\",\"core:sample_rate\":1e6,\"core:dataset\":\"y.cu8\"", 1e8);
        assertThat(open(named).stream().name()).isEqualTo(foreign.getFileName().toString());
    }

    @Test
    void faultsNameTheFileAndWhatIsAllowed() throws IOException {
        refused(dir.resolve("none_1M.cu8"), "none_1M.cu8", "no such file");
        refused(dir, "is a directory");
        refused(file("empty_1M.cu8", new byte[0]), "is empty");
        refused(file("odd_1M.cu8", new byte[3]), "3 bytes", "whole number of cu8");
        refused(file("odd_1M.cf32", new byte[12]), "12 bytes", "8 bytes");
        refused(file("a_1M.wav", new byte[4]), "format is not known", "cf32");
        refused(file("a.cu8", new byte[4]), "sample rate is not known");
        refused(file("a_0.5k.cu8", new byte[4]), "500.0 Hz", "1 kHz to 200 MHz");
        refused(file("a_1G.cu8", new byte[4]), "1 kHz to 200 MHz");
        var nan = new RecordingOptions(OptionalDouble.of(Double.NaN), OptionalDouble.empty(), Optional.empty());
        assertThatThrownBy(() -> Recording.open(file("a_1M.cu8", new byte[4]), nan))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void metadataFaultsNameTheMetadata() throws IOException {
        Path data = file("m_1M.cu8", new byte[4]);
        Path meta = dir.resolve("m_1M.sigmf-meta");
        String[][] cases = {
            {"{\"global\":", "not JSON"},
            {"[]", "not SigMF"},
            {"{\"global\":{\"core:datatype\":\"cu8\",\"core:num_channels\":2}}", "core:num_channels 2", "allowed is 1"},
            {"{\"global\":{\"core:datatype\":\"ri8\"}}", "core:datatype", "ri8", "cf32_le"},
            {"{\"global\":{\"core:datatype\":\"ci8\"}}", "name says cu8", "metadata say cs8"},
            {"{\"global\":{\"core:datatype\":\"cu8\",\"core:sample_rate\":\"fast\"}}", "core:sample_rate", "number"},
            {"{\"global\":{\"core:datatype\":\"cu8\",\"core:sample_rate\":-5}}", "-5.0 Hz", "1 kHz to 200 MHz"},
            {"{\"global\":{\"core:datatype\":\"cu8\",\"core:dataset\":\"other.cu8\"}}", "other.cu8", "m_1M.cu8"},
        };
        for (String[] c : cases) {
            Files.writeString(meta, c[0]);
            refused(data, java.util.Arrays.copyOfRange(c, 1, c.length));
        }
        refused(
                meta("gone.sigmf-meta", "\"core:datatype\":\"cu8\",\"core:sample_rate\":1e6", 1e8),
                "gone.sigmf-data is missing");
        refused(file("alone.sigmf-data", new byte[4]), "alone.sigmf-meta is missing");
    }

    @Test
    void aFloatThatIsNoNumberIsRefusedWithItsPlace() throws IOException {
        var block = new IqBlock(16);
        try (var recording = open(file("a_1M.cf32", floats(0, 0, 0, 0, 0.5f, Float.NaN)))) {
            assertThatThrownBy(() -> recording.read(block, 16))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("a_1M.cf32", "sample 2", "NaN", "finite");
        }
    }

    private void check(String name, byte[] bytes, float... levels) throws IOException {
        var block = new IqBlock(16);
        try (var recording = open(file(name, bytes))) {
            assertThat(recording.read(block, 16)).isTrue();
            assertThat(2 * block.samples).isEqualTo(levels.length);
            for (int n = 0; n < levels.length; n++) {
                assertThat(block.iq[n]).isCloseTo(levels[n], within(1e-7f));
            }
        }
    }

    private static void refused(Path path, String... words) {
        assertThatThrownBy(() -> open(path).close())
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }

    private static Recording open(Path path) throws IOException {
        return Recording.open(path, RecordingOptions.none());
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    private Path meta(String name, String global, double centerHz) throws IOException {
        return Files.writeString(
                dir.resolve(name),
                "{\"global\":{" + global + "},\"captures\":[{\"core:sample_start\":0,\"core:frequency\":" + centerHz
                        + "}]}");
    }

    private static byte[] floats(float... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }
}
