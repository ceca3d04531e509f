package io.pisad.signal;

import java.util.stream.IntStream;

/** The sums as the textbook writes them, in double precision: the oracle of {@link Fft} and {@link Spectrum}. */
final class PlainSpectrum {
    private PlainSpectrum() {}

    /** Power of the discrete Fourier transform at {@code binHz * k}, for every k; Hann-windowed. */
    static double[] hannPower(float[] re, float[] im, int at, int size) {
        return hannPower(re, im, at, size, IntStream.range(0, size).toArray());
    }

    /** Likewise for the bins named only; the others stay 0. */
    static double[] hannPower(float[] re, float[] im, int at, int size, int[] bins) {
        var cos = new double[size];
        var sin = new double[size];
        for (int n = 0; n < size; n++) {
            cos[n] = Math.cos(2 * Math.PI * n / size);
            sin[n] = -Math.sin(2 * Math.PI * n / size);
        }
        var power = new double[size];
        for (int k : bins) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < size; n++) {
                double window = 0.5 - 0.5 * cos[n];
                int angle = (int) ((long) k * n % size);
                sumRe += window * (re[at + n] * cos[angle] - im[at + n] * sin[angle]);
                sumIm += window * (re[at + n] * sin[angle] + im[at + n] * cos[angle]);
            }
            power[k] = sumRe * sumRe + sumIm * sumIm;
        }
        return power;
    }

    /** Power between two frequencies, edge bins by the part inside, scaled so that a tone keeps its power. */
    static double between(double[] power, double lowHz, double highHz, double rateHz) {
        int size = power.length;
        double binHz = rateHz / size;
        double sum = 0;
        for (int k = -size / 2; k < size / 2; k++) {
            double inside = Math.min(highHz, (k + 0.5) * binHz) - Math.max(lowHz, (k - 0.5) * binHz);
            sum += Math.max(0, inside / binHz) * power[Math.floorMod(k, size)];
        }
        return sum / (0.375 * size * size); // Hann: sum of squares is 3/8 of the size
    }
}
