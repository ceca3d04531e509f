package io.pisad.history;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a mission file says about itself.
 *
 * @param kind {@code sim}, {@code replay} or {@code run}
 * @param softwareVersion of the program
 * @param settingsText every setting in force; stored as JSON, as a JSON string when it is not JSON itself
 * @param seed of the simulated world, empty otherwise
 * @param startNs monotonic time at which the mission began
 * @param startUtc the same moment in UTC
 * @param utcSource where that UTC comes from, as {@code vehicle} or {@code system}
 * @param beginNow whether the file is made at once instead of at the first durable row
 */
public record MissionHeader(
        String kind,
        String softwareVersion,
        String settingsText,
        OptionalLong seed,
        long startNs,
        Instant startUtc,
        String utcSource,
        boolean beginNow) {

    /** UTC at a monotonic time. */
    Instant utcAt(long atNs) {
        return startUtc.plusNanos(atNs - startNs);
    }
}
