package io.pisad.homing;

import java.util.Random;

/**
 * One way the beacon may have walked: where it was at each cell. Velocities are an Ornstein-Uhlenbeck process, so many
 * seconds from one course to another, with a speed of its own.
 */
final class Walk {
    private static final double COURSE_S = 40;
    /** In shorter gaps between cells the velocity hardly changes. */
    private static final double LONG_S = 10;

    private final double[] eastM;
    private final double[] northM;
    /** From the cell to the next one; the newest is the one at which it walks on. */
    private final double[] eastMps;

    private final double[] northMps;
    final LeastSquares sums;
    /** By which it is heard. */
    Law law;
    /** Standard deviation of either component of its velocity. */
    double sdMps;
    /** Logarithm of the likelihood of all cells. */
    double logLikelihood;
    /** Logarithm of its weight. */
    double logWeight;

    Walk(Law law, int models, int most) {
        this.law = law;
        eastM = new double[most];
        northM = new double[most];
        eastMps = new double[most];
        northMps = new double[most];
        sums = new LeastSquares(models, most);
    }

    double eastM(int cell) {
        return eastM[cell];
    }

    double northM(int cell) {
        return northM[cell];
    }

    /** Draws a walk that ends there at the newest cell. */
    void draw(Cells cells, double atEastM, double atNorthM, double itsSdMps, Random random) {
        int last = cells.count - 1;
        sdMps = itsSdMps;
        velocities(cells, random);
        eastM[last] = atEastM;
        northM[last] = atNorthM;
        backwards(cells);
    }

    /** Walks on to the newest cell. */
    void step(Cells cells, Random random) {
        int i = cells.count - 1;
        double s = cells.atS[i] - cells.atS[i - 1];
        Point to = s > LONG_S ? on(i - 1, s, random) : null;
        if (to != null) { // the mean velocity of a long gap is not known from the one before it
            eastMps[i - 1] = (to.eastM() - eastM[i - 1]) / wayS(s);
            northMps[i - 1] = (to.northM() - northM[i - 1]) / wayS(s);
        }
        eastM[i] = eastM[i - 1] + wayS(s) * eastMps[i - 1];
        northM[i] = northM[i - 1] + wayS(s) * northMps[i - 1];
        double kept = kept(s);
        double fresh = sdMps * Math.sqrt(1 - kept * kept);
        eastMps[i] = kept * eastMps[i - 1] + fresh * random.nextGaussian();
        northMps[i] = kept * northMps[i - 1] + fresh * random.nextGaussian();
    }

    /** Where it may be so long after a cell; the exact law of the process. */
    Point on(int cell, double s, Random random) {
        double t = Math.max(0, s) / COURSE_S;
        double decay = StrictMath.exp(-t);
        double spread = sdMps * COURSE_S * Math.sqrt(Math.max(0, 2 * t - 3 + 4 * decay - decay * decay));
        return new Point(
                eastM[cell] + wayS(Math.max(0, s)) * eastMps[cell] + spread * random.nextGaussian(),
                northM[cell] + wayS(Math.max(0, s)) * northMps[cell] + spread * random.nextGaussian());
    }

    /**
     * Draws one near another: its end shifted, its velocities scaled to that deviation and mixed with fresh ones
     * (preconditioned Crank-Nicolson, Cotter and others, Statistical Science 28, 424, 2013), so that between velocities only
     * likelihoods decide.
     */
    void near(Walk other, Cells cells, Law itsLaw, double shiftM, double mixed, double itsSdMps, Random random) {
        int last = cells.count - 1;
        law = itsLaw;
        sdMps = itsSdMps;
        if (mixed > 0) {
            velocities(cells, random);
        }
        double kept = Math.sqrt(1 - mixed * mixed) * (sdMps / other.sdMps);
        for (int i = 0; i <= last; i++) {
            eastMps[i] = kept * other.eastMps[i] + (mixed > 0 ? mixed * eastMps[i] : 0);
            northMps[i] = kept * other.northMps[i] + (mixed > 0 ? mixed * northMps[i] : 0);
        }
        eastM[last] = other.eastM[last] + shiftM * random.nextGaussian();
        northM[last] = other.northM[last] + shiftM * random.nextGaussian();
        backwards(cells);
    }

    /** Takes the newest cell's level. */
    void grow(Cells cells, Whitening[] models) {
        int i = cells.count - 1;
        sums.grow(cells.lossDb(law, i, eastM[i], northM[i]), i, models);
    }

    /** Takes all cells' levels anew. */
    void measure(Cells cells, Whitening[] models) {
        sums.clear();
        for (int i = 0; i < cells.count; i++) {
            sums.grow(cells.lossDb(law, i, eastM[i], northM[i]), i, models);
        }
    }

    /** Becomes the same as another. */
    void copy(Walk other, int cells) {
        System.arraycopy(other.eastM, 0, eastM, 0, cells);
        System.arraycopy(other.northM, 0, northM, 0, cells);
        System.arraycopy(other.eastMps, 0, eastMps, 0, cells);
        System.arraycopy(other.northMps, 0, northMps, 0, cells);
        sums.copy(other.sums, cells);
        law = other.law;
        sdMps = other.sdMps;
        logLikelihood = other.logLikelihood;
        logWeight = other.logWeight;
    }

    /** Forgets what was before a cell. */
    void forget(int before, int count) {
        System.arraycopy(eastM, before, eastM, 0, count - before);
        System.arraycopy(northM, before, northM, 0, count - before);
        System.arraycopy(eastMps, before, eastMps, 0, count - before);
        System.arraycopy(northMps, before, northMps, 0, count - before);
    }

    private void velocities(Cells cells, Random random) {
        eastMps[0] = sdMps * random.nextGaussian();
        northMps[0] = sdMps * random.nextGaussian();
        for (int i = 1; i < cells.count; i++) {
            double kept = kept(cells.atS[i] - cells.atS[i - 1]);
            double fresh = sdMps * Math.sqrt(1 - kept * kept);
            eastMps[i] = kept * eastMps[i - 1] + fresh * random.nextGaussian();
            northMps[i] = kept * northMps[i - 1] + fresh * random.nextGaussian();
        }
    }

    private void backwards(Cells cells) {
        for (int i = cells.count - 2; i >= 0; i--) {
            double s = cells.atS[i + 1] - cells.atS[i];
            eastM[i] = eastM[i + 1] - wayS(s) * eastMps[i];
            northM[i] = northM[i + 1] - wayS(s) * northMps[i];
        }
    }

    /** By how much its velocity carries it in so many seconds, in the mean. */
    private static double wayS(double s) {
        return COURSE_S * (1 - kept(s));
    }

    private static double kept(double s) {
        return StrictMath.exp(-s / COURSE_S);
    }
}
