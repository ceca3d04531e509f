package io.pisad.homing;

import io.pisad.model.SearchPattern;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * How long it takes to plan a search on the thread that decides: all patterns at 10, 50 and 100 m over circles and
 * polygons, in fences from none to sixty corners with thirty areas to stay out of. CPU milliseconds of the planning
 * thread, so that other work on the machine does not count.
 *
 * <p>{@code tests/bench/search-plans.sh [REPETITIONS]}, 20 when absent. Cold is the first plan of all in this process;
 * started is the first plan of each case, after what the daemon itself rehearses when it starts; then median and maximum of
 * the repetitions. The limit is 100 ms for each plan that is not refused.
 */
public final class SearchPlans {
    private static final SearchPattern[] FLOWN = {
        SearchPattern.LAWNMOWER, SearchPattern.EXPANDING_SQUARE, SearchPattern.SPIRAL, SearchPattern.SECTOR
    };

    private SearchPlans() {}

    /** An area to search in a fence. */
    private record Job(String name, Geometry area, @Nullable Point centre, Zone zone, Point start) {
        String plan(SearchPattern pattern, double spacingM) {
            try {
                SearchPath path = SearchPath.plan(
                        pattern, area, centre, spacingM, new SearchPath.Limits(zone, 10, Fence.SPARE_M), start);
                return String.format(
                        Locale.ROOT, "%4d places, share %.2f", path.places().size(), path.share());
            } catch (SearchPath.Refused refused) {
                return refused.reason();
            }
        }
    }

    /** Prints a line for each plan, and the worst. */
    public static void main(String[] args) {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        long begin = cpuNs();
        circle(500, Grounds.wide(), "").plan(SearchPattern.LAWNMOWER, 50);
        System.out.printf(Locale.ROOT, "cold: %.0f ms%n", (cpuNs() - begin) / 1e6);
        begin = cpuNs();
        SearchPlanner.rehearse();
        System.out.printf(Locale.ROOT, "rehearsed: %.0f ms%n", (cpuNs() - begin) / 1e6);
        double worstMs = 0;
        for (Job job : jobs()) {
            for (SearchPattern pattern : FLOWN) {
                for (double spacingM : new double[] {10, 50, 100}) {
                    double[] ms = new double[repetitions];
                    String found = "";
                    for (int i = 0; i < repetitions; i++) {
                        begin = cpuNs();
                        found = job.plan(pattern, spacingM);
                        ms[i] = (cpuNs() - begin) / 1e6;
                    }
                    double first = ms[0];
                    Arrays.sort(ms);
                    worstMs = Math.max(worstMs, ms[repetitions - 1]);
                    System.out.printf(
                            Locale.ROOT,
                            "%-28s %-16s %3.0f m: started %6.1f, median %6.1f, maximum %6.1f ms; %s%n",
                            job.name,
                            pattern,
                            spacingM,
                            first,
                            ms[repetitions / 2],
                            ms[repetitions - 1],
                            found);
                }
            }
        }
        System.out.printf(Locale.ROOT, "worst: %.1f ms%n", worstMs);
    }

    private static List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (double radiusM : new double[] {300, 500, 1000, 10_000}) {
            jobs.add(circle(radiusM, new Zone(List.of(), List.of()), " no fence"));
            jobs.add(circle(
                    radiusM, new Zone(List.of(new CircleEdge(new Point(300, 0), radiusM, true)), List.of()), " cut"));
            jobs.add(circle(radiusM, Grounds.ragged(radiusM / 1000), " in 60 corners, 30 holes"));
        }
        for (Grounds.Case area : List.of(Grounds.convex(), Grounds.concave(), Grounds.cut())) {
            jobs.add(new Job(area.name(), Flat.polygon(area.corners()), null, area.zone(), area.start()));
        }
        for (double scale : new double[] {0.3, 1, 5}) {
            Zone zone = Grounds.ragged(scale);
            var start = new Point(0, 0);
            Geometry whole = SearchPath.wholeFence(new SearchPath.Limits(zone, 10, Fence.SPARE_M), start);
            jobs.add(new Job("whole of 60 corners, 30 holes x " + scale, whole, null, zone, start));
        }
        var all = new Point(0, 0);
        Zone comb = comb();
        Geometry teeth = SearchPath.wholeFence(new SearchPath.Limits(comb, 10, Fence.SPARE_M), new Point(0, -150));
        jobs.add(new Job("whole comb", teeth, null, comb, new Point(0, -150)));
        jobs.add(new Job("circle 500 in comb", Flat.circle(all, 500, true), all, comb, new Point(0, -150)));
        return jobs;
    }

    private static Job circle(double radiusM, Zone zone, String more) {
        var centre = new Point(0, 0);
        return new Job("circle " + (int) radiusM + more, Flat.circle(centre, radiusM, true), centre, zone, centre);
    }

    /** Twelve teeth 60 m wide and 400 m long on a back 100 m wide. */
    private static Zone comb() {
        List<Point> corners = new ArrayList<>();
        corners.add(new Point(-600, -200));
        corners.add(new Point(600, -200));
        for (int i = 11; i >= 0; i--) {
            double left = -600 + 100 * i;
            corners.add(new Point(left + 80, -100));
            corners.add(new Point(left + 80, 300));
            corners.add(new Point(left + 20, 300));
            corners.add(new Point(left + 20, -100));
        }
        return new Zone(List.of(new PolygonEdge(corners, true)), List.of());
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
