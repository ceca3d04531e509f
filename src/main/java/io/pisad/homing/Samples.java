package io.pisad.homing;

import io.pisad.model.SignalPicture.Track;

/**
 * The track thinned for the fit: neighbouring half-second means are averaged over cells of flown path, at most {@link
 * #MOST} of them; the weight is the number of means. Levels are less the noise (10 log10 of the power less the floor).
 */
final class Samples {
    static final int MOST = 200;
    /** Levels less than this over the floor say nothing about the distance. */
    private static final double USABLE_DB = 1;

    final double[] eastM = new double[MOST];
    final double[] northM = new double[MOST];
    final double[] upM = new double[MOST];
    final double[] levelDb = new double[MOST];
    final double[] weight = new double[MOST];
    int count;

    /** Reads the track anew; an unknown floor (NaN) is taken as no noise at all. */
    void read(Track track, double floorDbm) {
        double cellM = 4;
        while (!read(track, floorDbm, cellM)) {
            cellM *= 1.6;
        }
    }

    private boolean read(Track track, double floorDbm, double cellM) {
        count = 0;
        int last = -1;
        double startEast = 0;
        double startNorth = 0;
        for (int i = 0; i < track.length(); i++) {
            double level = lessNoiseDb(track.rssiDbm()[i], floorDbm);
            if (Double.isNaN(level)) {
                continue;
            }
            double e = track.eastM()[i];
            double n = track.northM()[i];
            double moved = (e - startEast) * (e - startEast) + (n - startNorth) * (n - startNorth);
            if (last < 0 || moved >= cellM * cellM) {
                if (count == MOST) {
                    return false;
                }
                last = count++;
                startEast = e;
                startNorth = n;
                eastM[last] = northM[last] = upM[last] = levelDb[last] = weight[last] = 0;
            }
            double w = ++weight[last];
            eastM[last] += (e - eastM[last]) / w;
            northM[last] += (n - northM[last]) / w;
            upM[last] += (track.upM()[i] - upM[last]) / w;
            levelDb[last] += (level - levelDb[last]) / w;
        }
        return true;
    }

    /** The cell with the highest level. */
    Point strongest() {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = levelDb[i] > levelDb[best] ? i : best;
        }
        return new Point(eastM[best], northM[best]);
    }

    /** The level without the noise power; NaN when too little is over the floor. An unknown floor is no noise. */
    static double lessNoiseDb(double rssiDbm, double floorDbm) {
        if (Double.isNaN(floorDbm)) {
            return rssiDbm;
        }
        double overDb = rssiDbm - floorDbm;
        double signal = StrictMath.pow(10, overDb / 10) - 1;
        double snrDb = signal > 0 ? 10 * StrictMath.log10(signal) : Double.NEGATIVE_INFINITY;
        return snrDb < USABLE_DB ? Double.NaN : floorDbm + snrDb;
    }
}
