package io.pisad.app;

import io.pisad.model.Gain;
import io.pisad.model.IqBlock;
import io.pisad.signal.AveragedSpectrum;
import java.io.IOException;
import java.util.List;

/**
 * Whether the radio-frequency amplifier lives: the strongest steady signal in the band is measured with the amplifier off,
 * on, and off again.
 *
 * <p>A signal, not the noise: with the published noise figures (22 dB off, 10.8 dB on) and 11 dB of gain the receiver's own
 * noise changes by 10.8 + 11 - 22 = -0.2 dB, so a level of noise alone says nothing, dead or alive. A dead amplifier lets
 * the signal drop instead of rise. A strong transmitter can destroy the amplifier while it is on: only when asked for.
 */
final class AmpTest {
    private static final String NAME = "amplifier";
    private static final double SECONDS = 0.6;
    private static final double SETTLE_S = 0.2;
    private static final int BINS = 4096;
    private static final double LEAST_DB = 10;
    private static final double STEADY_DB = 2;
    private static final double RISE_LEAST_DB = 5;
    private static final double RISE_MOST_DB = 15;
    private static final double PATIENCE_S = 3;

    private AmpTest() {}

    /** Measures with this radio, which is set to {@code gain}; the amplifier is off afterwards. */
    static Check of(PromptRadio radio, Gain gain) throws IOException {
        Gain off = new Gain(gain.lnaDb(), gain.vgaDb(), false);
        AveragedSpectrum before = spectrum(radio, off);
        double half = radio.stream().sampleRateHz() / 2;
        List<AveragedSpectrum.Peak> peaks = before.peaks(-half, half, LEAST_DB, 1);
        if (peaks.isEmpty()) {
            return undecided("no signal stands 10 dB out of the noise, and noise alone tells nothing");
        }
        AveragedSpectrum on;
        try {
            on = spectrum(radio, new Gain(gain.lnaDb(), gain.vgaDb(), true));
        } finally {
            radio.request(off);
        }
        AveragedSpectrum after = spectrum(radio, off);
        double hz = peaks.get(0).offsetHz();
        return judge(
                level(before, hz),
                level(on, hz),
                level(after, hz),
                (radio.stream().centerHz() + hz) * 1e-6);
    }

    /** The verdict on three levels of one signal, dBFS. */
    static Check judge(double before, double on, double after, double mhz) {
        double rise = on - (before + after) / 2;
        String said = String.format("the signal on %.3f MHz changes by %+.1f dB when it is on", mhz, rise);
        if (!(Math.abs(after - before) <= STEADY_DB)) {
            return undecided(
                    String.format("the signal on %.3f MHz is not steady (%.1f, %.1f dBFS)", mhz, before, after));
        }
        if (rise >= RISE_LEAST_DB && rise <= RISE_MOST_DB) {
            return Check.ok(NAME, said);
        }
        return rise < 0
                ? Check.fail(NAME, said + ": it is dead", "receiver.amp = false; have it replaced")
                : Check.warn(NAME, said + ", 5 to 15 dB are expected", "repeat with a weaker, steady signal");
    }

    private static Check undecided(String why) {
        return Check.warn(NAME, "not decided: " + why, "switch on a beacon some metres away and repeat");
    }

    private static double level(AveragedSpectrum spectrum, double hz) {
        int bin = spectrum.bin(hz);
        return spectrum.dbfs(bin - 3, bin + 4);
    }

    private static AveragedSpectrum spectrum(PromptRadio radio, Gain gain) throws IOException {
        radio.request(gain);
        double rateHz = radio.stream().sampleRateHz();
        var spectrum = new AveragedSpectrum(rateHz, BINS);
        var block = new IqBlock(1 << 17);
        long settled = 0;
        long measured = 0;
        long passed = 0;
        while (measured < SECONDS * rateHz) {
            radio.read(block, block.capacity());
            passed += block.samples;
            if (!gain.equals(block.gain)) {
                if (passed > PATIENCE_S * rateHz) {
                    throw new IOException("the HackRF did not take the gain " + gain + " within " + PATIENCE_S + " s");
                }
            } else if (settled < SETTLE_S * rateHz) {
                settled += block.samples;
            } else {
                spectrum.feed(block);
                measured += block.samples;
            }
        }
        return spectrum;
    }
}
