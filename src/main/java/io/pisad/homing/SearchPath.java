package io.pisad.homing;

import io.pisad.model.SearchPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * A planned search: a line through places, every place of the ground within half a spacing of it.
 *
 * @param places from the first to the last
 * @param lengthM along the pattern
 * @param transitM between its parts, around concave corners and fenced cuts
 * @param areaM2 what was ordered
 * @param share how much of that is covered, 0 to 1: the rest lies outside the fence or in a part that cannot be reached
 * @param ways shortest ways inside the same fence
 */
record SearchPath(List<Point> places, double lengthM, double transitM, double areaM2, double share, Routes ways) {
    private static final double FARTHEST_M = 10_000;
    private static final int MOST_PLACES = 1500;
    /** With a fence in the way planning takes longer, with each of its corners more; the thread that decides waits. */
    private static final int MOST_CLIPPED = 900;

    private static final int LEAST_CLIPPED = 200;
    private static final double LEGS_PER_PLACE = 1.7;
    /** Corners of what is left to fly in; planning with more was never timed. */
    private static final int MOST_CORNERS = 1000;

    private static final int MOST_DIRECTIONS = 8;
    /** Lanes that together are longer than so many times area by spacing count as {@link #FARTHEST_M} longer; so do holes. */
    private static final double LONG = 1.25;

    SearchPath {
        places = List.copyOf(places);
    }

    /** What keeps a search from being planned; one line, at most 40 characters. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** One way to fly a search: what it costs in metres, and what it leaves uncovered. */
    private record Covering(Tour tour, double m, double openM2) {}

    /** Where a search may be: the fence, what it is shrunk by, and how much deeper the path stays. */
    record Limits(@Nullable Zone zone, double marginM, double spareM) {
        static final Limits NONE = new Limits(null, 0, 0);
    }

    /**
     * Plans a search.
     *
     * @param area what is to be covered
     * @param centre of square, spiral and sector; null for the middle of what is covered
     * @param start where the vehicle is; null to begin anywhere
     * @throws Refused when nothing of the area can be reached, or the path gets too long
     */
    static SearchPath plan(
            SearchPattern pattern,
            Geometry area,
            @Nullable Point centre,
            double spacingM,
            Limits limits,
            @Nullable Point start)
            throws Refused {
        double reach = Math.sqrt(area.getArea());
        if (Legs.count(pattern, 0.5 * reach, spacingM) > LEGS_PER_PLACE * MOST_PLACES) {
            throw tooLong(MOST_PLACES);
        }
        Coordinate from = start == null ? null : Flat.of(start);
        Ground ground = Ground.of(area, limits.zone(), limits.marginM(), limits.spareM(), 0.5 * spacingM, from);
        if (!(ground.target().getArea() > 0)) {
            throw new Refused("fence: nothing of the area is inside");
        }
        Coordinate middle = centre == null ? ground.target().getCentroid().getCoordinate() : Flat.of(centre);
        boolean lying = centre == null || (pattern == SearchPattern.LAWNMOWER && ground.share() < 0.98);
        Axes axes = lying ? Axes.along(ground.target(), middle) : Axes.north(middle);
        boolean clipped = !ground.allPassable();
        int corners = ground.passable().getNumPoints();
        if (clipped && corners > MOST_CORNERS) {
            throw new Refused("fence: over " + MOST_CORNERS + " corners to plan in (" + corners + ")");
        }
        int most = clipped ? Math.max(LEAST_CLIPPED, MOST_CLIPPED - 3 * corners / 4) : MOST_PLACES;
        if (Legs.count(pattern, Legs.reachM(ground.target(), middle), spacingM) > LEGS_PER_PLACE * most) {
            throw tooLong(most);
        }
        List<Axes> directions = new ArrayList<>(List.of(axes));
        if (pattern == SearchPattern.LAWNMOWER && lying) {
            directions.addAll(Axes.sides(ground.target(), middle, MOST_DIRECTIONS));
        }
        var routes = new Routes(ground);
        var coverage = new Coverage(ground, 0.5 * spacingM, pattern == SearchPattern.SECTOR, most);
        double longM = LONG * ground.target().getArea() / spacingM;
        Covering best = null;
        int spent = 0;
        for (int i = 0; i < 2 * directions.size(); i++) {
            Covering next;
            try {
                List<Pieces> pieces = pieces(pattern, ground, directions.get(i / 2), spacingM, most);
                List<List<Coordinate>> lines = Chains.of(pieces, i % 2 == 1, spacingM, ground);
                tour(lines, from, routes, most); // refused before it is mended
                double openM2 =
                        coverage.mend(lines, pieces.stream().map(Pieces::needs).toList());
                Tour tour = tour(lines, from, routes, most);
                double m = flown(tour, from)
                        + (tour.lengthM(false) > longM ? FARTHEST_M : 0)
                        + (openM2 > 0 ? FARTHEST_M + openM2 / spacingM : 0);
                next = new Covering(tour, m, openM2);
            } catch (Refused refused) {
                if (best == null) {
                    throw refused; // to try the others would take too long for the thread that waits
                }
                break;
            }
            best = best == null || next.m < best.m ? next : best;
            spent += next.tour.places.size();
            if (pattern != SearchPattern.LAWNMOWER || spent + next.tour.places.size() > Math.min(most, MOST_CLIPPED)) {
                break; // the others have two ends only, and no more is planned than one search may have
            }
        }
        if (best == null || best.tour.places.isEmpty()) {
            throw new Refused("fence: nothing of the area is inside");
        }
        return new SearchPath(
                best.tour.places.stream().map(Flat::point).toList(),
                best.tour.lengthM(false),
                best.tour.lengthM(true),
                area.getArea(),
                Math.max(0, ground.share() - best.openM2 / area.getArea()),
                routes);
    }

