package io.pisad.signal;

import io.pisad.model.IqBlock;
import java.util.Arrays;

/** Finds the channel to listen to when nobody named one. */
public final class Survey {
    private static final int GROUP = 4;

    /** Bins around 0 Hz that belong to the DC line of a Hann frame. */
    private static final int DC_BINS = 2;

    /** Channels this close to the strongest hold the same signal; the middle of them is taken. */
    private static final double SAME = 0.8;

    private final double rateHz;
    private final double bandwidthHz;
    private final int size;
    private final int width;
    private final double[] hold;
    private final Frames frames;

    /**
     * Prepares to listen.
     *
     * @param rateHz sample rate
     * @param bandwidthHz width of the channel
     * @throws IllegalArgumentException if the channel is wider than the band
     */
    public Survey(double rateHz, double bandwidthHz) {
        if (!(bandwidthHz > 0 && bandwidthHz <= rateHz)) {
            throw new IllegalArgumentException(
                    "bandwidth " + bandwidthHz + " Hz is outside 0 to the sample rate, " + rateHz + " Hz");
        }
        this.rateHz = rateHz;
        this.bandwidthHz = bandwidthHz;
        size = Math.max(64, Math.min(1 << 16, Integer.highestOneBit((int) (32 * rateHz / bandwidthHz)) << 1));
        width = Math.max(1, (int) Math.round(bandwidthHz / rateHz * size));
        hold = new double[size - width + 1];
        frames = new Frames(size);
    }

    /** Takes the next samples. */
    public void feed(IqBlock block) {
        frames.feed(block, width, hold);
    }

    /**
     * The offset in Hz of the channel that stands out most: the one that was strongest in any four frames on end, so
     * that short bursts count and both tones of a keyed one do. The DC line is left out.
     *
     * @return offset from the centre of the band, the channel wholly inside it; NaN if fewer samples than a frame came
     *     or all were silent
     */
    public double strongestOffsetHz() {
        frames.keep(width, hold);
        double strongest = Arrays.stream(hold).max().orElse(0);
        if (!(strongest > 0)) {
            return Double.NaN;
        }
        int best = 0;
        while (hold[best] < strongest) {
            best++;
        }
        int low = best;
        while (low > 0 && hold[low - 1] >= SAME * strongest) {
            low--;
        }
        int high = best;
        while (high < hold.length - 1 && hold[high + 1] >= SAME * strongest) {
            high++;
        }
        double middle = (low + high + width) / 2.0 - size / 2.0 - 0.5;
        double farthest = (rateHz - bandwidthHz) / 2;
        return Math.max(-farthest, Math.min(farthest, middle * rateHz / size));
    }

    /** Hann frames of a stream, one behind the other; for each channel position the strongest group is kept. */
    private static final class Frames {
        private final int size;
        private final Fft fft;
        private final float[] window;
        private final double[] power;
        private int filled;
        private int frames;

        Frames(int size) {
            this.size = size;
            fft = new Fft(size);
            window = Window.hann(size);
            power = new double[size];
        }

        void feed(IqBlock block, int width, double[] hold) {
            if (block.lostBefore > 0) {
                filled = 0;
            }
            for (int n = 0; n < block.samples; n++) {
                fft.re()[filled] = block.iq[2 * n] * window[filled];
                fft.im()[filled] = block.iq[2 * n + 1] * window[filled];
                if (++filled == size) {
                    filled = 0;
                    add();
                    if (frames == GROUP) {
                        keep(width, hold);
                    }
                }
            }
        }

        /** Ends a group: its mean power in every channel position is held if it is the strongest there. */
        void keep(int width, double[] hold) {
            double sum = 0;
            for (int n = 0; frames > 0 && n < size; n++) {
                sum += power[n] / frames;
                if (n >= width) {
                    sum -= power[n - width] / frames;
                }
                if (n >= width - 1) {
                    hold[n - width + 1] = Math.max(hold[n - width + 1], sum);
                }
            }
            frames = 0;
            Arrays.fill(power, 0);
        }

        /** Adds a frame, bins from the lowest frequency up, less the DC line. */
        private void add() {
            fft.transform();
            for (int n = 0; n < size; n++) {
                int k = n - size / 2;
                if (Math.abs(k) > DC_BINS) {
                    float re = fft.re()[k & size - 1];
                    float im = fft.im()[k & size - 1];
                    power[n] += (double) re * re + (double) im * im;
                }
            }
            frames++;
        }
    }
}
