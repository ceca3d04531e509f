package io.pisad.sdr;

import io.pisad.model.DbmOffset;
import io.pisad.model.Gain;
import java.util.Optional;

/**
 * What a HackRF is set to.
 *
 * @param serial serial number or its last digits; empty for the first radio found
 * @param frequencyHz radio frequency of the channel, 1 MHz to 6 GHz
 * @param bandwidthHz width of the channel; its guard bands, as wide on each side as four and a half channels, are received,
 *     too
 * @param sampleRateHz complex samples per second, 2 to 20 million
 * @param lnaDb intermediate-frequency gain, 0 to 40 by 8
 * @param vgaDb baseband gain, 0 to 62 by 2
 * @param amp whether the radio-frequency amplifier (about 11 dB) is on; off near transmitters, it is easily destroyed
 * @param loOffsetHz where the channel lies in the samples: the radio is tuned this much below it, so that the DC line is
 *     outside the channel; at most 0.4 of the sample rate either way
 */
public record HackRfSettings(
        Optional<String> serial,
        double frequencyHz,
        double bandwidthHz,
        double sampleRateHz,
        int lnaDb,
        int vgaDb,
        boolean amp,
        double loOffsetHz) {

    /** Gain of the amplifier in dB (10 to 12 by frequency). */
    static final int AMP_DB = 11;

    /** Without a calibration: 0 dBFS is taken for 0 dBm at the antenna with all gains 0, the stages for exact. */
    public static final DbmOffset UNCALIBRATED = new DbmOffset() {
        @Override
        public double dbmOffsetDb(Gain gain) {
            return -(gain.lnaDb() + gain.vgaDb() + (gain.amp() ? AMP_DB : 0));
        }

        @Override
        public boolean calibrated() {
            return false;
        }
    };

    /** The narrowest baseband filter there is. */
    private static final double NARROWEST_HZ = 1.75e6;

    /** Room for the channel and its guard bands beside the offset, at least and over the bandwidth. */
    private static final double GUARD_HZ = 250e3;

    private static final double GUARD_BANDWIDTHS = 5;

    /** @throws IllegalArgumentException naming the setting, its value and the allowed range */
    public HackRfSettings {
        check(frequencyHz >= 1e6 && frequencyHz <= 6e9, "frequency", frequencyHz + " Hz", "1 MHz to 6 GHz");
        check(
                bandwidthHz >= 100 && bandwidthHz <= 0.5 * sampleRateHz,
                "bandwidth",
                bandwidthHz + " Hz",
                "100 Hz to half the sample rate");
        check(sampleRateHz >= 2e6 && sampleRateHz <= 20e6, "sample rate", sampleRateHz + " Hz", "2 to 20 Msps");
        check(lnaDb >= 0 && lnaDb <= 40 && lnaDb % 8 == 0, "LNA gain", lnaDb + " dB", "0 to 40 dB in steps of 8");
        check(vgaDb >= 0 && vgaDb <= 62 && vgaDb % 2 == 0, "VGA gain", vgaDb + " dB", "0 to 62 dB in steps of 2");
        check(
                Math.abs(loOffsetHz) <= 0.4 * sampleRateHz,
                "LO offset",
                loOffsetHz + " Hz",
                "at most 0.4 of the sample rate (" + Math.round(0.4 * sampleRateHz) + " Hz) either way");
        check(
                serial.isEmpty() || serial.get().matches("[0-9a-fA-F]{1,32}"),
                "serial",
                serial.orElse(""),
                "1 to 32 hexadecimal digits, the last ones suffice");
    }

    /**
     * The offset to use when nothing speaks against it: an eighth of the rate, but inside the narrowest filter (1.75 MHz),
     * which keeps the most noise and strong neighbours out.
     */
    public static double defaultLoOffsetHz(double sampleRateHz) {
        return Math.min(sampleRateHz / 8, NARROWEST_HZ / 2 - GUARD_HZ - 25e3);
    }

    /** What the radio is tuned to: 0 Hz in the samples. */
    public double centerHz() {
        return frequencyHz - loOffsetHz;
    }

    /** How wide the baseband filter must be for the channel and its guard bands; the radio takes its next wider one. */
    double filterHz() {
        return Math.max(NARROWEST_HZ, 2 * (Math.abs(loOffsetHz) + Math.max(GUARD_HZ, GUARD_BANDWIDTHS * bandwidthHz)));
    }

    /** The gain at the start. */
    public Gain gain() {
        return new Gain(lnaDb, vgaDb, amp);
    }

    /** The same with another gain; checked like every other setting. */
    public HackRfSettings withGain(Gain gain) {
        return new HackRfSettings(
                serial, frequencyHz, bandwidthHz, sampleRateHz, gain.lnaDb(), gain.vgaDb(), gain.amp(), loOffsetHz);
    }

    /** Offset of the gain at the start, uncalibrated. */
    public double dbmOffsetDb() {
        return UNCALIBRATED.dbmOffsetDb(gain());
    }

    private static void check(boolean good, String name, String value, String range) {
        if (!good) {
            throw new IllegalArgumentException("HackRF " + name + " " + value + ": allowed " + range);
        }
    }
}
