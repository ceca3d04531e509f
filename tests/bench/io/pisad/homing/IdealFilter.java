package io.pisad.homing;

import java.util.Arrays;
import java.util.Random;

/**
 * Scenario C without a vehicle: how soon an exact filter reaches a standard deviation of 35 m that knows more than PISAD:
 * the power within 1 dB, the exponent, the noise and that the emitter stands still 50 to 100 m away. It turns at once,
 * flies at 3 m/s, hears once a second, and flies 10 s along the leg whose 20 levels tell most (their mutual information
 * with the place, levels taken as jointly normal). A greedy planner: a guide to what can be asked, not a bound.
 *
 * <p>{@code tests/bench/ideal-filter.sh [RUNS] [SEED]}. Prints runs within BirdsEye's times and the mean, for the semi-major
 * axis and for the larger of east and north.
 */
public final class IdealFilter {
    private static final int BEARINGS = 60;
    private static final int DIRECTIONS = 24;
    private static final int LEG_S = 20;
    private static final int FLOWN_S = 10;
    private static final int LIMIT_S = 400;
    private static final double SPEED_MPS = 3;
    private static final double ENOUGH_M = 35;
    private static final double[] POWERS_DB = {-3, -2.25, -1.5, -0.75, 0, 0.75, 1.5, 2.25, 3};

    private final Random random;
    private final double sigmaDb;
    private final double[] east = new double[11 * BEARINGS];
    private final double[] north = new double[east.length];
    private final double[] weight = new double[east.length];
    private final double[] squares = new double[POWERS_DB.length * east.length];

    private IdealFilter(double sigmaDb, long seed) {
        this.sigmaDb = sigmaDb;
        random = new Random(seed);
        for (int i = 0; i < east.length; i++) {
            double bearing = 2 * Math.PI * (i % BEARINGS) / BEARINGS;
            double range = 50 + 5 * (i / BEARINGS);
            east[i] = range * Math.sin(bearing);
            north[i] = range * Math.cos(bearing);
        }
    }

    private static double levelDb(double e, double n) {
        return -20 * Math.log10(Math.max(1, Math.hypot(e, n)));
    }

    /** Seconds to the semi-major axis and to the larger of east and north. */
    private int[] fly() {
        double bearing = 2 * Math.PI * random.nextDouble();
        double range = 50 + 50 * random.nextDouble();
        double emitterE = range * Math.sin(bearing);
        double emitterN = range * Math.cos(bearing);
        double powerDb = random.nextGaussian();
        Arrays.fill(squares, 0);
        Arrays.fill(weight, 1.0 / weight.length);
        int[] reached = {LIMIT_S, LIMIT_S};
        double e = 0;
        double n = 0;
        double course = 0;
        for (int s = 0; s < LIMIT_S && reached[0] == LIMIT_S; s++) {
            if (s % FLOWN_S == 0) {
                course = best(e, n);
            }
            e += SPEED_MPS * Math.sin(course);
            n += SPEED_MPS * Math.cos(course);
            hear(e, n, levelDb(emitterE - e, emitterN - n) + powerDb + sigmaDb * random.nextGaussian());
            double[] c = covariance();
            double half = (c[0] + c[1]) / 2;
            double major = half + Math.sqrt((c[0] - c[1]) * (c[0] - c[1]) / 4 + c[2] * c[2]);
            reached[0] = major <= ENOUGH_M * ENOUGH_M ? s + 1 : reached[0];
            boolean both = Math.max(c[0], c[1]) <= ENOUGH_M * ENOUGH_M;
            reached[1] = both ? Math.min(reached[1], s + 1) : reached[1];
        }
        return reached;
    }

