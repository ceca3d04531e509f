package io.pisad.sim;

import io.pisad.model.Scenario;

/** A transmitter that may walk: straight on, with a new random course now and then. */
final class MovingBeacon {
    double eastM;
    double northM;

    private final double speedMps;
    private final double turnS;
    private final Draws draws;
    private double courseRad;
    private double untilS;
    private int turns;

    MovingBeacon(Scenario.Beacon beacon, double eastM, double northM, Draws draws) {
        this.eastM = eastM;
        this.northM = northM;
        speedMps = beacon.speedMps();
        turnS = beacon.turnS();
        this.draws = draws;
    }

    void step(double atS, double seconds) {
        if (speedMps == 0) {
            return;
        }
        if (atS >= untilS) {
            courseRad = 2 * StrictMath.PI * draws.uniform(2L * turns);
            untilS = atS - turnS * StrictMath.log(1 - draws.uniform(2L * turns + 1));
            turns++;
        }
        eastM += speedMps * seconds * StrictMath.sin(courseRad);
        northM += speedMps * seconds * StrictMath.cos(courseRad);
    }
}
