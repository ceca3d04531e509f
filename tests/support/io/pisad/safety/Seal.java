package io.pisad.safety;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A MAVLink 2 signature made by hand, from the guide's text. */
record Seal(String words, long stamp) {
    static final int LENGTH = 13;

    /** Appends link id 0, stamp and the first 6 bytes of SHA-256(key, frame, link id, stamp) to a frame with its CRC. */
    byte[] sign(byte[] frame) {
        byte[] raw = Arrays.copyOf(frame, frame.length + LENGTH);
        for (int i = 0; i < 6; i++) {
            raw[frame.length + 1 + i] = (byte) (stamp >>> (8 * i));
        }
        MessageDigest sha = sha256();
        sha.update(sha256().digest(words.getBytes(StandardCharsets.UTF_8)));
        sha.update(raw, 0, raw.length - 6);
        System.arraycopy(sha.digest(), 0, raw, raw.length - 6, 6);
        return raw;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
