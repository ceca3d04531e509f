package io.pisad.homing;

/** The track in cells of flown path, each the mean of some half-second means; grows to a fixed most. */
final class Cells {
    private static final double WAY_DB_PER_M = 0.2;

    final double[] eastM;
    final double[] northM;
    final double[] upM;
    final double[] levelDb;
    final double[] weight;
    int count;

    Cells(int most) {
        eastM = new double[most];
        northM = new double[most];
        upM = new double[most];
        levelDb = new double[most];
        weight = new double[most];
    }

    boolean full() {
        return count == eastM.length;
    }

    /** Appends a finished cell. */
    void add(double east, double north, double up, double level, double means) {
        eastM[count] = east;
        northM[count] = north;
        upM[count] = up;
        levelDb[count] = level;
        weight[count] = means;
        count++;
    }

    /** The loudest cell, each metre away counting as much as {@value #WAY_DB_PER_M} dB less; there must be one. */
    Point loudestNear(Point here) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double worth = levelDb[i] - WAY_DB_PER_M * here.distanceM(new Point(eastM[i], northM[i]));
            best = worth > most ? i : best;
            most = Math.max(most, worth);
        }
        return new Point(eastM[best], northM[best]);
    }

    /** -10 log10 of the slant distance from a place on the ground, at least 1 m. */
    double lossDb(int i, double east, double north) {
        return lossDb(east - eastM[i], north - northM[i], upM[i]);
    }

    /** -10 log10 of the slant distance, at least 1 m, of a place so far away. */
    static double lossDb(double eastM, double northM, double upM) {
        return -10 * StrictMath.log10(eastM * eastM + northM * northM + upM * upM + 1) / 2;
    }

    /** Whether a place lies that near to one of them. */
    boolean near(Point place, double withinM) {
        for (int i = 0; i < count; i++) {
            double e = eastM[i] - place.eastM();
            double n = northM[i] - place.northM();
            if (e * e + n * n < withinM * withinM) {
                return true;
            }
        }
        return false;
    }
}
