package io.pisad.homing;

import io.pisad.model.Setpoint;
import io.pisad.model.Tick;
import java.util.ArrayList;
import java.util.List;

/** A cockpit whose vehicle goes where the set-points say: 0.4 s behind, at most 3 m/s2. */
final class SearchFlight {
    final Cockpit c;
    final List<Point> flown = new ArrayList<>();
    private double eastMps;
    private double northMps;

    SearchFlight(Cockpit c) {
        this.c = c;
    }

    SearchFlight seconds(double seconds) {
        double dt = Tick.PERIOD_NS / 1e9;
        for (long end = c.nowNs + Math.round(seconds * 1e9); c.nowNs < end; ) {
            Setpoint moved = c.out.moved;
            boolean obeyed = moved != null && c.valve.permits(moved.epoch());
            double ae = ((obeyed && moved != null ? moved.eastMps() : 0) - eastMps) / 0.4;
            double an = ((obeyed && moved != null ? moved.northMps() : 0) - northMps) / 0.4;
            double k = Math.min(1, 3 / Math.max(1e-9, Math.sqrt(ae * ae + an * an)));
            eastMps += k * ae * dt;
            northMps += k * an * dt;
            c.eastM += eastMps * dt;
            c.northM += northMps * dt;
            c.eastMps = eastMps;
            c.northMps = northMps;
            flown.add(new Point(c.eastM, c.northM));
            c.tick();
        }
        return this;
    }

    Point here() {
        return new Point(c.eastM, c.northM);
    }

    /** The greatest distance of random places of a circle from where it flew. */
    double farthestM(Point centre, double radiusM) {
        double most = 0;
        for (double e = -radiusM; e <= radiusM; e += radiusM / 25) {
            for (double n = -radiusM; n <= radiusM; n += radiusM / 25) {
                var p = new Point(centre.eastM() + e, centre.northM() + n);
                if (e * e + n * n <= radiusM * radiusM) {
                    most = Math.max(
                            most, flown.stream().mapToDouble(p::distanceM).min().orElse(1e9));
                }
            }
        }
        return most;
    }
}
