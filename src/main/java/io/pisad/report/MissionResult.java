package io.pisad.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A mission in words: what flew, and what came of it. */
final class MissionResult {
    private static final double CHI2_95 = 5.991;

    private MissionResult() {}

    static String title(MissionTrack track) {
        MissionTrack.Head head = track.head();
        String seed = head.seed() == null ? "" : " seed " + head.seed();
        return String.format(
                "%s   %s   %s%s   beacon %s   strategy %s",
                track.name(),
                head.startUtc().truncatedTo(ChronoUnit.SECONDS),
                head.kind(),
                seed,
                head.beacon().toLowerCase(java.util.Locale.ROOT),
                head.strategy().toLowerCase(java.util.Locale.ROOT));
    }

    /** The last state, and with a known beacon how near the vehicle and the estimate came. */
    static List<String> lines(MissionTrack track, List<double[]> beacon) {
        List<MissionTrack.Second> all = track.seconds();
        MissionTrack.Second last = all.get(all.size() - 1);
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format("%.0f s flown, ended %s", last.atS() - all.get(0).atS(), last.state()));
        if (beacon.isEmpty()) {
            return lines;
        }
        double nearest = Double.POSITIVE_INFINITY;
        double nearestS = Double.NaN;
        MissionTrack.Second sure = null;
        for (MissionTrack.Second second : all) {
            double[] there = at(beacon, second.atS());
            double distance = Math.hypot(second.eastM() - there[0], second.northM() - there[1]);
            if (distance < nearest) {
                nearest = distance;
                nearestS = second.atS();
            }
            sure = second.estimated() ? second : sure;
        }
        lines.add(String.format("nearest %.0f m, after %.0f s", nearest, nearestS));
        if (sure == null) {
            lines.add("no estimate");
        } else {
            double[] there = at(beacon, sure.atS());
            double e = sure.estimateEastM() - there[0];
            double n = sure.estimateNorthM() - there[1];
            lines.add(String.format("last estimate off by %.1f m,", Math.hypot(e, n)));
            double det = sure.varEastM2() * sure.varNorthM2() - sure.covM2() * sure.covM2();
            double square = (sure.varNorthM2() * e * e - 2 * sure.covM2() * e * n + sure.varEastM2() * n * n) / det;
            lines.add(
                    Double.isNaN(square)
                            ? "no ellipse on record"
                            : square <= CHI2_95 ? "beacon inside its ellipse" : "beacon OUTSIDE its ellipse");
        }
        return lines;
    }

    private static double[] at(List<double[]> beacon, double atS) {
        double[] there = beacon.get(0);
        for (double[] place : beacon) {
            there = place[2] <= atS ? place : there;
        }
        return there;
    }
}
