package io.pisad.app;

import io.pisad.signal.AveragedSpectrum;
import java.util.List;

/** A spectrum as text: bars over a frequency axis, then what stands out. */
final class SpectrumText {
    private static final int COLUMNS = 96;
    private static final int STEP_DB = 5;
    private static final int MOST_ROWS = 24;

    private final SpectrumView view;
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    private SpectrumText(SpectrumView view) {
        this.view = view;
        columns = Math.min(COLUMNS, view.endBin() - view.firstBin());
    }

    static String of(SpectrumView view) {
        var page = new SpectrumText(view);
        page.bars();
        page.axis();
        page.figures();
        return page.text.toString();
    }

    /** The first bin of a column. */
    private int bin(int column) {
        return view.firstBin() + (int) ((long) column * (view.endBin() - view.firstBin()) / columns);
    }

    /** The strongest bin of a column: a narrow line must not vanish between neighbours. */
    private double levelDbfs(int column) {
        double most = Double.NEGATIVE_INFINITY;
        for (int bin = bin(column); bin < bin(column + 1); bin++) {
            most = Math.max(most, view.spectrum().dbfs(bin, bin + 1));
        }
        return most;
    }

    private void bars() {
        double floor = view.floorDbfs();
        double most = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            most = Math.max(most, levelDbfs(column));
        }
        if (!Double.isFinite(most) || !Double.isFinite(floor)) {
            text.append("no data: the samples are digital silence").append(System.lineSeparator());
            return;
        }
        int top = (int) Math.ceil(most / STEP_DB) * STEP_DB;
        int bottom = Math.max(top - MOST_ROWS * STEP_DB, (int) Math.floor(floor / STEP_DB - 1) * STEP_DB);
        text.append("dBFS per bin of ")
                .append(String.format("%.0f Hz", view.spectrum().binHz()))
                .append(System.lineSeparator());
        for (int level = top; level > bottom; level -= STEP_DB) {
            text.append(String.format("%5d |", level));
            for (int column = 0; column < columns; column++) {
                double above = levelDbfs(column) - (level - STEP_DB);
                text.append(above >= STEP_DB ? '#' : above >= STEP_DB / 2.0 ? ':' : above > 0 ? '.' : ' ');
            }
            text.append(System.lineSeparator());
        }
    }

    private void axis() {
        text.append("      +");
        for (int column = 0; column < columns; column++) {
            boolean channel = false;
            boolean dc = false;
            for (int bin = bin(column); bin < bin(column + 1); bin++) {
                channel |= view.inChannel(bin);
                dc |= view.spectrum().offsetHz(bin) == 0;
            }
            text.append(dc ? 'D' : channel ? 'C' : '-');
        }
        String low = mhz(view.lowHz());
        String middle = mhz((view.lowHz() + view.highHz()) / 2);
        String high = mhz(view.highHz());
        int left = Math.max(1, columns / 2 - low.length() - middle.length() / 2);
        int right = Math.max(1, columns - low.length() - left - middle.length() - high.length());
        text.append(System.lineSeparator())
                .append("       ")
                .append(low)
                .append(" ".repeat(left))
                .append(middle)
                .append(" ".repeat(right))
                .append(high)
                .append(System.lineSeparator());
    }

    private void figures() {
        line(String.format(
                "%s: %.3f s, %d frames, %d samples lost; C: channel, D: DC line",
                view.source(), view.seconds(), view.spectrum().frames(), view.lostSamples()));
        line(String.format(
                "floor %s dBFS per bin; channel %s, %.3f kHz wide: %s dBFS (uncalibrated)",
                Text.number(view.floorDbfs(), "%.1f"),
                Double.isNaN(view.channelHz()) ? "not in the band" : mhz(view.channelHz()),
                view.bandwidthHz() * 1e-3,
                Text.number(view.channelDbfs(), "%.1f")));
        List<AveragedSpectrum.Peak> peaks = view.peaks();
        if (peaks.isEmpty()) {
            line("nothing stands out by 6 dB");
            return;
        }
        line(String.format("%-18s %10s %12s %12s", "peak", "dBFS", "over floor", "width"));
        for (AveragedSpectrum.Peak peak : peaks) {
            line(String.format(
                    "%-18s %10.1f %9.1f dB %8.1f kHz%s",
                    mhz(peak.offsetHz()),
                    peak.dbfs(),
                    peak.overFloorDb(),
                    peak.widthHz() * 1e-3,
                    Math.abs(peak.offsetHz() - view.channelHz()) <= view.bandwidthHz() / 2 ? "  in the channel" : ""));
        }
    }

    private String mhz(double offsetHz) {
        return view.centerHz() == 0
                ? String.format("%+.3f kHz", offsetHz * 1e-3)
                : String.format("%.4f MHz", (view.centerHz() + offsetHz) * 1e-6);
    }

    private void line(String said) {
        text.append(said).append(System.lineSeparator());
    }
}
