package io.pisad.homing;

import io.pisad.model.FenceShape;
import io.pisad.model.LocalFrame;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * The vehicle's own fence, shrunk by max(its margin, 10 m), and a band of heights above home (FR8); the lowest
 * height holds over the ground too where that is measured.
 *
 * <p>A fence that was never read, or not confirmed for 120 s, or that surrounds nothing, is helped out by the configured
 * radius around home; what was read of it goes on to hold. The places checked are the present one and all those on the
 * way to where the vehicle can stand: position plus v^2/2a + 2 s v along its velocity. Unknown home where it is needed,
 * unknown position: closed.
 */
final class Fence {
    private static final double REACTION_S = 2;
    private static final double FRESH_S = 120;
    private static final double CLEARANCE_S = 2;
    /** Guidance stays this far inside what closes the interlock. */
    static final double SPARE_M = 4;
    /** Steps in which guidance turns away from where it may not go. */
    private static final int TURN_DEG = 3;
    /** Slower than this along the fence is not worth a motion. */
    private static final double SLOWEST_MPS = 0.2;

    private Settings.Safety safety;
    private final double accelerationMps2;
    private final Zones checked = new Zones();
    private final Zones guided = new Zones();
    private @Nullable FenceShape shape;
    private boolean readable;

    Fence(Settings settings) {
        safety = settings.safety();
        accelerationMps2 = settings.homing().accelerationMps2();
    }

    /** Takes other limits from now on. */
    void use(Settings.Safety next) {
        safety = next;
    }

    /** Why the fence is closed, or null when it is open; what it learns of the fence also holds for guidance. */
    @Nullable
    String objection(VehicleState vehicle, long nowNs) {
        shape = vehicle.fence();
        readable = shape != null && (nowNs - shape.atNs()) / 1e9 <= FRESH_S;
        var home = vehicle.home();
        var position = vehicle.position();
        if (position == null) {
            return "position unknown";
        }
        String height = heightObjection(position, home, clearanceM(vehicle, nowNs));
        if (height != null) {
            return height;
        }
        LocalFrame frame = frame(home, position);
        Zone zone = checked.zone(shape, radiusM(), frame, home == null ? null : new Point(0, 0));
        if (zone == null) {
            return "home unknown";
        }
        var here = new Point(frame.eastM(position.longitudeDeg()), frame.northM(position.latitudeDeg()));
        if (!(zone.clearanceM(here) >= marginM())) {
            return "outside";
        }
        var stand = standsAt(here, new Velocity(position.northMps(), position.eastMps()));
        return zone.clearanceM(here, stand) >= marginM() ? null : "cannot stop inside";
    }

    /** Around home, or a corner of the fence while that is unknown: a frame that stays where it is. */
    private LocalFrame frame(VehicleState.@Nullable Home home, VehicleState.Position position) {
        if (home != null) {
            return new LocalFrame(home.latitudeDeg(), home.longitudeDeg());
        }
        FenceShape read = shape;
        if (read == null
                || read.areas().isEmpty()
                || read.areas().get(0).corners().isEmpty()) {
            return new LocalFrame(position.latitudeDeg(), position.longitudeDeg());
        }
        FenceShape.Corner corner = read.areas().get(0).corners().get(0);
        return new LocalFrame(corner.latitudeDeg(), corner.longitudeDeg());
    }

    private @Nullable String heightObjection(
            VehicleState.Position position, VehicleState.@Nullable Home home, double clearanceM) {
        double low = safety.heightMinM();
        double high = safety.heightMaxM();
        FenceShape read = shape;
        if (read != null && !Double.isNaN(read.heightMinM())) {
            double limit = aboveHomeM(read.heightMinM(), read.minFrame(), home);
            if (Double.isNaN(limit)) {
                return unknownLimit(read.minFrame());
            }
            low = Math.max(low, limit + read.marginM());
        }
        if (read != null && !Double.isNaN(read.heightMaxM())) {
            double limit = aboveHomeM(read.heightMaxM(), read.maxFrame(), home);
            if (Double.isNaN(limit)) {
                return unknownLimit(read.maxFrame());
            }
            high = Math.min(high, limit - read.marginM());
        }
        double heightM = position.heightM();
        if (!(heightM >= low)) {
            return "height under " + Math.round(low) + " m";
        }
        if (clearanceM < safety.heightMinM()) {
            return "only " + Math.round(clearanceM) + " m over ground, under " + Math.round(safety.heightMinM());
        }
        if (!(heightM <= high)) {
            return "height over " + Math.round(high) + " m";
        }
        double down = position.downMps();
        double stopsM = heightM - Math.signum(down) * stoppingM(Math.abs(down));
        if (down > 0 && clearanceM - stoppingM(down) < safety.heightMinM()) {
            return "height: cannot stop over the ground";
        }
        return stopsM >= low && stopsM <= high ? null : "height: cannot stop inside";
    }