    private static List<Pieces> pieces(SearchPattern pattern, Ground ground, Axes axes, double apartM, int most)
            throws Refused {
        List<Pieces> pieces = new ArrayList<>();
        int flown = 0;
        for (Leg leg : Legs.of(pattern, ground.target(), axes, apartM)) {
            pieces.add(Pieces.of(leg, ground));
            flown += pieces.get(pieces.size() - 1).flown().size();
            if (flown > most) {
                throw tooLong(most);
            }
        }
        return pieces;
    }

    /** How many places lines have together. */
    static int places(List<List<Coordinate>> lines) {
        return lines.stream().mapToInt(List::size).sum();
    }

    private static Tour tour(List<List<Coordinate>> lines, @Nullable Coordinate from, Routes routes, int most)
            throws Refused {
        if (places(lines) > most) {
            throw tooLong(most);
        }
        var tour = new Tour(lines, from, routes);
        if (tour.places.size() > most) {
            throw tooLong(most);
        }
        return tour;
    }

    private static Refused tooLong(int most) {
        return new Refused("search: over " + most + " waypoints");
    }

    /** How far a tour is, the way to its first place included. */
    private static double flown(Tour tour, @Nullable Coordinate from) {
        double there = from == null || tour.places.isEmpty() ? 0 : from.distance(tour.places.get(0));
        return there + tour.lengthM(false) + tour.lengthM(true);
    }

    /** Everything to fly. */
    double wholeM() {
        return lengthM + transitM;
    }

    /** How straight the path goes on at a place: 1 for no turn, 0 for 90 degrees and more, cosine squared between. */
    double straightness(int i) {
        if (i < 1 || i + 1 >= places.size()) {
            return 0;
        }
        Point a = places.get(i - 1);
        Point b = places.get(i);
        Point c = places.get(i + 1);
        double dot = (b.eastM() - a.eastM()) * (c.eastM() - b.eastM())
                + (b.northM() - a.northM()) * (c.northM() - b.northM());
        double cosine = dot / Math.max(1e-9, a.distanceM(b) * b.distanceM(c));
        return cosine > 0 ? cosine * cosine : 0;
    }

    /** Everything that the fence lets be covered. */
    static Geometry wholeFence(Limits limits, Point here) {
        Geometry all = Flat.circle(here, FARTHEST_M, false);
        return limits.zone() == null ? all : limits.zone().keep(all, limits.marginM());
    }
}
