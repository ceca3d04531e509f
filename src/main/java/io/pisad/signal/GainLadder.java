package io.pisad.signal;

import io.pisad.model.Gain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides gain steps from how loaded the converter is.
 *
 * <pre>
 *  rail       0 dBFS ........................................
 *  full      -1 ----- at once one rung down ------------------
 *  room      -3 ----- not up if the peaks of the hold time would pass this
 *            -40 ---- up when the quiet band stays under this for 3 s: 1 LSB rms per axis is -39
 *  quantiser -50
 * </pre>
 *
 * <p>At -40 dBFS the quantiser (1/12 LSB^2 per axis, -50 dBFS) adds 0.4 dB to the noise; lower, it and not the radio sets the
 * floor. A peak is remembered for the hold time (30 s, or one and a half periods of the beacon if that is longer), in
 * terms of the antenna, so a beacon that clips once a second, or once a minute, brings the gain down and keeps it there. A
 * step up after a step down waits as long. Pure; used by one thread; time is that of the {@link Loading}s.
 *
 * <p>Order of the stages. By Friis' formula a stage's noise counts divided by all gain before it, so sensitivity comes from
 * the front: the LNA rises first and is at its 40 dB before the VGA rises from 0. Going down it is therefore the VGA that
 * gives way first, which costs no noise figure while the LNA is full. The amplifier halves the noise figure (22 to 10.8 dB at
 * 435 MHz) and belongs in front by the same formula, but it is the part that strong signals destroy: it comes in only above
 * 24 dB of total gain, where a full converter means -31 dBm at the antenna, 26 dB under what the input stands, and only
 * where it is permitted.
 */
public final class GainLadder {
    private static final double TOO_QUIET_DBFS = -40;
    private static final double ROOM_DBFS = -3;
    private static final long QUIET_NS = 3_000_000_000L;
    private static final long HOLD_NS = 30_000_000_000L;
    private static final long PATIENCE_NS = 5_000_000_000L;
    private static final double HOLD_PERIODS = 1.5;
    private static final int SLOTS = 16;
    private static final int AMP_DB = 11;

    /** A step smaller than this is none. */
    private static final int LEAST_DB = 3;

    private final List<Gain> rungs;
    private final long holdNs;

    /** Highest peak at the antenna (dBFS less gain) in each sixteenth of the hold time. */
    private final double[] peaks = new double[SLOTS];

    private final long[] slotOf = new long[SLOTS];

    private long quietSinceNs = Long.MIN_VALUE;
    private long notUpBeforeNs = Long.MIN_VALUE;
    private long requestedNs;
    private @Nullable Gain requested;

    /**
     * @param rungs the gains it may choose, any order, at least one
     * @param beaconPeriodS the longest time between the beacon's transmissions; NaN or 0 when not known
     */
    public GainLadder(List<Gain> rungs, double beaconPeriodS) {
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("a gain ladder needs a rung");
        }
        this.rungs = rungs.stream()
                .sorted(Comparator.comparingInt(GainLadder::totalDb))
                .toList();
        holdNs = Math.max(HOLD_NS, Math.round(beaconPeriodS * HOLD_PERIODS * 1e9));
        java.util.Arrays.fill(slotOf, Long.MIN_VALUE);
    }

    /**
     * The HackRF's rungs, 7 or 8 dB apart, lowest first.
     *
     * @param amp whether the amplifier may be used
     * @param allowed only these: with a calibration, the calibrated ones
     */
    public static List<Gain> rungs(boolean amp, Predicate<Gain> allowed) {
        List<Gain> all = new ArrayList<>();
        for (int lnaDb = 0; lnaDb <= 24; lnaDb += 8) {
            all.add(new Gain(lnaDb, 0, false));
        }
        int vgaDb = amp ? 4 : 0; // 24 dB, then 16 + 4 + 11 = 31
        for (int lnaDb = amp ? 16 : 32; lnaDb <= 40; lnaDb += 8) {
            all.add(new Gain(lnaDb, vgaDb, amp));
        }
        for (vgaDb += 8; vgaDb <= 40; vgaDb += 8) {
            all.add(new Gain(40, vgaDb, amp));
        }
        return all.stream().filter(allowed).toList();
    }

    /** Gain of all stages, the amplifier's taken for 11 dB. */
    public static int totalDb(Gain gain) {
        return gain.lnaDb() + gain.vgaDb() + (gain.amp() ? AMP_DB : 0);
    }

    /** Takes the next load; returns the gain to ask for, or null when it is to stay. */
    public @Nullable Gain next(Loading load) {
        if (requested != null) {
            if (!requested.equals(load.gain()) && load.atNs() - requestedNs < PATIENCE_NS) {
                return null; // samples from before the step
            }
            requested = null;
        }
        remember(load);
        int total = totalDb(load.gain());
        if (load.full()) {
            quietSinceNs = Long.MIN_VALUE;
            notUpBeforeNs = load.atNs() + holdNs;
            return request(below(total), load);
        }
        if (load.quietDbfs() >= TOO_QUIET_DBFS) {
            quietSinceNs = Long.MIN_VALUE;
            return null;
        }
        if (quietSinceNs == Long.MIN_VALUE) {
            quietSinceNs = load.atNs();
        }
        Gain up = above(total);
        boolean ripe = load.atNs() - quietSinceNs >= QUIET_NS && load.atNs() >= notUpBeforeNs;
        return up != null && ripe && peakAfter(up, load.atNs()) <= ROOM_DBFS ? request(up, load) : null;
    }

    private @Nullable Gain request(@Nullable Gain gain, Loading load) {
        if (gain != null) {
            requested = gain;
            requestedNs = load.atNs();
            quietSinceNs = Long.MIN_VALUE;
        }
        return gain;
    }

    private void remember(Loading load) {
        long slot = Math.floorDiv(load.atNs(), holdNs / (SLOTS - 1));
        int at = (int) Math.floorMod(slot, (long) SLOTS);
        double peak = load.peakDbfs() - totalDb(load.gain());
        peaks[at] = slotOf[at] == slot ? Math.max(peaks[at], peak) : peak;
        slotOf[at] = slot;
    }

    private double peakAfter(Gain gain, long atNs) {
        long slot = Math.floorDiv(atNs, holdNs / (SLOTS - 1));
        double peak = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < SLOTS; at++) {
            if (slotOf[at] != Long.MIN_VALUE && slot - slotOf[at] < SLOTS) {
                peak = Math.max(peak, peaks[at]);
            }
        }
        return peak + totalDb(gain);
    }

    private @Nullable Gain below(int total) {
        Gain best = null;
        for (Gain rung : rungs) {
            best = totalDb(rung) <= total - LEAST_DB ? rung : best;
        }
        return best;
    }

    private @Nullable Gain above(int total) {
        for (Gain rung : rungs) {
            if (totalDb(rung) >= total + LEAST_DB) {
                return rung;
            }
        }
        return null;
    }
}
