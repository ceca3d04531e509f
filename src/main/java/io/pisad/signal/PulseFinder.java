package io.pisad.signal;

/**
 * Finds pulses on the envelope, at one scale. Fine: up at 8 dB over the base, down at 4 dB over it or 6 dB under the
 * pulse's own mean.
 *
 * <pre>
 *  power           ________      ____
 *                 |        |    |    |        plateau: mean power between the edges
 *  - - - on  - - -|- - - - |- - | - -|- - -   edges: half-way from base to plateau
 *  - - - off - - -|- - - - |----| - -|------  gaps shorter than 8/bandwidth stay inside the pulse
 *  _______________|             gap  |______
 * </pre>
 *
 * <p>The base is the noise reference or the channel's own quiet level, whichever is higher. The envelope is averaged
 * over 4/bandwidth (about 4.5 independent values): on white noise 8 dB over the mean happens less than once an hour at
 * 25 kHz. A gap shorter than 8/bandwidth (or 60 us) is the keying of a signal wider than the channel, not a pause. What stays up
 * for longer than 1 s is continuous. A pulse whose beginning was not seen is none. Where a pulse leaves a tail (a receiver's
 * slow DC recovery), the next one must rise over that tail as it must over the base. In the 50 ms after a pulse what lies
 * 30 dB under it is the receiver ringing out, not another pulse: a beacon's pulses are about equally strong.
 *
 * <p>Coarse: the average is over 8 ms, so that a pulse of that length or more is found by its energy although its
 * envelope, seen finely, drowns: up at 4 dB over the base, down at 3 dB. On noise alone 1 dB would do (200 values at 25 kHz);
 * the rest is for what the base does not know, the band's tilt and lines.
 */
final class PulseFinder {
    private static final double FINE_ON = 6.31;
    private static final double FINE_OFF = 2.51;
    private static final double COARSE_ON = 2.51;
    private static final double COARSE_OFF = 2.0;
    private static final double COARSE_S = 8e-3;
    private static final double RINGING = 1e-3;
    private static final double RINGING_S = 50e-3;
    private static final double UNDER_MEAN = 0.25;
    private static final double SMOOTH_BANDWIDTHS = 4;
    private static final double HANG_BANDWIDTHS = 8;
    private static final double SHORTEST_HANG_S = 60e-6;
    private static final double LONGEST_S = 1;

    private final double over;
    private final double under;
    private final int smooth;
    private final int hang;
    private final int longest;
    private final int ringing;
    private final float[] power;
    private final float[] level;
    private final int mask;

    private enum Phase {
        QUIET,
        UP,
        CONTINUOUS
    }

    private Phase phase = Phase.QUIET;
    private long now;
    private long rise;
    private long lastUp;
    private double upSum;
    private double on = Double.POSITIVE_INFINITY;
    private double off = Double.POSITIVE_INFINITY;
    private double tail;
    private double shadow;
    private long shadowEnd;

    private long from;
    private double startStep;
    private double endStep;
    private double mean;
    private double peak;

    /** Sees pulses down to 4/bandwidth. */
    static PulseFinder fine(ChannelPlan plan, int stepSamples) {
        double stepS = stepSamples / plan.sampleRateHz();
        int smooth = Math.max(1, (int) Math.round(SMOOTH_BANDWIDTHS / plan.bandwidthHz() / stepS));
        double hangS = Math.max(SHORTEST_HANG_S, HANG_BANDWIDTHS / plan.bandwidthHz());
        return new PulseFinder(FINE_ON, FINE_OFF, smooth, Math.max(2, (int) Math.round(hangS / stepS)), stepS);
    }

    /** Sees weak pulses of 8 ms and more. */
    static PulseFinder coarse(ChannelPlan plan, int stepSamples) {
        double stepS = stepSamples / plan.sampleRateHz();
        return new PulseFinder(COARSE_ON, COARSE_OFF, Math.max(1, (int) Math.round(COARSE_S / stepS)), 2, stepS);
    }

    private PulseFinder(double over, double under, int smooth, int hang, double stepS) {
        this.over = over;
        this.under = under;
        this.smooth = smooth;
        this.hang = hang;
        longest = (int) Math.ceil(LONGEST_S / stepS);
        ringing = (int) Math.ceil(RINGING_S / stepS);
        int kept = Integer.highestOneBit(longest + hang + 4 * smooth + 4) << 1;
        power = new float[kept];
        level = new float[kept];
        mask = kept - 1;
    }

