package io.pisad.analytics;

import io.pisad.analytics.HotTables.HeardReading;
import io.pisad.model.Quality;
import java.util.Arrays;

/** The readings of the last minute and what {@code window.sql} says of them. */
final class ReadingArrays {
    private static final long KEPT_NS = 65_000_000_000L;

    private long[] atNs = new long[1024];
    private double[][] columns = new double[4][1024];
    private boolean[] good = new boolean[1024];
    private double[] sorted = new double[1024];
    private int first;
    private int end;

    private static final int RSSI = 0;
    private static final int REFERENCE = 1;
    private static final int POWER = 2;
    private static final int REFERENCE_MW = 3;

    void add(HeardReading row) {
        if (end == atNs.length) {
            room(row.reading().atNs() - KEPT_NS);
        }
        var reading = row.reading();
        atNs[end] = reading.atNs();
        columns[RSSI][end] = row.heard() ? reading.rssiDbm() : Double.NaN;
        columns[REFERENCE][end] = row.heard() ? reading.referenceDbm() : Double.NaN;
        columns[POWER][end] = row.heard() ? row.powerMw() : Double.NaN;
        columns[REFERENCE_MW][end] = row.heard() ? row.referenceMw() : Double.NaN;
        good[end] = row.heard() && reading.quality() == Quality.GOOD;
        end++;
    }

    private void room(long fromNs) {
        while (first < end && atNs[first] <= fromNs) {
            first++;
        }
        int kept = end - first;
        int size = kept > atNs.length / 2 ? 2 * atNs.length : atNs.length;
        atNs = Arrays.copyOf(Arrays.copyOfRange(atNs, first, end), size);
        good = Arrays.copyOf(Arrays.copyOfRange(good, first, end), size);
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(Arrays.copyOfRange(columns[c], first, end), size);
        }
        sorted = new double[size];
        first = 0;
        end = kept;
    }

    WindowFigures window(long tickNs, long floorFromNs, long gradientFromNs, long levelFromNs) {
        int references = 0;
        var power = new Sums();
        var reference = new Sums();
        var level = new Sums();
        var time = new Sums();
        double cross = 0;
        long newGood = 0;
        long oldest = Math.min(floorFromNs, gradientFromNs);
        for (int i = end - 1; i >= first && atNs[i] > oldest; i--) {
            if (atNs[i] > tickNs) {
                continue;
            }
            if (good[i] && atNs[i] > floorFromNs) {
                sorted[references++] = columns[REFERENCE][i];
            }
            if (atNs[i] <= gradientFromNs) {
                continue;
            }
            if (good[i]) {
                double beforeS = (atNs[i] - tickNs) / 1e9;
                double off = columns[RSSI][i] - (level.count() == 0 ? 0 : level.mean());
                level.add(columns[RSSI][i]);
                time.add(beforeS);
                cross += off * (beforeS - time.mean());
            }
            if (atNs[i] > levelFromNs && !Double.isNaN(columns[POWER][i])) {
                power.add(columns[POWER][i]);
                reference.add(columns[REFERENCE_MW][i]);
                newGood += good[i] ? 1 : 0;
            }
        }
        double slope = time.squares() > 0 ? cross / time.squares() : Double.NaN;
        return new WindowFigures(
                references,
                Sums.quantile(sorted, references, 0.1),
                slope,
                level.squares() > 0 || Double.isNaN(slope) ? slope * cross / level.squares() : 1,
                level.mean(),
                level.deviation(),
                power.mean(),
                reference.mean(),
                power.count(),
                newGood);
    }
}
