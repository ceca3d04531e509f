package io.pisad.sim;

import io.pisad.model.AutopilotKind;
import io.pisad.model.Event;
import io.pisad.model.Scenario;
import io.pisad.model.VehicleState;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** What the vehicle says of itself, 10 times a second: with an error of its position, and late. All else is well. */
final class RssiTelemetry {
    private static final long PERIOD_NS = 100_000_000L;
    private static final double HOME_M = 400;

    private record Place(
            long atNs, double eastM, double northM, double upM, double eastMps, double northMps, double yawDeg) {}

    private final Scenario.Vehicle vehicle;
    private final long delayNs;
    private final Draws errors;
    private final ArrayDeque<Place> underWay = new ArrayDeque<>();
    private double errorEastM;
    private double errorNorthM;
    private long sent;

    RssiTelemetry(Scenario.Vehicle vehicle, long seed) {
        this.vehicle = vehicle;
        delayNs = Math.round(vehicle.delayS() * 1e9);
        errors = new Draws(seed, 29);
        errorEastM = vehicle.positionNoiseM() * errors.normal(0);
        errorNorthM = vehicle.positionNoiseM() * errors.normal(1);
    }

    /** Measures, if it is time to. */
    void take(long nowNs, Airframe airframe, double heightM) {
        if (nowNs % PERIOD_NS != 0) {
            return;
        }
        double kept = StrictMath.exp(-PERIOD_NS / 1e9 / vehicle.positionNoiseS());
        double kick = vehicle.positionNoiseM() * Math.sqrt(1 - kept * kept);
        sent++;
        errorEastM = kept * errorEastM + kick * errors.normal(2 * sent);
        errorNorthM = kept * errorNorthM + kick * errors.normal(2 * sent + 1);
        underWay.addLast(new Place(
                nowNs + delayNs,
                airframe.eastM + errorEastM,
                airframe.northM + errorNorthM,
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

    private static VehicleState state(Place place) {
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
                new VehicleState.Battery(atNs, 80),
                new VehicleState.Home(atNs, RssiWorld.FRAME.latitudeDeg(), RssiWorld.FRAME.longitudeDeg(), HOME_M),
                new VehicleState.GroundStation(atNs, 255),
                null,
                null,
                null,
                null);
    }
}