    private void hear(double e, double n, double level) {
        double[] log = new double[squares.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < POWERS_DB.length; p++) {
            for (int i = 0; i < east.length; i++) {
                int k = p * east.length + i;
                double off = level - levelDb(east[i] - e, north[i] - n) - POWERS_DB[p];
                squares[k] += off * off;
                log[k] = -squares[k] / (2 * sigmaDb * sigmaDb) - POWERS_DB[p] * POWERS_DB[p] / 2;
                most = Math.max(most, log[k]);
            }
        }
        double total = 0;
        Arrays.fill(weight, 0);
        for (int k = 0; k < log.length; k++) {
            double w = Math.exp(log[k] - most);
            weight[k % east.length] += w;
            total += w;
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= total;
        }
    }

    /** Variances of east and north, and their covariance. */
    private double[] covariance() {
        double[] m = new double[5];
        for (int i = 0; i < weight.length; i++) {
            m[0] += weight[i] * east[i];
            m[1] += weight[i] * north[i];
            m[2] += weight[i] * east[i] * east[i];
            m[3] += weight[i] * north[i] * north[i];
            m[4] += weight[i] * east[i] * north[i];
        }
        return new double[] {m[2] - m[0] * m[0], m[3] - m[1] * m[1], m[4] - m[0] * m[1]};
    }

    /** The course whose leg tells most. */
    private double best(double e, double n) {
        double best = 0;
        double most = -1;
        double turn = 2 * Math.PI * random.nextDouble();
        for (int d = 0; d < DIRECTIONS; d++) {
            double course = turn + 2 * Math.PI * d / DIRECTIONS;
            double nats = nats(e, n, course);
            if (nats > most) {
                most = nats;
                best = course;
            }
        }
        return best;
    }

    /** log det(I + C / sigma^2) of the leg's levels, C their covariance over the places and the power. */
    private double nats(double e, double n, double course) {
        double[][] off = new double[LEG_S][east.length];
        for (int t = 0; t < LEG_S; t++) {
            double atE = e + SPEED_MPS * (t + 1) * Math.sin(course);
            double atN = n + SPEED_MPS * (t + 1) * Math.cos(course);
            double mean = 0;
            for (int i = 0; i < east.length; i++) {
                off[t][i] = levelDb(east[i] - atE, north[i] - atN);
                mean += weight[i] * off[t][i];
            }
            for (int i = 0; i < east.length; i++) {
                off[t][i] -= mean;
            }
        }
        double[][] c = new double[LEG_S][LEG_S];
        for (int a = 0; a < LEG_S; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = (a == b ? 1 : 0) + 1 / (sigmaDb * sigmaDb); // 1 dB of power that all share
                for (int i = 0; i < east.length; i++) {
                    sum += weight[i] * off[a][i] * off[b][i] / (sigmaDb * sigmaDb);
                }
                c[a][b] = sum;
            }
        }
        double log = 0;
        for (int a = 0; a < LEG_S; a++) { // Cholesky
            for (int b = 0; b <= a; b++) {
                double sum = c[a][b];
                for (int k = 0; k < b; k++) {
                    sum -= c[a][k] * c[b][k];
                }
                c[a][b] = a == b ? Math.sqrt(sum) : sum / c[b][b];
            }
            log += 2 * Math.log(c[a][a]);
        }
        return log;
    }

    /** Runs, seed. */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        for (double[] c : new double[][] {{5, 74}, {10, 70}}) {
            var filter = new IdealFilter(c[0], seed);
            int[] within = new int[2];
            double[] sum = new double[2];
            for (int run = 0; run < runs; run++) {
                int[] reached = filter.fly();
                for (int k = 0; k < 2; k++) {
                    within[k] += reached[k] <= c[1] ? 1 : 0;
                    sum[k] += reached[k];
                }
            }
            System.out.printf(
                    "C-%.0f, %d runs: semi-major axis %.2f within %.0f s, mean %.0f s; east and north %.2f, mean %.0f s%n",
                    c[0],
                    runs,
                    within[0] / (double) runs,
                    c[1],
                    sum[0] / runs,
                    within[1] / (double) runs,
                    sum[1] / runs);
        }
    }
}
