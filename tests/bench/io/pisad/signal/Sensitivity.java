package io.pisad.signal;

import io.pisad.model.BeaconKind;
import io.pisad.model.Candidate;
import io.pisad.model.IqBlock;
import io.pisad.model.Settings;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints Pd over SNR of candidates beside the energy-detection limit: {@code java io.pisad.signal.Sensitivity TRIALS
 * SEED}. White noise at 250 kHz, a channel of 25 kHz, a tone off the bins' centre; SNR is in the channel's bandwidth.
 */
public final class Sensitivity {
    private static final double RATE_HZ = 250e3;
    private static final double BANDWIDTH_HZ = 25e3;
    private static final float SIGMA = 0.05f;
    private static final double TONE_HZ = 51_300;
    private static final double SETTLE_S = 60;
    private static final Settings.Pulses KNOWN = new Settings.Pulses(0.03, Double.NaN, Double.NaN);

    private final int trials;
    private final long seed;
    private boolean reached = true;

    private Sensitivity(int trials, long seed) {
        this.trials = trials;
        this.seed = seed;
    }

    /** Prints the four curves; exit code 1 if one is more than 1.5 dB over its limit. */
    public static void main(String[] args) {
        var bench = new Sensitivity(Integer.parseInt(args[0]), Long.parseLong(args[1]));
        System.out.printf(
                Locale.ROOT,
                "%d trials a point, seed %d, 25 kHz channel, 1 false alarm per hour%n",
                bench.trials,
                bench.seed);
        bench.tone(BeaconKind.CONTINUOUS);
        bench.tone(BeaconKind.UNKNOWN);
        double known =
                bench.pulses("30 ms / 1 s, width known, one by one", BeaconKind.BURST, KNOWN, Candidate.Kind.PULSE);
        bench.pulses(
                "30 ms / 1 s, nothing known, one by one",
                BeaconKind.UNKNOWN,
                Settings.Pulses.UNKNOWN,
                Candidate.Kind.PULSE);
        double train =
                bench.pulses("30 ms / 1 s, width known, as a train", BeaconKind.PULSED, KNOWN, Candidate.Kind.TRAIN);
        double blind = bench.pulses(
                "30 ms / 1 s, nothing known, as a train",
                BeaconKind.UNKNOWN,
                Settings.Pulses.UNKNOWN,
                Candidate.Kind.TRAIN);
        System.out.printf(
                Locale.ROOT,
                "a train is found %.1f dB (nothing known: %.1f dB) under a single pulse%n",
                known - train,
                known - blind);
        System.exit(bench.reached && known - train >= 3 && known - blind >= 3 ? 0 : 1);
    }

    private void tone(BeaconKind kind) {
        var wanted = new CandidatePlan(1, kind, Settings.Pulses.UNKNOWN);
        // The limit: one second tested back to back, 3600 tests an hour, the whole false-alarm rate for them.
        double limit = limitDb(BANDWIDTH_HZ, 1 / 3600.0);
        System.out.printf(Locale.ROOT, "%ntone, beacon %s: limit %.2f dB%n", kind, limit);
        double at = Double.NaN;
        double before = 0;
        for (double snrDb = Math.floor(2 * limit) / 2 - 1; Double.isNaN(at); snrDb += 0.25) {
            var found = new TreeSet<Long>();
            run(wanted, snrDb, trials + 1, 0, Candidate.Kind.LEVEL, c -> {
                if ((c.atNs() - Math.round(SETTLE_S * 1e9)) % 1_000_000_000L == 0) {
                    found.add(c.atNs());
                }
            });
            double pd = Math.min(1, found.size() / (double) trials);
            at = line(snrDb, pd, before, at);
            before = pd;
        }
        excess(at, limit);
    }

    private double pulses(String what, BeaconKind kind, Settings.Pulses timing, Candidate.Kind wantedKind) {
        var wanted = new CandidatePlan(1, kind, timing);
        boolean train = wantedKind == Candidate.Kind.TRAIN;
        // The limit: pulses of 30 ms tested back to back, 120,000 tests an hour, for a train of 20 with all in one sum.
        double limit = limitDb(BANDWIDTH_HZ * 0.03 * (train ? 20 : 1), 1 / (train ? 180.0 * 33 * 33 : 120_000.0));
        System.out.printf(Locale.ROOT, "%n%s: limit %.2f dB%n", what, limit);
        double at = Double.NaN;
        double before = 0;
        for (double snrDb = Math.floor(2 * limit) / 2 - 0.5; Double.isNaN(at); snrDb += 0.25) {
            Set<Long> found = new TreeSet<>();
            double spacing = train ? TrainFold.EVERY_S : 1;
            run(wanted, snrDb, (int) (trials * spacing) + 26, 0.03, wantedKind, c -> {
                double s = (train ? c.atNs() : c.startNs()) * 1e-9 - SETTLE_S;
                boolean right = train
                        ? s >= TrainFold.LENGTH_S + TrainFold.EVERY_S
                        : Math.abs(s - pulseS(Math.round(s - 0.5))) < 0.02;
                if (right) {
                    found.add((long) (s / spacing));
                }
            });
            double pd = Math.min(1, found.size() / (double) (train ? trials : trials + 25));
            at = line(snrDb, pd, before, at);
            before = pd;
        }
        if (!train) {
            excess(at, limit);
        } else {
            System.out.printf(Locale.ROOT, "Pd 0.9 at %.2f dB%n", at);
        }
        return at;
    }

