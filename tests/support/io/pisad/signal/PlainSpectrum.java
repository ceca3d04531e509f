package io.pisad.signal;

/** The sums as the textbook writes them, in double precision: the oracle of {@link Fft} and {@link Spectrum}. */
final class PlainSpectrum {
    private PlainSpectrum() {}

    /** Power of the discrete Fourier transform at {@code binHz * k}, for every k; Hann-windowed. */
    static double[] hannPower(float[] re, float[] im, int at, int size) {
        var power = new double[size];
        for (int k = 0; k < size; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < size; n++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / size);
                double angle = -2 * Math.PI * ((long) k * n % size) / size;
                sumRe += window * (re[at + n] * Math.cos(angle) - im[at + n] * Math.sin(angle));
                sumIm += window * (re[at + n] * Math.sin(angle) + im[at + n] * Math.cos(angle));
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
