package io.pisad.sdr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What SigMF metadata say about a recording; a field that is not there is empty.
 *
 * @param dataset name of the data file, for a data file that is not {@code .sigmf-data}
 */
record SigmfMeta(
        Path file,
        OptionalDouble rateHz,
        OptionalDouble centerHz,
        Optional<SampleFormat> format,
        Optional<String> dataset) {
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
                dataset.isTextual() ? Optional.of(dataset.asText()) : Optional.empty());
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
