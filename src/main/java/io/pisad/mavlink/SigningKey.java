package io.pisad.mavlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** The 32 bytes that sign MAVLink 2; they are in no text, log or record. */
public final class SigningKey {
    private static final int LENGTH = 32;
    private static final int SIGNATURE = 6;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A key nobody has. */
    public static SigningKey random() {
        var bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new SigningKey(bytes);
    }

    /** The key that ground stations make of a pass phrase: its SHA-256. */
    public static SigningKey ofPassphrase(String passphrase) {
        return new SigningKey(sha256().digest(passphrase.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a key file: 32 bytes, or 64 hexadecimal digits.
     *
     * @throws IOException naming the file, if it cannot be read, is no key, or anybody but its owner may read or write it
     */
    public static SigningKey read(Path file) throws IOException {
        Set<PosixFilePermission> permissions;
        byte[] content;
        try {
            permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new IOException("signing key " + file + ": mode " + PosixFilePermissions.toString(permissions)
                        + " is not allowed (allowed: rw-------, chmod 600 " + file + ")");
            }
            content = Files.size(file) > 1000 ? new byte[0] : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "signing key " + file + ": no such file (make one: pisad key create " + file + ")", e);
        }
        if (content.length == LENGTH) {
            return new SigningKey(content);
        }
        String text = new String(content, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new IOException("signing key " + file + ": not a key (allowed: 32 bytes or 64 hexadecimal digits)");
        }
        return new SigningKey(HexFormat.of().parseHex(text));
    }

    /**
     * Writes it as hexadecimal digits to a new file that only its owner may read.
     *
     * @throws FileAlreadyExistsException if there is one: a key is never overwritten
     * @throws IOException if it cannot be written
     */
    public void create(Path file) throws IOException {
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            var text = ByteBuffer.wrap((HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
    }

    /** Whether the last 6 bytes of a frame are what this key makes of the others: the beginning of their SHA-256. */
    boolean signs(byte[] frame) {
        int covered = frame.length - SIGNATURE;
        MessageDigest sha = sha256();
        sha.update(bytes);
        sha.update(frame, 0, covered);
        byte[] expected = Arrays.copyOf(sha.digest(), SIGNATURE);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(frame, covered, frame.length));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
