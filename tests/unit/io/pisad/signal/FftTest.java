package io.pisad.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FftTest {
    @Test
    void everySizeEqualsThePlainSum() {
        var random = new Random(5);
        for (int size = 16; size <= 512; size *= 2) {
            var re = new float[size];
            var im = new float[size];
            for (int n = 0; n < size; n++) {
                re[n] = (float) random.nextGaussian();
                im[n] = (float) random.nextGaussian();
            }
            var fft = new Fft(size);
            float[] window = Window.hann(size);
            for (int n = 0; n < size; n++) {
                fft.re()[n] = re[n] * window[n];
                fft.im()[n] = im[n] * window[n];
            }
            fft.transform();
            double[] plain = PlainSpectrum.hannPower(re, im, 0, size);
            for (int k = 0; k < size; k++) {
                double fast = (double) fft.re()[k] * fft.re()[k] + (double) fft.im()[k] * fft.im()[k];
                assertThat(fast).as("size %d bin %d", size, k).isCloseTo(plain[k], within(1e-4 * size));
            }
        }
    }
}
