package io.pisad.analytics;

import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The track in half-second means, and what {@code track.sql} and {@code planes.sql} say of it. */
final class TrackArrays {
    private static final long HALF_NS = 500_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long[] WINDOWS_S = {20, 40, 80, 160, 320};
    private static final long TRACK_S = 900;
    private static final int SIZE = 2 * (Answers.TRACK_POINTS + 20);

    private final long[] half = new long[SIZE];
    private final long[] atSum = new long[SIZE];
    private final int[] count = new int[SIZE];
    /** Sums of east, north, up and level. */
    private final double[][] sums = new double[4][SIZE];

    private int end;

    void add(TrackPoint point) {
        long of = Math.floorDiv(point.atNs(), HALF_NS);
        if (end == 0 || half[end - 1] != of) {
            if (end == SIZE) {
                forget();
            }
            half[end] = of;
            atSum[end] = 0;
            count[end] = 0;
            for (double[] sum : sums) {
                sum[end] = 0;
            }
            end++;
        }
        int last = end - 1;
        atSum[last] += point.atNs();
        count[last]++;
        sums[0][last] += point.eastM();
        sums[1][last] += point.northM();
        sums[2][last] += point.upM();
        sums[3][last] += point.rssiDbm();
    }

    private void forget() {
        int from = SIZE / 2;
        System.arraycopy(half, from, half, 0, SIZE - from);
        System.arraycopy(atSum, from, atSum, 0, SIZE - from);
        System.arraycopy(count, from, count, 0, SIZE - from);
        for (double[] sum : sums) {
            System.arraycopy(sum, from, sum, 0, SIZE - from);
        }
        end = SIZE - from;
    }

    private int first(long tickNs, long windowS) {
        long after = Math.floorDiv(tickNs - windowS * SECOND_NS, HALF_NS);
        int found = Arrays.binarySearch(half, 0, end, after + 1);
        return found >= 0 ? found : -found - 1;
    }

    private long at(int i) {
        return (long) StrictMath.rint((double) atSum[i] / count[i]);
    }

    private double[] means(int column, int from) {
        double[] means = new double[end - from];
        for (int i = from; i < end; i++) {
            means[i - from] = sums[column][i] / count[i];
        }
        return means;
    }

    Track track(long tickNs) {
        int from = first(tickNs, TRACK_S);
        long[] atNs = new long[end - from];
        for (int i = from; i < end; i++) {
            atNs[i - from] = at(i);
        }
        return new Track(atNs, means(0, from), means(1, from), means(2, from), means(3, from));
    }

    List<PlaneFit> planes(long tickNs) {
        int from = first(tickNs, WINDOWS_S[WINDOWS_S.length - 1]);
        double[] east = means(0, from);
        double[] north = means(1, from);
        double[] level = means(3, from);
        List<PlaneFit> planes = new ArrayList<>();
        for (long windowS : WINDOWS_S) {
            int start = first(tickNs, windowS) - from;
            if (start < east.length) {
                planes.add(sums(windowS, at(end - 1), east, north, level, start).fit());
            }
        }
        return List.copyOf(planes);
    }

    private static PlaneSums sums(long windowS, long atNs, double[] e, double[] n, double[] l, int from) {
        int points = e.length - from;
        double em = mean(e, from);
        double nm = mean(n, from);
        double lm = mean(l, from);
        double see = 0;
        double snn = 0;
        double sen = 0;
        double sel = 0;
        double snl = 0;
        double sll = 0;
        for (int i = from; i < e.length; i++) {
            double de = e[i] - em;
            double dn = n[i] - nm;
            double dl = l[i] - lm;
            see += de * de;
            snn += dn * dn;
            sen += de * dn;
            sel += de * dl;
            snl += dn * dl;
            sll += dl * dl;
        }
        return new PlaneSums(windowS, atNs, points, see, snn, sen, sel, snl, sll);
    }

    private static double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < values.length; i++) {
            sum += values[i];
        }
        return sum / (values.length - from);
    }
}
