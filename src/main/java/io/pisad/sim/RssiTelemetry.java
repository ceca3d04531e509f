package io.pisad.sim;

import io.pisad.model.AutopilotKind;
import io.pisad.model.Event;
import io.pisad.model.Scenario;
import io.pisad.model.VehicleState;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** What the vehicle says of itself, 10 times a second: with an error of its position, and late. All else is well. */
final class RssiTelemetry {
    private static final double HOME_M = 400;

    private record Place(
            long atNs, double eastM, double northM, double upM, double eastMps, double northMps, double yawDeg) {}

    private final long delayNs;
    private final PositionError error;
    private final ArrayDeque<Place> underWay = new ArrayDeque<>();
    private final Scenario.Supply supply;
    private final Draws losses;
    private long sent;

    RssiTelemetry(Scenario scenario, long seed) {
        Scenario.Vehicle vehicle = scenario.vehicle();
        supply = scenario.supply();
        losses = new Draws(seed, 31);
        delayNs = Math.round(vehicle.delayS() * 1e9);
        error = new PositionError(vehicle.positionNoiseM(), vehicle.positionNoiseS(), new Draws(seed, 29));
    }

    /** Measures, if it is time to. */
    void take(long nowNs, Airframe airframe, double heightM) {
        if (nowNs % PositionError.PERIOD_NS != 0) {
            return;
        }
        error.step();
        sent++;
        if (losses.uniform(sent) < supply.lostShare()) {
            return;
        }
        underWay.addLast(new Place(
                nowNs + delayNs,
                airframe.eastM + error.eastM,
                airframe.northM + error.northM,
                heightM,
                airframe.eastMps,
                airframe.northMps,
                airframe.yawDeg));
    }

    /** Publishes what has arrived. */
    void publish(long nowNs, Consumer<Event> ring) {
        while (!underWay.isEmpty() && underWay.getFirst().atNs() <= nowNs) {
            ring.accept(state(underWay.removeFirst()));
        }
    }

    private VehicleState state(Place place) {
        long atNs = place.atNs();
        return new VehicleState(
                atNs,
                1,
                new VehicleState.Heartbeat(
                        atNs, AutopilotKind.ARDUPILOT, VehicleState.Heartbeat.ARDUCOPTER_GUIDED, true),
                new VehicleState.Position(
                        atNs,
                        RssiWorld.FRAME.latitudeDeg(place.northM()),
                        RssiWorld.FRAME.longitudeDeg(place.eastM()),
                        HOME_M + place.upM(),
                        place.upM(),
                        place.northMps(),
                        place.eastMps(),
                        0),
                null,
                new VehicleState.Attitude(atNs, 0, 0, place.yawDeg()),
                new VehicleState.Gps(atNs, 3, 0.9),
                new VehicleState.Battery(
                        atNs, Math.max(0, supply.batteryPercent() - supply.drainPercentPerMin() * atNs / 60e9)),
                new VehicleState.Home(atNs, RssiWorld.FRAME.latitudeDeg(), RssiWorld.FRAME.longitudeDeg(), HOME_M),
                new VehicleState.GroundStation(atNs, 255),
                null,
                null,
                null,
                null);
    }
}
