package io.pisad.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A small file that is there as a whole or not at all, whenever the power fails. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file in place of the one that may be there: temporary file beside it, fsync, rename, fsync of the folder.
     *
     * @throws IOException one line that names the file and what to do
     */
    static void write(Path file, byte[] content) throws IOException {
        Path folder = folder(file);
        Path temporary = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(folder);
            try (var out = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException refused) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException alsoRefused) {
                refused.addSuppressed(alsoRefused);
            }
            throw explained("cannot write " + file, refused);
        }
    }

    /** The same for a text. */
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes a file for good; nothing happens when there is none. */
    static void remove(Path file) throws IOException {
        try {
            if (Files.deleteIfExists(file)) {
                force(folder(file));
            }
        } catch (IOException refused) {
            throw explained("cannot remove " + file, refused);
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static void force(Path folder) throws IOException {
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static IOException explained(String what, IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return new IOException(
                    what + ": permission denied for user " + System.getProperty("user.name") + ": try it with sudo",
                    refused);
        }
        String reason = refused instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : Main.oneLine(refused);
        String advice = reason.contains("Read-only")
                ? ": remount it for writing (inside the service /etc is always read-only: use a shell)"
                : "";
        return new IOException(what + ": " + reason + advice, refused);
    }
}
