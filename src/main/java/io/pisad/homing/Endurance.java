package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a search takes in the wind there is, and whether the battery lasts for it and for the way home.
 *
 * <p>Consumption is what the battery lost since it was watched, once that is 2 % in at least a minute; before that it is
 * the configured endurance; without either it is not known, and the operator is told so.
 */
final class Endurance {
    private static final double WATCHED_S = 60;
    private static final double SEEN_PERCENT = 2;
    private static final double FRESH_S = 30;
    private static final double LEAST_MPS = 1;

    private Settings.Search settings;
    private double fromPercent = Double.NaN;
    private long fromNs;

    Endurance(Settings.Search settings) {
        this.settings = settings;
    }

    void use(Settings.Search next) {
        settings = next;
    }

    /** Watches the battery; a fuller one, or a disarmed vehicle, begins anew. */
    void onVehicle(VehicleState vehicle) {
        var battery = vehicle.battery();
        var heartbeat = vehicle.heartbeat();
        boolean armed = heartbeat != null && heartbeat.armed();
        if (battery == null || Double.isNaN(battery.percent())) {
            return;
        }
        if (!armed || !(battery.percent() <= fromPercent)) {
            fromPercent = battery.percent();
            fromNs = battery.atNs();
        }
    }

    /** Percent of the battery a second, NaN while not known. */
    double percentPerS(VehicleState vehicle) {
        var battery = vehicle.battery();
        if (battery != null) {
            double seconds = (battery.atNs() - fromNs) / 1e9;
            double used = fromPercent - battery.percent();
            if (seconds >= WATCHED_S && used >= SEEN_PERCENT) {
                return used / seconds;
            }
        }
        return 100 / settings.enduranceS();
    }

    /**
     * What a flight needs.
     *
     * @param seconds in the present wind
     * @param percent of the battery, the way home from its last place included; NaN when not known
     * @param objection why it is not begun; null for none
     */
    record Need(double seconds, double percent, @Nullable String objection) {}

    /** What a path needs from a place on, begun here. */
    Need need(
            SearchPath path,
            int next,
            Here here,
            double speedMps,
            double leastPercent,
            VehicleState vehicle,
            long nowNs) {
        var wind = vehicle.wind();
        boolean known = wind != null && (nowNs - wind.atNs()) / 1e9 <= FRESH_S;
        Velocity air = known && wind != null ? new Velocity(wind.northMps(), wind.eastMps()) : Velocity.ZERO;
        double seconds = 0;
        Point at = here.point();
        List<Point> places = path.places();
        for (int i = next; i < places.size(); i++) {
            double way = groundMps(at, places.get(i), air, speedMps);
            if (!(way >= LEAST_MPS)) {
                return new Need(Double.NaN, Double.NaN, tooWindy(air));
            }
            seconds += at.distanceM(places.get(i)) / way + (1 - path.straightness(i)) * cornerS(speedMps);
            at = places.get(i);
        }
        Point home = here.home();
        double homeMps = home == null ? speedMps : groundMps(at, home, air, speedMps);
        if (!(homeMps >= LEAST_MPS)) {
            return new Need(Double.NaN, Double.NaN, tooWindy(air));
        }
        double homeS = home == null ? 0 : at.distanceM(home) / homeMps;
        double percent = (seconds + homeS) * percentPerS(vehicle);
        var battery = vehicle.battery();
        double has = battery == null ? Double.NaN : battery.percent() - leastPercent;
        String objection = percent > has
                ? "battery: needs " + Math.round(percent) + " %, has " + Math.round(has) + " % to spare"
                : null;
        return new Need(seconds, percent, objection);
    }

    private String tooWindy(Velocity air) {
        return "wind: " + Math.round(air.speedMps()) + " m/s, airspeed " + Math.round(settings.airspeedMps()) + " m/s";
    }

    /** Ground speed along a way: the wind along it, and what the airspeed leaves after holding against the cross wind. */
    private double groundMps(Point from, Point to, Velocity air, double speedMps) {
        double m = from.distanceM(to);
        if (!(m > 0)) {
            return speedMps;
        }
        double east = (to.eastM() - from.eastM()) / m;
        double north = (to.northM() - from.northM()) / m;
        double along = air.eastMps() * east + air.northMps() * north;
        double across = air.eastMps() * north - air.northMps() * east;
        double square = settings.airspeedMps() * settings.airspeedMps() - across * across;
        return square < 0 ? 0 : Math.min(speedMps, along + Math.sqrt(square));
    }

    /** Time lost at a corner to slow down to it as {@link Track} does and to get up to speed again, at 2.5 m/s2. */
    private static double cornerS(double v) {
        double u = 2 + v / 2.5;
        double stopM = (u * u - 4) / 0.8;
        return Math.max(0, u - 2.37 + 2 * StrictMath.log(Math.max(1, (u - 2) / 0.37)) - (stopM - 2) / v + v / 5);
    }
}
