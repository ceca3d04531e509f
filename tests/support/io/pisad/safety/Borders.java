package io.pisad.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fence of section 5 once more, from the autopilot's own words and school geometry: points tried one by one. */
final class Borders {
    private static final double CONFIGURED_M = 300;
    private static final double LOW_M = 20;
    private static final double HIGH_M = 120;
    private static final double ROUNDING_M = 0.3;
    private static final double STEP_M = 2;
    private static final int GEOFENCE = 1 << 20;
    /** 10 s, and what it may take to notice. */
    private static final long SWITCH_NS = 10_200_000_000L;

    private static final long FRESH_NS = 120_000_000_000L;

    /** An area: its corners as east and north, or its centre and a radius. */
    private record Area(boolean inclusion, List<double[]> corners, double radiusM) {}

    private final boolean px4;
    private final Map<String, Double> heard = new HashMap<>();
    private final List<Frame> items = new ArrayList<>();
    private int count = -1;
    private Map<String, Double> limits = Map.of();
    private List<Area> areas = List.of();
    long readNs = Facts.NEVER;
    /** What SYS_STATUS says of it: 1 in force, 0 off, -1 nothing. */
    private int switched = -1;

    private long switchedNs = Facts.NEVER;

    Borders(boolean px4) {
        this.px4 = px4;
    }

    // --- what the autopilot says -------------------------------------------------------------------------------------

    void in(Frame f, long nowNs) {
        switch (f.messageId()) {
            case Frame.SYS_STATUS -> {
                switched =
                        (f.fields().getInt(4) & GEOFENCE) != 0 ? 1 : (f.fields().getInt(0) & GEOFENCE) != 0 ? 0 : -1;
                switchedNs = nowNs;
            }
            case Frame.PARAM_VALUE -> heard.put(f.text(8, 16), (double) f.real(0));
            case Frame.MISSION_COUNT -> {
                items.clear();
                count = f.u16(0);
                read(nowNs);
            }
            case Frame.MISSION_ITEM_INT -> {
                items.add(f);
                read(nowNs);
            }
            default -> {}
        }
    }

    private void read(long nowNs) {
        if (items.size() == count) {
            count = -1;
            readNs = nowNs;
            limits = Map.copyOf(heard);
            areas = new ArrayList<>();
            for (int i = 0; i < items.size(); ) {
                boolean polygon = items.get(i).u16(30) <= 5002;
                int corners = polygon ? (int) items.get(i).real(0) : 1;
                List<double[]> places = items.subList(i, i + corners).stream()
                        .map(item ->
                                place(item.fields().getInt(16), item.fields().getInt(20)))
                        .toList();
                areas.add(new Area(
                        items.get(i).u16(30) % 2 == 1,
                        places,
                        polygon ? 0 : items.get(i).real(0)));
                i += corners;
            }
            boolean drawn = px4 || (type(nowNs) & 4) != 0;
            areas = drawn ? areas : List.of();
        }
    }

    private static double[] place(int latitude, int longitude) {
        return new double[] {
            (longitude / 1e7 - Facts.HOME_LONGITUDE) * Facts.EAST_M,
            (latitude / 1e7 - Facts.HOME_LATITUDE) * Facts.NORTH_M
        };
    }

    /** Left off by its parameters, what was drawn still holds, and all of it unless it is told that no switch enabled it. */
    private int type(long nowNs) {
        int type = (int) limit("FENCE_TYPE");
        return limit("FENCE_ENABLE") != 0 ? type : switched(nowNs) == 0 ? 4 : 4 | type;
    }

    private int switched(long nowNs) {
        return nowNs - switchedNs > SWITCH_NS ? -1 : switched;
    }

    private double limit(String name) {
        return limits.getOrDefault(name, 0.0);
    }

    // --- what follows ------------------------------------------------------------------------------------------------

    /** v^2/2a + 2 s v. */
    static double way(double speed) {
        return speed * speed / (2 * 2.5) + 2 * speed;
    }

