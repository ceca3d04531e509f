package io.pisad.homing;

import io.pisad.model.Pulse;
import io.pisad.model.Settings;

/**
 * Whether strong pulses are a beacon's: by their known timing, or by their regularity.
 *
 * <p>Pulses less than 10 ms apart are one keyed group; a group begins where its first pulse does. With width and period
 * known, two groups are enough: each within a factor of 2 of the width, a whole number of periods apart (within a tenth of
 * the period or three times its jitter). With nothing known three are demanded, their two distances equal within a fifth,
 * or one twice the other when a pulse was missed: chance offers any two. Rare long bursts (406 MHz) are their own mark, so
 * two are enough there. A hopping signal's visits ({@link Pulse#hopping}) never count.
 */
final class PulseRhythm {
    private static final int KEPT = 3;
    private static final long GROUP_NS = 10_000_000L;
    private static final double WIDTH_FACTOR = 2;
    private static final double PERIOD_SHARE = 0.1;
    private static final double EQUAL = 0.2;

    private final Settings.Pulses timing;
    private final boolean two;
    private final long[] startNs = new long[KEPT];
    private int count;
    private long openStartNs;
    private long openEndNs;
    private boolean open;

    /** @param two whether two groups of unknown timing are enough */
    PulseRhythm(Settings.Pulses timing, boolean two) {
        this.timing = timing;
        this.two = two || !Double.isNaN(timing.widthS() + timing.periodS());
    }

    void forget() {
        count = 0;
        open = false;
    }

    void add(Pulse pulse) {
        long endNs = pulse.startNs() + pulse.widthNs();
        if (open && pulse.startNs() - openEndNs <= GROUP_NS) {
            openEndNs = Math.max(openEndNs, endNs);
            return;
        }
        close();
        open = true;
        openStartNs = pulse.startNs();
        openEndNs = endNs;
    }

    /** Ends a group that has been silent for long enough. */
    void onTick(long nowNs) {
        if (open && nowNs - openEndNs > GROUP_NS) {
            close();
        }
    }

    private void close() {
        if (!open) {
            return;
        }
        open = false;
        double widthS = (openEndNs - openStartNs) / 1e9;
        boolean fits = Double.isNaN(timing.widthS())
                || (widthS <= timing.widthS() * WIDTH_FACTOR && widthS >= timing.widthS() / WIDTH_FACTOR);
        if (fits) {
            startNs[count++ % KEPT] = openStartNs;
        }
    }

    /** Whether the newest groups, all within the seconds before now, are a beacon's. */
    boolean regular(double withinS, long nowNs) {
        int needed = two ? 2 : KEPT;
        if (count < needed
                || (back(0) - back(needed - 1)) / 1e9 > withinS * (needed - 1)
                || (nowNs - back(1)) / 1e9 > withinS) {
            return false;
        }
        double lastS = (back(0) - back(1)) / 1e9;
        if (!Double.isNaN(timing.periodS())) {
            boolean first = whole(lastS);
            return first && (two || whole((back(1) - back(2)) / 1e9));
        }
        return two || equal(lastS, (back(1) - back(2)) / 1e9);
    }

    private long back(int groups) {
        return startNs[(count - 1 - groups) % KEPT];
    }

    private boolean whole(double distanceS) {
        double periods = distanceS / timing.periodS();
        double jitterS = Double.isNaN(timing.jitterS()) ? 0 : 3 * timing.jitterS();
        double slackS = Math.max(PERIOD_SHARE * timing.periodS(), jitterS);
        return Math.round(periods) >= 1 && Math.abs(periods - Math.round(periods)) * timing.periodS() <= slackS;
    }

    private static boolean equal(double oneS, double otherS) {
        double shorter = Math.min(oneS, otherS);
        double longer = Math.max(oneS, otherS);
        return longer <= (1 + EQUAL) * shorter || Math.abs(longer - 2 * shorter) <= EQUAL * shorter;
    }
}
