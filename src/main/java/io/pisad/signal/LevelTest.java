package io.pisad.signal;

import java.util.Arrays;

/**
 * A steady level near the energy-detection limit: the channel's mean power over one second against the guard bins'.
 *
 * <p>Threshold. The channel's mean holds n independent values, the guards' m (both from the frames: {@link
 * Independence}); the ratio of noise to noise is F distributed ({@link FTail}; Urkowitz 1967 with a measured noise). It is
 * tested every half second; each test may err with the budget over 7200 tests an hour. A run of exceedances is one alarm.
 *
 * <p>The reference is trusted no further than it is flat: each guard group's mean over a minute would differ from the
 * others' by its standard error s on white noise; with the largest difference D of them the threshold rises by the factor
 * {@code 1 + 1.5 sqrt(D^2 - (2.7 s)^2) + 1.35 s} (2.7: the 95 % point of the largest of six normal variables). The last
 * part, what unevenness may hide in s, costs 0.1 dB in white noise after a minute. Groups 5 dB over the median hold an
 * interferer and count for nothing.
 *
 * <p>A steady level lasts: an eighth of a second counts with at most 1.9 times what the mean needs, so a burst of half a
 * second or a hop into the channel is none. That costs 0.1 dB.
 */
final class LevelTest {
    /** Length of the mean. */
    static final double LENGTH_S = 1;

    private static final int PARTS = 8;
    private static final int PARTS_PER_TEST = 4;
    private static final double MEMORY_S = 60;
    private static final double LARGEST = 2.7;
    private static final double MARGIN = 1.5;
    private static final double HIDDEN = 0.5;
    private static final double CAP = 1.9;
    private static final double INTERFERER = 3;

    private final GuardGroups groups;
    private final int readingsPerPart;
    private final double forget;
    private final double ratio;
    private final double groupVariance;
    private final double[] sums;
    private final double[] shape;
    private final float[] sorted;
    private final double[] excess = new double[PARTS];
    private final double[] power = new double[PARTS];
    private double channelSum;
    private int readings;
    private long parts;
    private double weight;
    private long shaped;

    /**
     * @param channelShape independent values of the channel per reading
     * @param alarmsPerS that noise may raise
     */
    LevelTest(GuardGroups groups, double channelShape, double periodS, double alarmsPerS) {
        this.groups = groups;
        readingsPerPart = (int) Math.max(1, Math.round(LENGTH_S / PARTS / periodS));
        double partS = readingsPerPart * periodS;
        int perTest = PARTS * readingsPerPart;
        ratio = FTail.ratio(channelShape * perTest, groups.wholeShape() * perTest, alarmsPerS * PARTS_PER_TEST * partS);
        forget = partS / MEMORY_S;
        sums = new double[groups.count()];
        shape = new double[groups.count()];
        sorted = new float[groups.count()];
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < groups.count(); g++) {
            least = Math.min(least, groups.shape(g));
        }
        groupVariance = 1 / (least * readingsPerPart);
        Arrays.fill(shape, 1);
        reset();
    }

    /** Starts afresh; what is known of the floor's shape stays. */
    void reset() {
        parts = 0;
        begin();
    }

    private void begin() {
        readings = 0;
        channelSum = 0;
        Arrays.fill(sums, 0);
    }

    /**
     * Takes a reading: its channel power, and its guards as the groups have them.
     *
     * @return whether there is a level; {@link #snr} and {@link #signal} say how much
     */
    boolean add(double channelPower) {
        channelSum += channelPower;
        for (int g = 0; g < sums.length; g++) {
            sums[g] += groups.power(g);
        }
        if (++readings < readingsPerPart) {
            return false;
        }
        learnShape();
        double reference = reference();
        int here = (int) (parts % PARTS);
        excess[here] = channelSum / reference - 1;
        power[here] = (channelSum - reference) / readingsPerPart;
        parts++;
        begin();
        return parts >= PARTS && parts % PARTS_PER_TEST == 0 && test();
    }

    private boolean test() {
        double threshold = ratio * (1 + unevenness()) - 1;
        double sum = 0;
        for (double one : excess) {
            sum += Math.min(one, CAP * threshold);
        }
        return sum >= PARTS * threshold;
    }

    /** Signal over noise of the last second. */
    double snr() {
        return Arrays.stream(excess).average().orElseThrow();
    }

    /** Power of the signal alone. */
    double signal() {
        return Arrays.stream(power).average().orElseThrow();
    }

    private boolean used(int g) {
        return shape[g] < INTERFERER;
    }

    private double reference() {
        double sum = 0;
        double bins = 0;
        for (int g = 0; g < sums.length; g++) {
            sum += used(g) ? groups.weight(g) * sums[g] : 0;
            bins += used(g) ? groups.weight(g) : 0;
        }
        return sum / bins;
    }

    private void learnShape() {
        for (int g = 0; g < sums.length; g++) {
            sorted[g] = (float) sums[g];
        }
        double median = Median.of(sorted, sorted.length);
        shaped++;
        double now = Math.max(forget, 1.0 / shaped);
        for (int g = 0; g < sums.length; g++) {
            shape[g] += now * (sums[g] / median - shape[g]);
        }
        weight = (1 - now) * (1 - now) * weight + now * now;
    }

    /** By how much the channel may differ from its guards, as the guards differ among themselves. */
    double unevenness() {
        double mean = 0;
        double bins = 0;
        for (int g = 0; g < shape.length; g++) {
            mean += used(g) ? groups.weight(g) * shape[g] : 0;
            bins += used(g) ? groups.weight(g) : 0;
        }
        mean /= bins;
        double largest = 0;
        for (int g = 0; g < shape.length; g++) {
            largest = used(g) ? Math.max(largest, Math.abs(shape[g] / mean - 1)) : largest;
        }
        double noise = LARGEST * Math.sqrt(groupVariance * weight);
        return MARGIN * Math.sqrt(Math.max(0, largest * largest - noise * noise)) + HIDDEN * noise;
    }
}
