package io.pisad.model;

import java.util.List;

/**
 * How the computer and the daemon are, measured over the last second; NaN (or an empty list) is not known.
 *
 * @param healthPercent 100 less what is missing: the smaller of the shares of due ticks decided and of due samples heard
 * @param loadPercent of all processors together
 * @param corePercent of each processor
 * @param lostPerMille samples lost of a thousand due, over the last 10 s
 * @param temperatureC of the processor
 * @param memoryUsedMib of the whole computer
 * @param memoryTotalMib of the whole computer
 * @param storageUsedMib of the file system missions are written to
 * @param storageTotalMib of that file system
 */
public record Vitals(
        double healthPercent,
        double loadPercent,
        List<Double> corePercent,
        double lostPerMille,
        double temperatureC,
        double memoryUsedMib,
        double memoryTotalMib,
        double storageUsedMib,
        double storageTotalMib) {
    /** Nothing measured: nothing is sent. */
    public static final Vitals UNKNOWN = new Vitals(
            Double.NaN, Double.NaN, List.of(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Keeps its own copy of the list. */
    public Vitals {
        corePercent = List.copyOf(corePercent);
    }
}
