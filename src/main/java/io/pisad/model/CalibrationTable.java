package io.pisad.model;

import java.util.List;

/**
 * What was measured of one radio: what to add to dBFS to get dBm, by frequency and gain.
 *
 * @param serial of the radio, as {@code hackrf_info} shows it
 * @param date on which it was measured, ISO
 * @param absolute whether the offsets give dBm at the antenna; otherwise only their differences mean something
 * @param rows in any order, at most one per frequency and gain
 */
public record CalibrationTable(String serial, String date, boolean absolute, List<Row> rows) {
    /** Keeps its own copy of the rows. */
    public CalibrationTable {
        rows = List.copyOf(rows);
    }

    /**
     * One measurement.
     *
     * @param frequencyHz of the signal
     * @param gain in force
     * @param offsetDb what to add to dBFS to get dBm
     * @param errorDb standard error of the measurement, without that of the generator
     */
    public record Row(double frequencyHz, Gain gain, double offsetDb, double errorDb) {}
}
