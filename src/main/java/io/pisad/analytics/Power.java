package io.pisad.analytics;

/** Powers in mW and dBm; NaN in, NaN out. StrictMath, because decisions rest on it. */
final class Power {
    /** What is shown for a level at or under the noise. */
    static final double LOWEST_SNR_DB = -20;

    private Power() {}

    static double mw(double dbm) {
        return StrictMath.pow(10, dbm / 10);
    }

    static double dbm(double mw) {
        return 10 * StrictMath.log10(mw);
    }

    /** 10 log10((P - N)/N), at least -20 dB. */
    static double snrDb(double powerMw, double noiseMw) {
        if (Double.isNaN(powerMw) || Double.isNaN(noiseMw)) {
            return Double.NaN;
        }
        double excess = Math.max((powerMw - noiseMw) / noiseMw, 0);
        return Math.max(10 * StrictMath.log10(excess), LOWEST_SNR_DB);
    }
}
