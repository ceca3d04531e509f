package io.pisad.report;

import java.io.IOException;
import java.nio.file.Path;

/** Makes a readable copy of a mission that is not sealed. */
@FunctionalInterface
public interface ReaderCopy {
    /**
     * Copies.
     *
     * @return a file that can be opened read-only
     * @throws IOException in one line, if a process holds the mission or it is damaged
     */
    Path of(Path mission) throws IOException;
}