    /** Whether the heights from here to a standstill are within all bands. */
    boolean heights(double heightM, double downMps, long nowNs) {
        double low = LOW_M;
        double high = HIGH_M;
        if (px4) {
            high = limit("GF_MAX_VER_DIST") > 0 ? Math.min(high, limit("GF_MAX_VER_DIST")) : high;
        } else {
            low = (type(nowNs) & 8) != 0 ? Math.max(low, limit("FENCE_ALT_MIN") + limit("FENCE_MARGIN")) : low;
            high = (type(nowNs) & 1) != 0 ? Math.min(high, limit("FENCE_ALT_MAX") - limit("FENCE_MARGIN")) : high;
        }
        double end = heightM - Math.signum(downMps) * way(Math.abs(downMps));
        return Math.min(heightM, end) >= low - ROUNDING_M && Math.max(heightM, end) <= high + ROUNDING_M;
    }

    /** Whether every place from here to a standstill is inside, a margin away from the edges. */
    boolean holds(boolean home, double eastM, double northM, double eastMps, double northMps, long nowNs) {
        double speed = Math.hypot(eastMps, northMps);
        double wayM = way(speed);
        int steps = (int) Math.ceil(wayM / STEP_M);
        double marginM = Math.max(10, limit("FENCE_MARGIN"));
        for (int i = 0; i <= steps; i++) {
            double s = steps == 0 ? 0 : wayM / speed * i / steps;
            if (clearanceM(home, eastM + s * eastMps, northM + s * northMps, nowNs) < marginM - ROUNDING_M) {
                return false;
            }
        }
        return true;
    }

    /** To the nearest edge, negative outside; minus infinity when home is needed and unknown. */
    double clearanceM(boolean home, double eastM, double northM, long nowNs) {
        double own = px4 ? limit("GF_MAX_HOR_DIST") : (type(nowNs) & 2) != 0 ? limit("FENCE_RADIUS") : 0;
        boolean certain = px4 || limit("FENCE_ENABLE") != 0 || switched(nowNs) == 1;
        boolean surrounded = certain && (own > 0 || areas.stream().anyMatch(Area::inclusion));
        double nearest = Double.POSITIVE_INFINITY;
        if (own > 0) {
            nearest = home ? own - Math.hypot(eastM, northM) : Double.NEGATIVE_INFINITY;
        }
        if (!surrounded || nowNs - readNs > FRESH_NS) {
            nearest = home ? Math.min(nearest, CONFIGURED_M - Math.hypot(eastM, northM)) : Double.NEGATIVE_INFINITY;
        }
        boolean any = px4 || ((int) limit("FENCE_OPTIONS") & 2) != 0;
        double best = Double.NEGATIVE_INFINITY;
        for (Area area : areas) {
            double insideM = insideM(area, eastM, northM);
            best = area.inclusion ? Math.max(best, insideM) : best;
            nearest = area.inclusion && any ? nearest : Math.min(nearest, area.inclusion ? insideM : -insideM);
        }
        return any && areas.stream().anyMatch(Area::inclusion) ? Math.min(nearest, best) : nearest;
    }

    private static double insideM(Area area, double eastM, double northM) {
        if (area.radiusM > 0) {
            return area.radiusM
                    - Math.hypot(
                            eastM - area.corners.get(0)[0],
                            northM - area.corners.get(0)[1]);
        }
        double nearest = Double.POSITIVE_INFINITY;
        boolean inside = false;
        for (int i = 0; i < area.corners.size(); i++) {
            double[] a = area.corners.get(i);
            double[] b = area.corners.get((i + 1) % area.corners.size());
            double e = b[0] - a[0];
            double n = b[1] - a[1];
            double share = ((eastM - a[0]) * e + (northM - a[1]) * n) / (e * e + n * n);
            double s = Math.max(0, Math.min(1, share));
            nearest = Math.min(nearest, Math.hypot(eastM - a[0] - s * e, northM - a[1] - s * n));
            inside ^= (a[1] > northM) != (b[1] > northM) && eastM < a[0] + e * (northM - a[1]) / n;
        }
        return inside ? nearest : -nearest;
    }
}
