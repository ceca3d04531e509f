package io.pisad.sdr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What SigMF metadata say about a recording; a field that is not there is empty.
 *
 * @param dataset name of the data file, for a data file that is not {@code .sigmf-data}
 * @param gaps by the sample before which they are missing: how many samples were lost there
 */
record SigmfMeta(
        Path file,
        OptionalDouble rateHz,
        OptionalDouble centerHz,
        Optional<SampleFormat> format,
        Optional<String> dataset,
        NavigableMap<Long, Long> gaps) {
    private static final long LARGEST_BYTES = 64L << 20;

    /** Reads the file; every fault is one line that names it. */
    static SigmfMeta read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw new IOException(file + ": metadata larger than 64 MiB");
        }
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new IOException(
                    file + ": not JSON at line "
                            + (broken.getLocation() == null
                                    ? "?"
                                    : broken.getLocation().getLineNr()),
                    broken);
        } catch (java.nio.charset.CharacterCodingException broken) {
            throw new IOException(file + ": not UTF-8 text", broken);
        }
        JsonNode global = root.path("global");
        if (!global.isObject()) {
            throw new IOException(file + ": no \"global\" object: not SigMF metadata");
        }
        JsonNode channels = global.path("core:num_channels");
        if (!channels.isMissingNode() && (!channels.isIntegralNumber() || channels.asInt() != 1)) {
            throw new IOException(file + ": core:num_channels " + channels + ", allowed is 1");
        }
        Optional<SampleFormat> format = Optional.empty();
        JsonNode type = global.path("core:datatype");
        if (!type.isMissingNode()) {
            format = SampleFormat.named(type.asText());
            if (format.isEmpty()) {
                throw new IOException(file + ": core:datatype " + type
                        + ", allowed are cu8, ci8, ci16_le, cf32_le (cs8, cs16, cf32)");
            }
        }
        JsonNode dataset = global.path("core:dataset");
        return new SigmfMeta(
                file,
                number(file, global, "core:sample_rate"),
                number(file, root.path("captures").path(0), "core:frequency"),
                format,
                dataset.isTextual() ? Optional.of(dataset.asText()) : Optional.empty(),
                gaps(file, root.path("captures")));
    }

    /** Where {@code core:global_index} of a capture has run ahead of its {@code core:sample_start}. */
    private static NavigableMap<Long, Long> gaps(Path file, JsonNode captures) throws IOException {
        var gaps = new TreeMap<Long, Long>();
        long ahead = captures.path(0).path("core:global_index").asLong()
                - captures.path(0).path("core:sample_start").asLong();
        for (JsonNode capture : captures) {
            JsonNode start = capture.path("core:sample_start");
            JsonNode index = capture.path("core:global_index");
            if (!start.isIntegralNumber() || !index.isIntegralNumber()) {
                continue;
            }
            long lost = index.asLong() - start.asLong() - ahead;
            if (lost < 0) {
                throw new IOException(file + ": core:global_index " + index + " goes back, allowed is to go forward");
            }
            if (lost > 0) {
                gaps.put(start.asLong(), lost);
                ahead += lost;
            }
        }
        return gaps;
    }

    private static OptionalDouble number(Path file, JsonNode parent, String key) throws IOException {
        JsonNode value = parent.path(key);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber()) {
            throw new IOException(file + ": " + key + " " + value + " is not a number");
        }
        return OptionalDouble.of(value.asDouble());
    }
}
