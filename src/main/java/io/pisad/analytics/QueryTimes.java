package io.pisad.analytics;

import org.HdrHistogram.Histogram;

/**
 * Wall times in nanoseconds of what the analyst asked of DuckDB. Written by the analyst's thread alone; read it after
 * {@link DuckAnalyst#close()}, or from that thread.
 *
 * @param floor the combined statement of every tick: floor, temporal gradient, level
 * @param gradient the regression sums of the plane fits, 5 per second
 * @param pulses the pulse pattern, 2 per second
 * @param track the track in half-second means, once per second
 * @param flush handing waiting rows to DuckDB
 * @param maintenance one round of DELETE, with its CHECKPOINT when due
 */
public record QueryTimes(
        Histogram floor,
        Histogram gradient,
        Histogram pulses,
        Histogram track,
        Histogram flush,
        Histogram maintenance) {

    static QueryTimes empty() {
        return new QueryTimes(times(), times(), times(), times(), times(), times());
    }

    private static Histogram times() {
        return new Histogram(3);
    }
}
