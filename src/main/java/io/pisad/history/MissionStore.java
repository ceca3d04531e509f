package io.pisad.history;

import io.pisad.model.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the rows of one mission go: a file in flight, memory in tests. Used by one thread. */
interface MissionStore extends AutoCloseable {

    /** Makes the store when a mission begins. */
    @FunctionalInterface
    interface Beginner {
        /**
         * Makes a store that holds the header and no rows.
         *
         * @throws IOException naming the place; nothing is left behind
         */
        MissionStore begin(MissionHeader header) throws IOException;
    }

    /**
     * Writes rows in one transaction: all of them are durable when this returns, none when it throws. A row whose id is
     * already stored in its table is left out, so the same rows may be written again after a failure.
     *
     * @throws IOException naming the file; the store can be used again
     */
    void write(List<? extends Row> rows) throws IOException;

    /** Number of stored rows of a kind. */
    long count(Class<? extends Row> kind) throws IOException;

    /** The file, when there is one. */
    Optional<Path> path();

    @Override
    void close();
}
