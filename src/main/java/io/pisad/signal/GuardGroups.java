package io.pisad.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The guard bins in groups about as wide as the channel: each is a channel without a beacon, to compare with. */
final class GuardGroups {
    private final int[][] bins;
    private final double[] shape;
    private final double[] power;
    private final double binsPerChannel;
    private final double wholeShape;
    private double mean;

    GuardGroups(Spectrum spectrum, Part part) {
        int size = spectrum.size();
        double binHz = part.plan().sampleRateHz() / size;
        binsPerChannel = part.plan().bandwidthHz() / binHz;
        int centre = (int) Math.round(part.plan().offsetHz() / binHz);
        int[] away = Arrays.stream(spectrum.noise().bins())
                .map(k -> Math.floorMod(k - centre + size / 2, size) - size / 2)
                .sorted()
                .toArray();
        List<int[]> groups = new ArrayList<>();
        split(Arrays.stream(away).filter(k -> k < 0).toArray(), groups);
        split(Arrays.stream(away).filter(k -> k >= 0).toArray(), groups);
        bins = new int[groups.size()][];
        shape = new double[bins.length];
        power = new double[bins.length];
        var all = new double[size];
        for (int g = 0; g < bins.length; g++) {
            bins[g] = Arrays.stream(groups.get(g))
                    .map(k -> Math.floorMod(k + centre, size))
                    .toArray();
            var one = new double[size];
            for (int k : bins[g]) {
                one[k] = 1;
                all[k] = 1;
            }
            shape[g] = Independence.perFrame(spectrum.window(), spectrum.hop(), one) * spectrum.framesPerReading();
        }
        wholeShape = Independence.perFrame(spectrum.window(), spectrum.hop(), all) * spectrum.framesPerReading();
    }

    private void split(int[] side, List<int[]> groups) {
        int parts = side.length == 0 ? 0 : (int) Math.max(1, Math.round(side.length / binsPerChannel));
        for (int p = 0; p < parts; p++) {
            groups.add(Arrays.copyOfRange(side, p * side.length / parts, (p + 1) * side.length / parts));
        }
    }

    /** Takes the guard bins of the spectrum's last reading. */
    void measure(Spectrum spectrum) {
        float[] guard = spectrum.guardPower();
        double scale = spectrum.frameScale() * binsPerChannel;
        double total = 0;
        int count = 0;
        for (int g = 0; g < bins.length; g++) {
            double sum = 0;
            for (int k : bins[g]) {
                sum += guard[k];
            }
            power[g] = scale * sum / bins[g].length;
            total += sum;
            count += bins[g].length;
        }
        mean = scale * total / count;
    }

    int count() {
        return bins.length;
    }

    /** Mean power of group {@code g} in the last reading, scaled to the channel's bandwidth. */
    double power(int g) {
        return power[g];
    }

    /** The same over all of them. */
    double mean() {
        return mean;
    }

    /** Number of bins, which is its weight. */
    int weight(int g) {
        return bins[g].length;
    }

    /** Independent values per reading in group {@code g}. */
    double shape(int g) {
        return shape[g];
    }

    /** The same in all of them. */
    double wholeShape() {
        return wholeShape;
    }
}
