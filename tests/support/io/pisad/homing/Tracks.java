package io.pisad.homing;

import io.pisad.model.SignalPicture.Track;
import java.util.Random;
import java.util.function.IntFunction;

/** Synthetic tracks: -30 dBm at 1 m, n = 2, 30 m high. */
final class Tracks {
    private Tracks() {}

    /** A spiral of 20 to 80 m around a place, 60 half-second means. */
    static Track spiral(Point beacon, Point centre, double sigmaDb) {
        return along(beacon, 60, sigmaDb, 7, i -> centre.after(Velocity.towards(12.0 * i, 20 + i), 1));
    }

    /** Any path of that many means. */
    static Track along(Point beacon, int count, double sigmaDb, long seed, IntFunction<Point> path) {
        var random = new Random(seed);
        long[] atNs = new long[count];
        double[][] columns = new double[4][count];
        for (int i = 0; i < count; i++) {
            Point p = path.apply(i);
            double d = beacon.distanceM(p);
            atNs[i] = i * 500_000_000L;
            columns[0][i] = p.eastM();
            columns[1][i] = p.northM();
            columns[2][i] = 30;
            columns[3][i] = -30 - 10 * StrictMath.log10(d * d + 900) + sigmaDb * random.nextGaussian();
        }
        return new Track(atNs, columns[0], columns[1], columns[2], columns[3]);
    }
}
