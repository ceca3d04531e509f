package io.pisad.app;

import io.pisad.model.Settings;
import io.pisad.sdr.HackRfSettings;

/**
 * How a HackRF is tuned so that a whole span passes its filter and the DC line does not hide what is in the middle.
 *
 * <pre>
 *        |------- span -------|
 *   -----+----+----+----------+-----
 *             DC  wanted frequency      the radio is tuned a quarter of the span below the wanted frequency
 *   |----- filter ------------|
 * </pre>
 *
 * <p>The filter follows from the offset between channel and tuning (it reaches {@link #BEYOND_HZ} beyond the channel), so
 * the radio is opened with the upper end of the span as its channel.
 */
final class SpectrumTuning {
    /** By how much {@link HackRfSettings} lets the filter reach beyond the channel. */
    private static final double BEYOND_HZ = 250e3;

    private static final double MOST_OFFSET = 0.4;
    private static final double USED_BAND = 0.45;
    private static final double HIGHEST_RATE_HZ = 20e6;

    private SpectrumTuning() {}

    /**
     * The radio for a span.
     *
     * @param raise whether the sample rate may be raised for it
     */
    static HackRfSettings of(Settings settings, double spanHz, boolean raise) {
        HackRfSettings base = Radios.hackRf(settings);
        double needed = Math.max((0.75 * spanHz - BEYOND_HZ) / MOST_OFFSET, 0.75 * spanHz / USED_BAND);
        double rateHz = raise ? Math.max(base.sampleRateHz(), Math.ceil(needed)) : base.sampleRateHz();
        if (!(spanHz > 0) || needed > rateHz || rateHz > HIGHEST_RATE_HZ) {
            double most = Math.min((MOST_OFFSET * rateHz + BEYOND_HZ) / 0.75, USED_BAND * rateHz / 0.75);
            double highest =
                    raise ? Math.min((MOST_OFFSET * HIGHEST_RATE_HZ + BEYOND_HZ) / 0.75, 0.6 * HIGHEST_RATE_HZ) : most;
            throw new WrongUse(
                    String.format("--span %.0f Hz: allowed is more than 0, at most %.0f Hz", spanHz, highest));
        }
        double aboveHz = Math.max(0, 0.75 * spanHz - BEYOND_HZ);
        double tunedHz = base.frequencyHz() - spanHz / 4;
        try {
            return new HackRfSettings(
                    base.serial(),
                    tunedHz + aboveHz,
                    base.bandwidthHz(),
                    rateHz,
                    base.lnaDb(),
                    base.vgaDb(),
                    base.amp(),
                    aboveHz);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(Main.oneLine(e));
        }
    }
}