    /** Height over the ground where it was measured within 2 s; NaN proves nothing, and height above home alone counts. */
    static double clearanceM(VehicleState vehicle, long nowNs) {
        var clearance = vehicle.clearance();
        return clearance == null || (nowNs - clearance.atNs()) / 1e9 > CLEARANCE_S ? Double.NaN : clearance.heightM();
    }

    /** A limit of the vehicle's fence as a height above home, NaN when that cannot be known. */
    private static double aboveHomeM(double limitM, FenceShape.HeightFrame frame, VehicleState.@Nullable Home home) {
        return switch (frame) {
            case HOME -> limitM;
            case SEA -> home == null ? Double.NaN : limitM - home.altitudeM();
            case OTHER -> Double.NaN;
        };
    }

    private static String unknownLimit(FenceShape.HeightFrame frame) {
        return frame == FenceShape.HeightFrame.SEA ? "home unknown" : "altitude fence not above home";
    }

    /** Whether a place and a distance around it lie inside what guidance may use. */
    boolean holds(Here here, Point place, double aroundM) {
        Zone zone = zone(here);
        return zone != null && zone.clearanceM(place) - aroundM >= marginM() + SPARE_M;
    }

    /** Whether a straight way lies inside what guidance may use. */
    boolean holds(Here here, Point from, Point to) {
        Zone zone = zone(here);
        return zone != null && zone.clearanceM(from, to) >= marginM() + SPARE_M;
    }

    /** Where a search may be planned; null when home is needed and unknown. */
    SearchPath.@Nullable Limits limits(Here here) {
        Zone zone = zone(here);
        return zone == null ? null : new SearchPath.Limits(zone, marginM(), SPARE_M);
    }

    /** The place nearest to a place that holds with a distance around it; the present place if none is found. */
    Point nearest(Here here, Point place, double aroundM) {
        Zone zone = zone(here);
        return zone == null ? here.point() : zone.nearest(place, marginM() + SPARE_M + aroundM, here.point());
    }

    /** Distance to stop from a speed: v^2/2a + 2 s v. */
    double stoppingM(double speedMps) {
        return speedMps * speedMps / (2 * accelerationMps2) + REACTION_S * speedMps;
    }

    /** Whether the way to where the vehicle stands after this command stays inside: the last check of a command. */
    boolean permits(Here here, Velocity command) {
        Zone zone = zone(here);
        return zone != null && zone.clearanceM(here.point(), standsAt(here.point(), command)) >= marginM();
    }

    /** The nearest velocity to the wanted one that leads nowhere outside: along the fence, inwards, or none. */
    Velocity admit(Here here, Velocity wanted) {
        Zone zone = zone(here);
        if (zone == null || !Double.isFinite(wanted.northMps()) || !Double.isFinite(wanted.eastMps())) {
            return Velocity.ZERO;
        }
        if (leadsInside(zone, here.point(), wanted)) {
            return wanted;
        }
        if (zone.clearanceM(here.point()) < marginM() + SPARE_M) {
            return zone.inwards(here.point());
        }
        double course = wanted.courseDeg();
        for (int turn = TURN_DEG; turn < 90; turn += TURN_DEG) {
            double speed = wanted.speedMps() * StrictMath.cos(StrictMath.toRadians(turn));
            for (int side = -1; side <= 1 && speed >= SLOWEST_MPS; side += 2) {
                Velocity candidate = Velocity.towards(course + side * turn, speed);
                if (leadsInside(zone, here.point(), candidate)) {
                    return candidate;
                }
            }
        }
        return Velocity.ZERO;
    }

    private boolean leadsInside(Zone zone, Point from, Velocity velocity) {
        return zone.clearanceM(from, standsAt(from, velocity)) >= marginM() + SPARE_M;
    }

    private Point standsAt(Point from, Velocity velocity) {
        double speed = velocity.speedMps();
        return speed > 0 ? from.after(velocity, stoppingM(speed) / speed) : from;
    }

    private @Nullable Zone zone(Here here) {
        return guided.zone(shape, radiusM(), here.frame(), here.home());
    }

    /** The configured radius where it is needed, otherwise none. */
    private double radiusM() {
        FenceShape read = shape;
        return readable && read != null && read.surrounds() ? Double.NaN : safety.fenceRadiusM();
    }

    private double marginM() {
        FenceShape read = shape;
        return Math.max(Math.max(safety.fenceMarginM(), 10), read == null ? 0 : read.marginM());
    }
}
