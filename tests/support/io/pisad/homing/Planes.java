package io.pisad.homing;

import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.Track;
import java.util.ArrayList;
import java.util.List;

/** Plane fits in plain arrays: the simple arithmetic that stands in for the queries. */
final class Planes {
    private static final double[] WINDOWS_S = {20, 40, 80, 160, 320};

    private Planes() {}

    static List<PlaneFit> of(Track track, long nowNs) {
        List<PlaneFit> fits = new ArrayList<>();
        for (double windowS : WINDOWS_S) {
            fits.add(of(track, nowNs, windowS));
        }
        return fits;
    }

    private static PlaneFit of(Track t, long nowNs, double windowS) {
        int first = t.length();
        while (first > 0 && (nowNs - t.atNs()[first - 1]) / 1e9 < windowS) {
            first--;
        }
        int n = t.length() - first;
        double e = 0;
        double o = 0;
        double y = 0;
        for (int i = first; i < t.length(); i++) {
            e += t.eastM()[i] / n;
            o += t.northM()[i] / n;
            y += t.rssiDbm()[i] / n;
        }
        double ee = 0;
        double eo = 0;
        double oo = 0;
        double ey = 0;
        double oy = 0;
        double yy = 0;
        for (int i = first; i < t.length(); i++) {
            double de = t.eastM()[i] - e;
            double dn = t.northM()[i] - o;
            double dy = t.rssiDbm()[i] - y;
            ee += de * de;
            eo += de * dn;
            oo += dn * dn;
            ey += de * dy;
            oy += dn * dy;
            yy += dy * dy;
        }
        double det = ee * oo - eo * eo;
        boolean flat = !(det > 1e-6 * (ee + oo) * (ee + oo)) || n < 4;
        double be = flat ? Double.NaN : (oo * ey - eo * oy) / det;
        double bn = flat ? Double.NaN : (ee * oy - eo * ey) / det;
        double sse = Math.max(0, yy - be * ey - bn * oy);
        double s2 = sse / (n - 3);
        long at = n == 0 ? nowNs : t.atNs()[t.length() - 1];
        return new PlaneFit(windowS, at, n, be, bn, 1 - sse / yy, Math.sqrt(s2 * oo / det), Math.sqrt(s2 * ee / det));
    }
}
