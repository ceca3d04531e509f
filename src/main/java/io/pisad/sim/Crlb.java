package io.pisad.sim;

/**
 * The Cramer-Rao bound of a position from levels along a flown track: white noise, n = 2 known, P0 as well as is told.
 *
 * <p>J = sum g g' / sigma^2 less the column of ones, whose P0 has the precision of its prior besides, g = -(20/ln 10) (x - x_i)/d_i^2 (HOMING.md, "Position bound").
 */
public final class Crlb {
    private static final double DB_PER_LN = 20 / StrictMath.log(10);

    private long count;
    private double ge;
    private double gn;
    private double gee;
    private double gen;
    private double gnn;

    /** Takes a sample at an offset from the beacon. */
    public void add(double eastM, double northM, double upM) {
        double d2 = Math.max(1, eastM * eastM + northM * northM + upM * upM);
        double e = DB_PER_LN * eastM / d2;
        double n = DB_PER_LN * northM / d2;
        count++;
        ge += e;
        gn += n;
        gee += e * e;
        gen += e * n;
        gnn += n * n;
    }

    /**
     * Root of the trace of the bound, metres; NaN while the samples determine no place.
     *
     * @param sigmaDb standard deviation of a level
     * @param powerSdDb standard deviation of P0 before, infinite when nothing is known
     */
    public double rmsM(double sigmaDb, double powerSdDb) {
        double ones = count + sigmaDb * sigmaDb / (powerSdDb * powerSdDb);
        double ee = gee - ge * ge / ones;
        double en = gen - ge * gn / ones;
        double nn = gnn - gn * gn / ones;
        double det = ee * nn - en * en;
        return det > 1e-12 * ee * nn ? sigmaDb * Math.sqrt((ee + nn) / det) : Double.NaN;
    }
}
