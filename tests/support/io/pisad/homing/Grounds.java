package io.pisad.homing;

import io.pisad.model.SearchPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The areas of the coverage tests and a judge that samples them: it shares nothing with the planner but the fence's own
 * clearance.
 */
final class Grounds {
    private Grounds() {}

    /** An area, the fence it lies in, and where the vehicle is. */
    record Case(String name, List<Point> corners, double radiusM, Zone zone, Point start) {
        boolean inside(Point p) {
            return radiusM > 0 ? new Point(0, 0).distanceM(p) <= radiusM : holds(corners, p);
        }

        SearchPath plan(SearchPattern pattern, double spacingM) throws SearchPath.Refused {
            var area = radiusM > 0 ? Flat.circle(new Point(0, 0), radiusM, true) : Flat.polygon(corners);
            Point centre = radiusM > 0 ? new Point(0, 0) : null;
            return SearchPath.plan(pattern, area, centre, spacingM, new SearchPath.Limits(zone, 10, 4.5), start);
        }
    }

    static Zone wide() {
        return new Zone(List.of(new CircleEdge(new Point(0, 0), 5000, true)), List.of());
    }

    static Case circle(double radiusM) {
        return new Case("circle " + (int) radiusM, List.of(), radiusM, wide(), new Point(-200, -900));
    }

    static Case convex() {
        return new Case("convex", corners(-300, -200, 500, -350, 700, 150, 100, 450), 0, wide(), new Point(0, 0));
    }

    static Case concave() {
        var u = corners(-500, -400, 500, -400, 500, 400, 250, 400, 250, -150, -200, -100, -250, 400, -500, 350);
        return new Case("concave", u, 0, wide(), new Point(-400, -600));
    }

    static Case cut() {
        var box = corners(-600, -300, 600, -300, 600, 300, -600, 300);
        var fence = new PolygonEdge(corners(-700, -500, 450, -500, 900, 900, -700, 200), true);
        var lake = new PolygonEdge(corners(-80, -350, 60, -350, 40, 180, -60, 120), false);
        var hut = new CircleEdge(new Point(250, 50), 60, false);
        return new Case(
                "cut by the fence", box, 0, new Zone(List.of(fence, lake, hut), List.of()), new Point(-400, -400));
    }

    static Case angle() {
        return open("L-shaped", -500, -500, 500, -500, 500, -100, 0, -100, 0, 500, -500, 500);
    }

    static Case horseshoe() {
        return open("U-shaped", -500, -400, 500, -400, 500, 400, 250, 400, 250, -100, -250, -100, -250, 400, -500, 400);
    }

    static Case thin() {
        return open("thin triangle", -700, -100, 700, -50, -600, 150);
    }

    static Case star() {
        double[] points = new double[20];
        for (int i = 0; i < 10; i++) {
            double rad = Math.PI * i / 5;
            points[2 * i] = (i % 2 == 0 ? 600 : 250) * Math.sin(rad);
            points[2 * i + 1] = (i % 2 == 0 ? 600 : 250) * Math.cos(rad);
        }
        return open("star", points);
    }

    static Case bitten() {
        var bite = new PolygonEdge(corners(100, -100, 900, -300, 900, 300, 120, 150), false);
        var zone = new Zone(List.of(new CircleEdge(new Point(0, 0), 5000, true), bite), List.of());
        return new Case("cut circle 500", List.of(), 500, zone, new Point(-600, -600));
    }

    /** Sixty corners at 0.5 to 1.3 times a radius of 1 km, and ten polygons and twenty circles to stay out of. */
    static Zone ragged(double scale) {
        var random = new Random(5);
        List<Edge> edges = new ArrayList<>();
        edges.add(new PolygonEdge(ring(new Point(0, 0), 60, 500 * scale, 1300 * scale, random), true));
        for (int i = 0; i < 30; i++) {
            Point at = new Point(0, 0)
                    .after(Velocity.towards(360 * random.nextDouble(), (150 + 900 * random.nextDouble()) * scale), 1);
            edges.add(
                    i < 10
                            ? new PolygonEdge(ring(at, 8, 20 * scale, 70 * scale, random), false)
                            : new CircleEdge(at, (15 + 30 * random.nextDouble()) * scale, false));
        }
        return new Zone(List.copyOf(edges), List.of());
    }

    private static List<Point> ring(Point centre, int corners, double leastM, double mostM, Random random) {
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double m = leastM + (mostM - leastM) * random.nextDouble();
            ring.add(centre.after(Velocity.towards(i * 360.0 / corners, m), 1));
        }
        return ring;
    }

    private static Case open(String name, double... eastNorth) {
        return new Case(name, corners(eastNorth), 0, wide(), new Point(-700, -700));
    }

    static List<Point> corners(double... eastNorth) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < eastNorth.length; i += 2) {
            corners.add(new Point(eastNorth[i], eastNorth[i + 1]));
        }
        return corners;
    }

    /** What sampling finds. */
    record Found(int samples, double farthestM, double areaM2, double outsideM) {}

    /** Samples the area where the fence shrunk by 10 m leaves it, and the path every metre. */
    static Found judge(Case of, SearchPath path, long seed) {
        var random = new Random(seed);
        List<Point> places = path.places();
        double extent = of.radiusM() > 0 ? of.radiusM() : 800;
        double farthest = 0;
        int samples = 0;
        int tries = 32_000;
        for (int i = 0; i < tries; i++) {
            var p = new Point(extent * (2 * random.nextDouble() - 1), extent * (2 * random.nextDouble() - 1));
            if (of.inside(p) && of.zone().clearanceM(p) >= 10) {
                samples++;
                farthest = Math.max(farthest, distanceM(places, p));
            }
        }
        double outside = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.size(); i++) {
            outside = Math.min(outside, of.zone().clearanceM(places.get(i - 1), places.get(i)));
        }
        double sampledM2 = samples * 4.0 * extent * extent / tries;
        return new Found(samples, farthest, of.name().startsWith("cut") ? sampledM2 : exactM2(of), outside);
    }

    private static double exactM2(Case of) {
        double twice = 0;
        for (int i = 0; i < of.corners().size(); i++) {
            Point a = of.corners().get(i);
            Point b = of.corners().get((i + 1) % of.corners().size());
            twice += a.eastM() * b.northM() - b.eastM() * a.northM();
        }
        return of.radiusM() > 0 ? Math.PI * of.radiusM() * of.radiusM() : Math.abs(twice) / 2;
    }

    static double distanceM(List<Point> places, Point p) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < places.size(); i++) {
            least = Math.min(least, p.distanceM(CircleEdge.nearestTo(p, places.get(i - 1), places.get(i))));
        }
        return least;
    }

    private static boolean holds(List<Point> ring, Point p) {
        boolean in = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            Point a = ring.get(i);
            Point b = ring.get(j);
            if (a.northM() > p.northM() != b.northM() > p.northM()
                    && p.eastM()
                            < (b.eastM() - a.eastM()) * (p.northM() - a.northM()) / (b.northM() - a.northM())
                                    + a.eastM()) {
                in = !in;
            }
        }
        return in;
    }
}
