package io.pisad.app;

import io.pisad.model.IqBlock;
import io.pisad.model.IqStream;
import io.pisad.signal.BandPower;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some seconds of samples say about a radio. Used by one thread; time comes with the samples. */
final class RadioFigures {
    private static final double LSB = 128;
    private static final double WELL_DBFS = -40;
    private static final double MOST_DC_LSB = 10;
    private static final double MOST_CLIPPED = 0.001;
    private static final double RATE_OK = 0.01;
    private static final double RATE_BAD = 0.05;
    private static final double LOST_BAD = 0.01;

    private final double setRateHz;
    private final BandPower band;
    private double sumI;
    private double sumQ;
    private long samples;
    private long timed;
    private long lost;
    private long gaps;
    private long firstNs;
    private long lastNs;

    RadioFigures(IqStream stream) {
        setRateHz = stream.sampleRateHz();
        band = new BandPower(stream.railHigh());
    }

    /** Takes a block that arrived at this time. */
    void feed(IqBlock block, long arrivedNs) {
        if (block.samples == 0) {
            return;
        }
        band.feed(block);
        for (int n = 0; n < 2 * block.samples; n += 2) {
            sumI += block.iq[n];
            sumQ += block.iq[n + 1];
        }
        if (samples == 0) {
            firstNs = arrivedNs; // what came before was waiting for the first read
        } else {
            timed += block.samples;
            lost += block.lostBefore;
            gaps += block.lostBefore > 0 ? 1 : 0;
        }
        lastNs = arrivedNs;
        samples += block.samples;
    }

    /** Samples that arrived per second; NaN before there is a second. */
    double rateHz() {
        return lastNs > firstNs ? timed / ((lastNs - firstNs) * 1e-9) : Double.NaN;
    }

    double floorDbfs() {
        return band.p10Dbfs();
    }

    private double dcI() {
        return samples == 0 ? Double.NaN : sumI / samples * LSB;
    }

    private double dcQ() {
        return samples == 0 ? Double.NaN : sumQ / samples * LSB;
    }

    /**
     * The judgement.
     *
     * @param automaticGain whether the daemon moves the gain by itself
     */
    List<Check> checks(boolean automaticGain) {
        List<Check> checks = new ArrayList<>();
        checks.add(rate());
        checks.add(losses());
        checks.add(floor(automaticGain));
        String dc = String.format("I %.1f, Q %.1f LSB", dcI(), dcQ());
        checks.add(
                Math.max(Math.abs(dcI()), Math.abs(dcQ())) <= MOST_DC_LSB
                        ? Check.ok("DC", dc)
                        : Check.warn(
                                "DC", dc + ", more than " + MOST_DC_LSB, "let it warm up; the channel lies beside it"));
        String clipped = String.format("%.3f %% of the samples at a rail", band.clippedFraction() * 100);
        checks.add(
                band.clippedFraction() <= MOST_CLIPPED
                        ? Check.ok("clipping", clipped)
                        : Check.warn(
                                "clipping",
                                clipped + "; above 0.1 % readings are not used",
                                "lower receiver.vga_db and lna_db, amp = false; move away from the transmitter"));
        return checks;
    }

    private Check rate() {
        double off = rateHz() / setRateHz - 1;
        String said = String.format(
                "%s of %.3f Msps in %.1f s",
                Text.number(rateHz() * 1e-6, "%.3f"), setRateHz * 1e-6, (lastNs - firstNs) * 1e-9);
        if (Math.abs(off) <= RATE_OK) {
            return Check.ok("rate", said);
        }
        String advice = "use a USB port of its own, a short cable, or a lower receiver.sample_rate_hz";
        return Math.abs(off) <= RATE_BAD ? Check.warn("rate", said, advice) : Check.fail("rate", said, advice);
    }

    private Check losses() {
        String said = lost + " samples lost in " + gaps + " gaps (the radio's shortfalls and our own)";
        String advice = "end other programs, use a USB port of its own, or lower receiver.sample_rate_hz";
        if (lost == 0) {
            return Check.ok("lost samples", said);
        }
        return lost <= LOST_BAD * samples
                ? Check.warn("lost samples", said, advice)
                : Check.fail("lost samples", said, advice);
    }

    private Check floor(boolean automaticGain) {
        if (!Double.isFinite(floorDbfs())) {
            return Check.fail("floor", "digital silence: every sample is the same", "replug the radio");
        }
        String said = String.format(
                "whole band %.1f dBFS (10th percentile, uncalibrated; a steady signal counts)", floorDbfs());
        if (floorDbfs() >= WELL_DBFS) {
            return Check.ok("floor", said);
        }
        return automaticGain
                ? Check.ok("floor", said + " at the start gain; the automatic gain raises it")
                : Check.warn(
                        "floor",
                        said + ", under " + WELL_DBFS + ": the converter's steps set the floor, not the radio",
                        "raise receiver.lna_db, then vga_db, or automatic_gain = true");
    }

    /** For {@code --json}. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("set_rate_hz", setRateHz);
        tree.put("rate_hz", Json.number(rateHz(), 0));
        tree.put("samples", samples);
        tree.put("lost_samples", lost);
        tree.put("gaps", gaps);
        tree.put("floor_dbfs", Json.number(floorDbfs(), 2));
        tree.put("dc_i_lsb", Json.number(dcI(), 2));
        tree.put("dc_q_lsb", Json.number(dcQ(), 2));
        tree.put("clipped_fraction", Json.number(band.clippedFraction(), 6));
        tree.put("temperature_c", null); // libhackrf tells none
        return tree;
    }
}
