package io.pisad.signal;

import io.pisad.model.CalibrationTable;
import io.pisad.model.DbmOffset;
import io.pisad.model.Gain;
import java.util.Comparator;
import java.util.List;

/**
 * A radio's calibration at one frequency: dBm = dBFS + offset, linear in frequency between the two rows of the same gain
 * around it, never beyond the outermost ones.
 *
 * <p>Pure and immutable.
 */
public final class Calibration implements DbmOffset {
    private final CalibrationTable table;
    private final double frequencyHz;

    /** For the channel at this frequency. */
    public Calibration(CalibrationTable table, double frequencyHz) {
        this.table = table;
        this.frequencyHz = frequencyHz;
    }

    /** Whether the offset for this gain is known: rows of that gain at, or on both sides of, the frequency. */
    public boolean covers(Gain gain) {
        return !Double.isNaN(dbmOffsetDb(gain));
    }

    /** The radio it was measured on. */
    public String serial() {
        return table.serial();
    }

    /** The frequencies of the table, for a person. */
    public String span() {
        var hz = table.rows().stream()
                .mapToDouble(CalibrationTable.Row::frequencyHz)
                .summaryStatistics();
        return Math.round(hz.getMin()) + " to " + Math.round(hz.getMax()) + " Hz";
    }

    @Override
    public double dbmOffsetDb(Gain gain) {
        return between(gain, false);
    }

    /** Standard error of the offset: the larger one of the two rows used; NaN where there is no offset. */
    public double errorDb(Gain gain) {
        return between(gain, true);
    }

    /** Whether the table gives dBm and not only differences. */
    @Override
    public boolean calibrated() {
        return table.absolute();
    }

    /** The gains that are covered here, in the order of the table. */
    public List<Gain> gains() {
        return table.rows().stream()
                .map(CalibrationTable.Row::gain)
                .distinct()
                .filter(this::covers)
                .toList();
    }

    private double between(Gain gain, boolean error) {
        var below = table.rows().stream()
                .filter(row -> row.gain().equals(gain) && row.frequencyHz() <= frequencyHz)
                .max(Comparator.comparingDouble(CalibrationTable.Row::frequencyHz));
        var above = table.rows().stream()
                .filter(row -> row.gain().equals(gain) && row.frequencyHz() >= frequencyHz)
                .min(Comparator.comparingDouble(CalibrationTable.Row::frequencyHz));
        if (below.isEmpty() || above.isEmpty()) {
            return Double.NaN;
        }
        var low = below.get();
        var high = above.get();
        if (error) {
            return Math.max(low.errorDb(), high.errorDb());
        }
        double span = high.frequencyHz() - low.frequencyHz();
        double share = span == 0 ? 0 : (frequencyHz - low.frequencyHz()) / span;
        return low.offsetDb() + share * (high.offsetDb() - low.offsetDb());
    }
}
