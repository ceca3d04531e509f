package io.pisad.signal;

import io.pisad.model.IqBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The mean power spectrum of a stream: Hann frames that overlap by half (Welch, IEEE Trans. AU-15, 1967).
 *
 * <p>Used by one thread. Bins go from the lowest frequency up; 0 Hz is bin {@code size / 2}. Powers are scaled so that
 * they sum to the mean power of the samples (full scale 1 is 0 dBFS): a line's power is the sum over its few bins, white
 * noise of power N is N/size in each. The DC line is left in. A frame never bridges lost samples.
 */
public final class AveragedSpectrum {
    /** Bins to either side of 0 Hz that a DC line reaches in a Hann frame. */
    public static final int DC_BINS = 2;

    /** A valley this deep parts two peaks. */
    private static final double VALLEY = 4;

    private final double sampleRateHz;
    private final int size;
    private final float[] window;
    private final float[] frame;
    private final Fft fft;
    private final double[] sum;
    private final double scale;
    private int filled;
    private long frames;

    /**
     * @param size bins, a power of two from 16 to 65536
     * @throws IllegalArgumentException for another size
     */
    public AveragedSpectrum(double sampleRateHz, int size) {
        if (size < 16 || size > 65536 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("spectrum of " + size + " bins: allowed are powers of 2, 16 to 65536");
        }
        this.sampleRateHz = sampleRateHz;
        this.size = size;
        window = Window.hann(size);
        frame = new float[2 * size];
        fft = new Fft(size);
        sum = new double[size];
        double energy = 0;
        for (float w : window) {
            energy += (double) w * w;
        }
        scale = 1 / (energy * size);
    }

    /** Takes the next samples. */
    public void feed(IqBlock block) {
        if (block.lostBefore > 0) {
            filled = 0;
        }
        for (int at = 0; at < block.samples; ) {
            int n = Math.min(size - filled, block.samples - at);
            System.arraycopy(block.iq, 2 * at, frame, 2 * filled, 2 * n);
            filled += n;
            at += n;
            if (filled == size) {
                add();
                System.arraycopy(frame, size, frame, 0, size);
                filled = size / 2;
            }
        }
    }

    private void add() {
        float[] re = fft.re();
        float[] im = fft.im();
        for (int n = 0; n < size; n++) {
            re[n] = frame[2 * n] * window[n];
            im[n] = frame[2 * n + 1] * window[n];
        }
        fft.transform();
        re = fft.re();
        im = fft.im();
        for (int n = 0; n < size; n++) {
            int k = (n + size / 2) & (size - 1);
            sum[n] += (double) re[k] * re[k] + (double) im[k] * im[k];
        }
        frames++;
    }

    /** How many frames were averaged. */
    public long frames() {
        return frames;
    }

    /** Number of bins. */
    public int size() {
        return size;
    }

    /** Width of a bin. */
    public double binHz() {
        return sampleRateHz / size;
    }

    /** Centre of a bin, from the centre of the band. */
    public double offsetHz(int bin) {
        return (bin - size / 2) * binHz();
    }

    /** The bin in which this offset from the centre of the band lies, at most one outside the band. */
    public int bin(double offsetHz) {
        return (int) Math.max(-1, Math.min(size, Math.floor(offsetHz / binHz() + 0.5) + size / 2.0));
    }

    /** Whether the bin holds the DC line. */
    public boolean dc(int bin) {
        return Math.abs(bin - size / 2) <= DC_BINS;
    }

    /** Power in dBFS of the bins from one to another, the last not included; NaN before the first frame. */
    public double dbfs(int from, int to) {
        return frames == 0 ? Double.NaN : Window.db(power(from, to));
    }

    private double power(int from, int to) {
        double power = 0;
        for (int n = Math.max(0, from); n < Math.min(size, to); n++) {
            power += sum[n];
        }
        return power * scale / frames;
    }

    /**
     * The noise in one bin, dBFS: the median over the bins between two offsets, the DC line left out, less the bias of a
     * median of averaged powers (Wilson-Hilferty; overlapping Hann frames count for 1 / 1.0556 each). It holds as long as
     * signals fill less than half of them. NaN before the first frame.
     */
    public double floorDbfs(double lowHz, double highHz) {
        double[] powers = new double[size];
        int count = 0;
        for (int n = Math.max(0, bin(lowHz)); n <= Math.min(size - 1, bin(highHz)); n++) {
            if (!dc(n)) {
                powers[count++] = sum[n];
            }
        }
        if (frames == 0 || count == 0) {
            return Double.NaN;
        }
        Arrays.sort(powers, 0, count);
        double median = (powers[(count - 1) / 2] + powers[count / 2]) / 2;
        double cube = 1 - 1 / (9 * Math.max(1, frames / 1.0556));
        return Window.db(median * scale / frames / (cube * cube * cube));
    }

    /**
     * Something that stands out.
     *
     * @param offsetHz its centre of power, from the centre of the band
     * @param dbfs its whole power, less the noise under it
     * @param overFloorDb its strongest bin over the noise in a bin
     * @param widthHz between the outer bins less than 6 dB under the strongest; a line is about two bins wide
     */
    public record Peak(double offsetHz, double dbfs, double overFloorDb, double widthHz) {}

    /**
     * What stands out between two offsets, strongest first; the DC line is none.
     *
     * @param leastDb how far its strongest bin must be over {@link #floorDbfs}
     */
    public List<Peak> peaks(double lowHz, double highHz, double leastDb, int most) {
        double floor = frames == 0 ? 0 : StrictMath.pow(10, floorDbfs(lowHz, highHz) / 10) * frames / scale;
        List<Peak> peaks = new ArrayList<>();
        if (!(floor > 0)) {
            return peaks; // nothing was heard, or digital silence
        }
        int last = Math.min(size - 1, bin(highHz));
        for (int n = Math.max(0, bin(lowHz)); n <= last; ) {
            if (dc(n) || sum[n] <= 2 * floor) {
                n++;
                continue;
            }
            int from = n;
            int top = n;
            double valley = sum[n];
            boolean risen = false;
            for (; n <= last && !dc(n) && sum[n] > 2 * floor; n++) {
                if (sum[n] > sum[top]) {
                    top = n;
                    valley = sum[n];
                } else {
                    valley = Math.min(valley, sum[n]);
                    risen = sum[n] > VALLEY * valley && sum[n] > VALLEY * floor;
                }
                if (risen) {
                    break;
                }
            }
            if (Window.db(sum[top] / floor) >= leastDb) {
                peaks.add(peak(from, top, n, floor));
            }
        }
        peaks.sort(Comparator.comparingDouble(Peak::dbfs).reversed());
        return peaks.size() > most ? List.copyOf(peaks.subList(0, most)) : peaks;
    }

    private Peak peak(int from, int top, int to, double floor) {
        double power = 0;
        double moment = 0;
        int low = top;
        int high = top;
        for (int n = from; n < to; n++) {
            double own = Math.max(0, sum[n] - floor);
            power += own;
            moment += own * (n - top);
            if (sum[n] > sum[top] / VALLEY) {
                low = Math.min(low, n);
                high = Math.max(high, n);
            }
        }
        return new Peak(
                offsetHz(top) + moment / power * binHz(),
                Window.db(power * scale / frames),
                Window.db(sum[top] / floor),
                (high - low + 1) * binHz());
    }
}
