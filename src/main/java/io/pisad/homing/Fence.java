package io.pisad.homing;

import io.pisad.model.LocalFrame;
import io.pisad.model.Settings;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * A circle around home, shrunk by max(its margin, 10 m), and a band of heights above home (FR8).
 *
 * <p>The place checked is the present one and the one where the vehicle can stand: position plus v^2/2a + 2 s v along
 * its velocity. Unknown home or position: closed.
 */
final class Fence {
    private static final double REACTION_S = 2;
    /** Guidance stays this far inside what closes the interlock. */
    private static final double SPARE_M = 4;

    private Settings.Safety safety;
    private final double accelerationMps2;

    Fence(Settings settings) {
        safety = settings.safety();
        accelerationMps2 = settings.homing().accelerationMps2();
    }

    /** Takes other limits from now on. */
    void use(Settings.Safety next) {
        safety = next;
    }

    /** Why the fence is closed, or null when it is open. */
    @Nullable
    String objection(VehicleState vehicle) {
        var home = vehicle.home();
        var position = vehicle.position();
        if (home == null || position == null) {
            return home == null ? "home unknown" : "position unknown";
        }
        if (!(position.heightM() >= safety.heightMinM())) {
            return "height under " + Math.round(safety.heightMinM()) + " m";
        }
        if (!(position.heightM() <= safety.heightMaxM())) {
            return "height over " + Math.round(safety.heightMaxM()) + " m";
        }
        var frame = new LocalFrame(home.latitudeDeg(), home.longitudeDeg());
        var here = new Point(frame.eastM(position.longitudeDeg()), frame.northM(position.latitudeDeg()));
        var centre = new Point(0, 0);
        if (!(centre.distanceM(here) <= radiusM())) {
            return "outside";
        }
        var stand = standsAt(here, new Velocity(position.northMps(), position.eastMps()));
        return centre.distanceM(stand) <= radiusM() ? null : "cannot stop inside";
    }

    /** Whether a place and a distance around it lie inside what guidance may use. */
    boolean holds(Point home, Point place, double aroundM) {
        return home.distanceM(place) + aroundM <= radiusM() - SPARE_M;
    }

    /** Distance to stop from a speed: v^2/2a + 2 s v. */
    double stoppingM(double speedMps) {
        return speedMps * speedMps / (2 * accelerationMps2) + REACTION_S * speedMps;
    }

    /** Radius of the circle guidance may use for places it stands at. */
    double usableM() {
        return radiusM() - SPARE_M;
    }

    /** The nearest velocity to the wanted one that leads nowhere outside: along the fence, inwards, or none. */
    Velocity admit(Here here, Velocity wanted) {
        Point home = here.home();
        if (home == null || !Double.isFinite(wanted.northMps()) || !Double.isFinite(wanted.eastMps())) {
            return Velocity.ZERO;
        }
        if (leadsInside(here.point(), home, wanted)) {
            return wanted;
        }
        double out = home.bearingDeg(here.point());
        Velocity outwards = Velocity.towards(out, 1);
        double radial = wanted.northMps() * outwards.northMps() + wanted.eastMps() * outwards.eastMps();
        Velocity along = wanted.plus(outwards.scaled(-radial));
        for (int inMps = 0; inMps <= 2; inMps++) {
            Velocity candidate = along.plus(outwards.scaled(-inMps));
            if (leadsInside(here.point(), home, candidate)) {
                return candidate;
            }
        }
        return usableM() - home.distanceM(here.point()) < 0 ? outwards.scaled(-1) : Velocity.ZERO;
    }

    private boolean leadsInside(Point from, Point home, Velocity velocity) {
        return holds(home, standsAt(from, velocity), 0);
    }

    private Point standsAt(Point from, Velocity velocity) {
        double speed = velocity.speedMps();
        return speed > 0 ? from.after(velocity, stoppingM(speed) / speed) : from;
    }

    private double radiusM() {
        return safety.fenceRadiusM() - Math.max(safety.fenceMarginM(), 10);
    }
}