    /** Starts afresh: step 0 comes next; an open pulse is dropped. */
    void reset() {
        phase = Phase.QUIET;
        now = 0;
        tail = 0;
        shadowEnd = 0;
    }

    /** Sets what the following steps are compared with. */
    void base(double basePower) {
        on = over * basePower;
        off = under * basePower;
    }

    /** Whether a pulse is under way. */
    boolean up() {
        return phase == Phase.UP;
    }

    /**
     * Takes the next step of the envelope.
     *
     * @return true if a pulse has ended: its figures stand until the next call
     */
    boolean step(float stepPower) {
        power[(int) now & mask] = stepPower;
        float sum = 0;
        for (long n = Math.max(0, now - smooth + 1); n <= now; n++) {
            sum += power[(int) n & mask];
        }
        float here = sum / smooth;
        level[(int) now & mask] = here;
        boolean ended = false;
        tail = here < off ? 0 : Math.min(tail, here);
        double past = now < shadowEnd ? Math.max(tail, shadow) : tail;
        switch (phase) {
            case QUIET -> {
                if (here >= Math.max(on, over * past)) {
                    phase = Phase.UP;
                    rise = now;
                    from = firstOver(Math.max(off, under * past));
                    lastUp = now;
                    upSum = 0;
                }
            }
            case UP -> {
                upSum += stepPower;
                double mean = upSum / (now - rise);
                if (here >= Math.max(Math.max(off, under * past), UNDER_MEAN * mean)) {
                    lastUp = now;
                    if (now - from >= longest) {
                        phase = Phase.CONTINUOUS;
                    }
                } else if (now - lastUp > hang) {
                    ended = finish();
                }
            }
            case CONTINUOUS -> {
                if (here >= off) {
                    lastUp = now;
                } else if (now - lastUp > hang) {
                    phase = Phase.QUIET;
                }
            }
        }
        now++;
        return ended;
    }

    /** Whether nothing is up, neither a pulse nor anything continuous. */
    boolean quiet() {
        return phase == Phase.QUIET;
    }

    /** Ends an open pulse at the end of the stream; true if there was one. */
    boolean finish() {
        if (phase != Phase.UP) {
            return false;
        }
        phase = Phase.QUIET;
        tail = at(now);
        startStep = from;
        endStep = lastUp;
        measure();
        measure();
        shadow = now < shadowEnd ? Math.max(shadow, RINGING * mean) : RINGING * mean;
        shadowEnd = now + ringing;
        return true;
    }

    /** Step number (with fraction) of the rising edge. */
    double startStep() {
        return startStep;
    }

    /** Step number (with fraction) of the falling edge. */
    double endStep() {
        return endStep;
    }

    /** Mean power between the edges. */
    double meanPower() {
        return mean;
    }

    /** Strongest average over 4/bandwidth. */
    double peakPower() {
        return peak;
    }

    /** Mean power between the present edges, then the edges at half of what it has over the base. */
    private void measure() {
        double sum = 0;
        peak = 0;
        long first = Math.max(0, Math.round(startStep));
        long last = Math.max(first, Math.round(endStep));
        for (long n = first; n <= last; n++) {
            sum += power[(int) n & mask];
            peak = Math.max(peak, level[(int) n & mask]);
        }
        mean = sum / (last - first + 1);
        double half = (mean + on / over) / 2;
        long a = from;
        while (a < lastUp && at(a) < half) {
            a++;
        }
        long b = lastUp + 1;
        while (b > a && at(b - 1) < half) {
            b--;
        }
        double lag = (smooth - 1) / 2.0;
        startStep = Math.max(0, a - crossing(at(a - 1), at(a), half) - lag);
        endStep = Math.max(startStep, b - 1 + crossing(at(b), at(b - 1), half) - lag);
    }

    /** How far before the step at {@code inside} the level passed {@code half}, in steps. */
    private static double crossing(double outside, double inside, double half) {
        return inside > half && outside < half ? (inside - half) / (inside - outside) : 0;
    }

    private double at(long n) {
        return n < 0 ? 0 : level[(int) n & mask];
    }

    private long firstOver(double threshold) {
        long n = now;
        while (n > 0 && now - n < 2L * smooth && at(n - 1) >= threshold) {
            n--;
        }
        return n;
    }
}
