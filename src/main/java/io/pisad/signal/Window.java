package io.pisad.signal;

/** Windows and decibels; every sine and logarithm in this room is a {@link StrictMath} one. */
final class Window {
    private Window() {}

    /** Periodic Hann window. */
    static float[] hann(int size) {
        var window = new float[size];
        for (int n = 0; n < size; n++) {
            window[n] = (float) (0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * n / size));
        }
        return window;
    }

    /** Symmetric Blackman window. */
    static double blackman(int n, int size) {
        double phase = 2 * StrictMath.PI * (n + 1) / (size + 1);
        return 0.42 - 0.5 * StrictMath.cos(phase) + 0.08 * StrictMath.cos(2 * phase);
    }

    /** 10 log10 of a power ratio; negative infinity for 0. */
    static double db(double power) {
        return 10 * StrictMath.log10(power);
    }
}
