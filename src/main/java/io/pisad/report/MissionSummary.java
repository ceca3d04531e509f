package io.pisad.report;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mission of a folder, as far as it can be read.
 *
 * @param name the file's name without its end
 * @param file the mission file
 * @param sealed whether it is one file that never changes again
 * @param content what it holds; null when it cannot be read
 * @param problem why it cannot be read, in one line; null when it can
 */
public record MissionSummary(
        String name,
        Path file,
        boolean sealed,
        @Nullable Content content,
        @Nullable String problem) {

    /**
     * What a mission holds.
     *
     * @param kind {@code sim}, {@code replay} or {@code run}
     * @param startUtc when it began
     * @param durationS from its start to its last row; NaN when it has none
     * @param rows in all tables but the schema's own
     * @param transitions of the state machine
     * @param detections of the beacon
     * @param finalState the state after the last transition; null when there was none
     */
    public record Content(
            String kind,
            Instant startUtc,
            double durationS,
            long rows,
            long transitions,
            long detections,
            @Nullable String finalState) {}
}
