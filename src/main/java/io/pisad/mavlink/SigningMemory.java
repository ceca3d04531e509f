package io.pisad.mavlink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that keeps time stamps over a restart: lines of {@code STREAM STAMP}, {@code own} for ours.
 *
 * <p>A stream is {@code SYSTEM/COMPONENT/LINK}; a stamp counts 10 us since 2015-01-01.
 */
final class SigningMemory {
    static final String OWN = "own";

    private SigningMemory() {}

    /** What the file holds; nothing if there is none. */
    static Map<String, Long> read(Path file) throws IOException {
        var stamps = new TreeMap<String, Long>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                int space = line.indexOf(' ');
                if (space < 1 || !line.substring(space + 1).matches("[0-9]{1,15}")) {
                    throw new IOException("signing time " + file + ": damaged line \"" + line + "\"");
                }
                stamps.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
            }
        } catch (NoSuchFileException e) {
            return stamps;
        }
        return stamps;
    }

    /** Replaces the file as a whole. */
    static void write(Path file, Map<String, Long> stamps) throws IOException {
        var text = new StringBuilder();
        stamps.forEach(
                (stream, stamp) -> text.append(stream).append(' ').append(stamp).append('\n'));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
