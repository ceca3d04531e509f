package io.pisad.sim;

import io.pisad.model.Scenario;

/** Where the beacon is at the start, from the vehicle and home, by the seed. */
record StartPlace(double eastM, double northM) {
    static StartPlace of(Scenario.Start start, long seed) {
        Draws placed = new Draws(seed, 24);
        if (start.boxM() > 0) {
            return new StartPlace(
                    start.boxM() * (placed.uniform(2) - placed.uniform(3)),
                    start.boxM() * (placed.uniform(4) - placed.uniform(5)));
        }
        double bearing = StrictMath.toRadians(between(start.bearingMinDeg(), start.bearingMaxDeg(), placed.uniform(0)));
        double range = between(start.rangeMinM(), start.rangeMaxM(), placed.uniform(1));
        return new StartPlace(range * StrictMath.sin(bearing), range * StrictMath.cos(bearing));
    }

    private static double between(double low, double high, double share) {
        return low + share * (high - low);
    }
}
