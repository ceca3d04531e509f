package io.pisad.app;

import io.pisad.signal.AveragedSpectrum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a spectrum shows: a part of the band, with the channel and the DC line marked.
 *
 * @param source the radio or file, for a person
 * @param centerHz radio frequency of 0 Hz in the samples; 0 when not known: frequencies are offsets then
 * @param lowHz lower end, offset from the centre
 * @param highHz upper end likewise
 * @param channelHz centre of the channel, offset likewise; NaN without one
 * @param bandwidthHz width of the channel
 */
record SpectrumView(
        String source,
        AveragedSpectrum spectrum,
        double centerHz,
        double lowHz,
        double highHz,
        double channelHz,
        double bandwidthHz,
        double seconds,
        long lostSamples) {
    private static final double PEAK_DB = 6;
    private static final int PEAKS = 12;

    int firstBin() {
        return Math.max(0, spectrum.bin(lowHz));
    }

    /** One after the last bin shown. */
    int endBin() {
        return Math.min(spectrum.size() - 1, spectrum.bin(highHz)) + 1;
    }

    double floorDbfs() {
        return spectrum.floorDbfs(lowHz, highHz);
    }

    List<AveragedSpectrum.Peak> peaks() {
        return spectrum.peaks(lowHz, highHz, PEAK_DB, PEAKS);
    }

    boolean inChannel(int bin) {
        return Math.abs(spectrum.offsetHz(bin) - channelHz) <= bandwidthHz / 2;
    }

    /** Power in the channel, whole bins only, dBFS; NaN without a channel in the band. */
    double channelDbfs() {
        int from = spectrum.bin(channelHz - bandwidthHz / 2);
        int to = spectrum.bin(channelHz + bandwidthHz / 2) + 1;
        return Double.isNaN(channelHz) || from < 0 || to > spectrum.size() ? Double.NaN : spectrum.dbfs(from, to);
    }

    /** The object that {@code --json} prints. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("source", source);
        tree.put("center_hz", centerHz == 0 ? null : Json.number(centerHz, 1));
        tree.put("sample_rate_hz", Json.number(spectrum.binHz() * spectrum.size(), 3));
        tree.put("seconds", Json.number(seconds, 3));
        tree.put("frames", spectrum.frames());
        tree.put("lost_samples", lostSamples);
        tree.put("bin_hz", Json.number(spectrum.binHz(), 3));
        tree.put("floor_dbfs_per_bin", Json.number(floorDbfs(), 2));
        tree.put("channel_hz", Json.number(centerHz + channelHz, 1));
        tree.put("bandwidth_hz", Json.number(bandwidthHz, 1));
        tree.put("channel_dbfs", Json.number(channelDbfs(), 2));
        tree.put("dc_hz", Json.number(centerHz, 1));
        List<Object> peaks = new ArrayList<>();
        for (AveragedSpectrum.Peak peak : peaks()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("frequency_hz", Json.number(centerHz + peak.offsetHz(), 1));
            row.put("dbfs", Json.number(peak.dbfs(), 2));
            row.put("over_floor_db", Json.number(peak.overFloorDb(), 2));
            row.put("width_hz", Json.number(peak.widthHz(), 1));
            peaks.add(row);
        }
        tree.put("peaks", peaks);
        tree.put("first_bin_hz", Json.number(centerHz + spectrum.offsetHz(firstBin()), 3));
        List<@Nullable Object> dbfs = new ArrayList<>();
        List<@Nullable Object> over = new ArrayList<>();
        double floor = floorDbfs();
        for (int bin = firstBin(); bin < endBin(); bin++) {
            double level = spectrum.dbfs(bin, bin + 1);
            dbfs.add(Json.number(level, 2));
            over.add(Json.number(level - floor, 2));
        }
        tree.put("dbfs", dbfs);
        tree.put("over_floor_db", over);
        return tree;
    }
}
