package io.pisad.app;

import io.pisad.model.CalibrationTable;
import io.pisad.model.Gain;
import io.pisad.sdr.HackRfSettings;
import io.pisad.signal.Loading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures a constant carrier at every gain it suits, each between two measurements at one and the same gain, so that a
 * level that wanders is seen.
 */
final class CalibrationRun {
    private static final double LEAST_SNR_DB = 20;
    private static final double MOST_DRIFT_DB = 0.3;

    /** Over this the converter's steps are fine enough, or ... */
    private static final double LOUD_DBFS = -30;

    /** ... the noise is at least half an LSB rms and blurs them. */
    private static final double DITHER_DBFS = -46;

    private final LevelBench bench;
    private final Runnable progress;
    private final Map<Gain, String> unfit = new LinkedHashMap<>();

    CalibrationRun(LevelBench bench, Runnable progress) {
        this.bench = bench;
        this.progress = progress;
    }

    /** How often {@link #rows} reports progress, at most. */
    static int steps(int gains) {
        return 3 * gains + 1;
    }

    /** The gains that were left out, each with the reason. */
    Map<Gain, String> unfit() {
        return unfit;
    }

    /**
     * Measures.
     *
     * @param levelDbm of the carrier at the antenna; NaN when unknown: only differences then
     * @throws IOException when the radio fails, there is no carrier, it clips at every gain, or its level wanders
     */
    List<CalibrationTable.Row> rows(List<Gain> gains, double frequencyHz, double levelDbm) throws IOException {
        List<Gain> fit = fit(gains);
        Gain home = fit.get(fit.size() / 2);
        double baseDb = HackRfSettings.UNCALIBRATED.dbmOffsetDb(home);
        LevelBench.Level first = measure(home);
        LevelBench.Level before = first;
        List<CalibrationTable.Row> rows = new ArrayList<>();
        for (Gain gain : fit) {
            LevelBench.Level here = measure(gain);
            LevelBench.Level after = measure(home);
            steady(first, before, here, after);
            double homeDbfs = (before.dbfs() + after.dbfs()) / 2;
            double offsetDb = Double.isNaN(levelDbm) ? baseDb + homeDbfs - here.dbfs() : levelDbm - here.dbfs();
            double homeErrorDb = Double.isNaN(levelDbm) ? Math.max(before.errorDb(), after.errorDb()) : 0;
            double errorDb = Math.hypot(here.errorDb(), homeErrorDb);
            rows.add(new CalibrationTable.Row(frequencyHz, gain, offsetDb, errorDb));
            before = after;
        }
        return rows;
    }

    /** Tries the gains from the lowest up. */
    private List<Gain> fit(List<Gain> gains) throws IOException {
        List<Gain> fit = new ArrayList<>();
        double bestSnrDb = Double.NEGATIVE_INFINITY;
        boolean clipped = false;
        boolean full = false;
        for (Gain gain : gains) {
            if (full) {
                unfit.put(gain, "would clip"); // not tried: what clips lower clips here, and may harm the amplifier
                progress.run();
                continue;
            }
            LevelBench.Level level = measure(gain);
            full = level.peakDbfs() >= Loading.RAIL_DBFS;
            clipped |= full && level.snrDb() >= LEAST_SNR_DB;
            bestSnrDb = full ? bestSnrDb : Math.max(bestSnrDb, level.snrDb());
            if (full) {
                unfit.put(gain, "clips");
            } else if (level.snrDb() < LEAST_SNR_DB) {
                unfit.put(gain, String.format(Locale.ROOT, "SNR %.0f dB, needed %.0f", level.snrDb(), LEAST_SNR_DB));
            } else if (level.dbfs() < LOUD_DBFS && level.restDbfs() < DITHER_DBFS) {
                unfit.put(
                        gain, String.format(Locale.ROOT, "%.0f dBFS is too few steps of the converter", level.dbfs()));
            } else {
                fit.add(gain);
            }
        }
        if (!fit.isEmpty()) {
            return fit;
        }
        if (clipped && !(bestSnrDb >= LEAST_SNR_DB)) {
            throw new IOException("the converter clips at "
                    + (unfit.size() == 1 ? "this gain" : "every gain that hears the carrier") + ": lower the level");
        }
        throw new IOException(String.format(
                Locale.ROOT,
                "no carrier in the channel: best SNR %.0f dB without clipping, needed %.0f dB at %.0f dBFS or more;"
                        + " raise the level or check the frequency",
                bestSnrDb,
                LEAST_SNR_DB,
                LOUD_DBFS));
    }

    private static void steady(
            LevelBench.Level first, LevelBench.Level before, LevelBench.Level here, LevelBench.Level after)
            throws IOException {
        double drift = Math.max(Math.abs(after.dbfs() - before.dbfs()), Math.abs(after.dbfs() - first.dbfs()));
        double swing = Math.max(here.errorDb(), after.errorDb());
        if (!(drift <= MOST_DRIFT_DB && swing <= MOST_DRIFT_DB)) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "the carrier's level wanders: %.2f dB at one and the same gain, standard error %.2f dB (allowed: %.1f"
                            + " dB); use a steady, unmodulated carrier and fix the cables",
                    drift,
                    swing,
                    MOST_DRIFT_DB));
        }
    }

    private LevelBench.Level measure(Gain gain) throws IOException {
        LevelBench.Level level = bench.measure(gain);
        progress.run();
        return level;
    }
}
