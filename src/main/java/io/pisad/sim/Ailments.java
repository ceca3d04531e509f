package io.pisad.sim;

import io.pisad.model.Scenario;

/**
 * What the vehicle measures wrongly, and its battery.
 *
 * @param error of its position
 * @param batteryPercent at the start
 * @param drainPercentPerS how fast it falls
 */
record Ailments(PositionError error, double batteryPercent, double drainPercentPerS) {
    /** Half an hour from 95 % to empty, and no error, without a scenario. */
    static Ailments of(SimSettings settings) {
        Scenario scenario = settings.scenario();
        Draws errors = new Draws(settings.seed(), 29);
        if (scenario == null) {
            return new Ailments(new PositionError(0, 1, errors), 95, 0.05);
        }
        Scenario.Vehicle vehicle = scenario.vehicle();
        Scenario.Supply supply = scenario.supply();
        return new Ailments(
                new PositionError(vehicle.positionNoiseM(), vehicle.positionNoiseS(), errors),
                supply.batteryPercent(),
                supply.drainPercentPerMin() / 60);
    }
}
