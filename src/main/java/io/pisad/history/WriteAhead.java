package io.pisad.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the framing of DuckDB's write-ahead file.
 *
 * <p>Needed because DuckDB 2.0 reports a wrong checksum, but takes an entry whose length reaches beyond the file for
 * the end of it and says nothing: such a file opens with its beginning only.
 */
final class WriteAhead {
    /** The header before the first entry is shorter than this; its length varies with the file's identity. */
    private static final int LONGEST_HEADER = 256;
    /** Length and checksum, eight bytes each, little-endian, before every entry. */
    private static final int FRAME = 16;

    private WriteAhead() {}

    /** Whether the file consists of a header and whole entries, so that replaying it leaves nothing out. */
    static boolean isWhole(Path wal) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wal)).order(ByteOrder.LITTLE_ENDIAN);
        for (int header = 0; header < Math.min(LONGEST_HEADER, bytes.limit()); header++) {
            if (entriesEnd(bytes, header) == bytes.limit()) {
                return true;
            }
        }
        return false;
    }

    private static int entriesEnd(ByteBuffer bytes, int start) {
        int at = start;
        while (at + FRAME <= bytes.limit()) {
            long length = bytes.getLong(at);
            if (length <= 0 || length > bytes.limit() - at - FRAME) {
                return at;
            }
            at += FRAME + (int) length;
        }
        return at;
    }
}
