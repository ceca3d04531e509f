package io.pisad.model;

/**
 * What an IQ source delivers.
 *
 * @param name file name or device, for a person
 * @param format cs8, cu8, cs16, cf32, or "sim"
 * @param sampleRateHz complex samples per second
 * @param centerHz radio frequency of 0 Hz in the samples; NaN when not known
 * @param railHigh the largest value a converter sample can take (255 of cu8 is 1.0, 127 of cs8 is 127/128); the
 *     smallest is -1
 * @param dbmOffsetDb what to add to dBFS to get dBm at the start
 * @param calibrated whether that offset comes from a calibration
 * @param totalSamples length of the stream, -1 when it does not end by itself
 * @param live whether the source itself keeps real time (a radio); others are paced by their reader
 */
public record IqStream(
        String name,
        String format,
        double sampleRateHz,
        double centerHz,
        float railHigh,
        double dbmOffsetDb,
        boolean calibrated,
        long totalSamples,
        boolean live) {}
