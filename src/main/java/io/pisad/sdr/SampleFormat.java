package io.pisad.sdr;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** How a sample is stored: I, then Q, little-endian; and the level of each value (full scale is 1). */
enum SampleFormat {
    /** Signed bytes: b/128. */
    CS8(2, 127 / 128f) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.get() / 128f;
        }
    },
    /** Unsigned bytes: (b-127.5)/127.5. */
    CU8(2, 1) {
        @Override
        float next(ByteBuffer bytes) {
            return ((bytes.get() & 0xff) - 127.5f) / 127.5f;
        }
    },
    /** Signed 16 bit: b/32768. */
    CS16(4, 32767 / 32768f) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getShort() / 32768f;
        }
    },
    /** IEEE floats, as they are. */
    CF32(8, 1) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    };

    static final String NAMES = "cs8, cu8, cs16 or cf32";

    private final int sampleBytes;
    private final float railHigh;

    SampleFormat(int sampleBytes, float railHigh) {
        this.sampleBytes = sampleBytes;
        this.railHigh = railHigh;
    }

    /** Bytes of one complex sample. */
    int sampleBytes() {
        return sampleBytes;
    }

    /** Level of the largest value. */
    float railHigh() {
        return railHigh;
    }

    /** Reads one component. */
    abstract float next(ByteBuffer bytes);

    /** The short name, as in file extensions. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By short name or SigMF datatype ({@code ci8}, {@code cu8}, {@code ci16_le}, {@code cf32_le}). */
    static Optional<SampleFormat> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cs8", "ci8" -> Optional.of(CS8);
            case "cu8" -> Optional.of(CU8);
            case "cs16", "ci16", "cs16_le", "ci16_le" -> Optional.of(CS16);
            case "cf32", "cf32_le" -> Optional.of(CF32);
            default -> Optional.empty();
        };
    }
}