    /** Pulse n begins somewhere within the windows' grid, never at the same place of it. */
    private static double pulseS(long n) {
        return n + 0.5 + 0.0001 * (n % 10);
    }

    private static double line(double snrDb, double pd, double before, double at) {
        System.out.printf(Locale.ROOT, "  %6.2f dB  Pd %.3f%n", snrDb, pd);
        return Double.isNaN(at) && pd >= 0.9 ? snrDb - 0.25 * (pd - 0.9) / Math.max(1e-9, pd - before) : at;
    }

    private void excess(double at, double limit) {
        System.out.printf(Locale.ROOT, "Pd 0.9 at %.2f dB, %.2f dB over the limit%n", at, at - limit);
        reached &= at - limit <= 1.5;
    }

    private interface Found {
        void candidate(Candidate candidate);
    }

    private void run(CandidatePlan wanted, double snrDb, int seconds, double widthS, Candidate.Kind kind, Found found) {
        var meter = new ChannelMeter(
                new ChannelPlan(RATE_HZ, 50e3, BANDWIDTH_HZ, 1e-3, 1), wanted, 0, new Only(kind, found));
        var noise = new FastNoise(seed + Math.round(100 * snrDb));
        double noisePower = 2 * SIGMA * SIGMA * BANDWIDTH_HZ / RATE_HZ;
        double amplitude = Math.sqrt(noisePower * Math.pow(10, snrDb / 10));
        var block = new IqBlock((int) RATE_HZ);
        block.samples = block.capacity();
        for (int s = 0; s < SETTLE_S + seconds; s++) {
            noise.fill(block.iq, block.iq.length, SIGMA);
            block.firstSample = (long) s * block.samples;
            int n = (int) (s - SETTLE_S);
            if (n >= 0) {
                int from = widthS == 0 ? 0 : (int) ((pulseS(n) - n) * RATE_HZ);
                int to = widthS == 0 ? block.samples : from + (int) (widthS * RATE_HZ);
                for (int k = from; k < to; k++) {
                    double phase = 2 * Math.PI * (TONE_HZ / RATE_HZ * k % 1);
                    block.iq[2 * k] += (float) (amplitude * Math.cos(phase));
                    block.iq[2 * k + 1] += (float) (amplitude * Math.sin(phase));
                }
            }
            meter.feed(block);
        }
    }

    private record Only(Candidate.Kind kind, Found found) implements ReadingSink {
        @Override
        public void reading(io.pisad.model.SignalReading reading) {}

        @Override
        public void pulse(io.pisad.model.Pulse pulse) {}

        @Override
        public void candidate(Candidate candidate) {
            if (candidate.kind() == kind) {
                found.candidate(candidate);
            }
        }
    }

    /** Urkowitz 1967 with a known floor: SNR at which n complex samples are found with Pd 0.9 (Sankaran's normal form). */
    private static double limitDb(double n, double falseAlarm) {
        double threshold = FTail.ratio(n, 1e9, falseAlarm);
        double low = 0;
        double high = 100;
        for (int turn = 0; turn < 60; turn++) {
            double snr = (low + high) / 2;
            if (detected(n, snr, threshold) < 0.9) {
                low = snr;
            } else {
                high = snr;
            }
        }
        return 10 * Math.log10(high);
    }

    /** Probability that noise and a constant amplitude exceed the threshold: noncentral chi-square (Sankaran 1959). */
    private static double detected(double n, double snr, double threshold) {
        double k = 2 * n;
        double lambda = 2 * n * snr;
        double h = 1 - 2.0 / 3 * (k + lambda) * (k + 3 * lambda) / ((k + 2 * lambda) * (k + 2 * lambda));
        double p = (k + 2 * lambda) / ((k + lambda) * (k + lambda));
        double m = (h - 1) * (1 - 3 * h);
        double mean = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
        double sd = h * Math.sqrt(2 * p) * (1 + 0.5 * m * p);
        double z = (Math.pow(2 * n * threshold / (k + lambda), h) - mean) / sd;
        return 0.5 * erfc(z / Math.sqrt(2));
    }

    /** Numerical Recipes' rational Chebyshev form, relative error under 1.2e-7. */
    private static double erfc(double x) {
        double t = 1 / (1 + 0.5 * Math.abs(x));
        double[] c = {
            -1.26551223,
            1.00002368,
            0.37409196,
            0.09678418,
            -0.18628806,
            0.27886807,
            -1.13520398,
            1.48851587,
            -0.82215223,
            0.17087277
        };
        double sum = 0;
        for (int i = 9; i >= 0; i--) {
            sum = sum * t + c[i];
        }
        double y = t * Math.exp(-x * x + sum);
        return x >= 0 ? y : 2 - y;
    }
}
