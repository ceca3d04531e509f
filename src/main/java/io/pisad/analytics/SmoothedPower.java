package io.pisad.analytics;

/**
 * An exponentially weighted mean of linear power: weight 0.3 for the newest tick period, a time constant of 150 ms.
 *
 * <p>A tick without data leaves it; the next data then weigh as much as the missed ticks would have.
 */
final class SmoothedPower {
    private static final double KEPT_PER_TICK = 0.7;

    private double mw = Double.NaN;
    private long tick;

    /** The mean in mW, NaN before the first data. */
    double mw() {
        return mw;
    }

    /** Takes the mean power since the last tick that had data; NaN is no data. */
    void take(long tickNumber, double newMw) {
        if (Double.isNaN(newMw)) {
            return;
        }
        double kept = Double.isNaN(mw) ? 0 : StrictMath.pow(KEPT_PER_TICK, (double) Math.max(1, tickNumber - tick));
        mw = kept == 0 ? newMw : newMw + kept * (mw - newMw);
        tick = tickNumber;
    }

    /** Forgets everything: the scale has changed, or what it knows is too old. */
    void reset() {
        mw = Double.NaN;
    }
}
